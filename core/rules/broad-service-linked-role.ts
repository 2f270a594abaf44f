import { type BroadGrant, broadGrants, codesOfFamily } from "../model/broad-grant.ts";
import type { Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html */
export const broadServiceLinkedRole: Rule = {
  code: "broad-service-linked-role",
  kinds: ["identity-policy"],
  severity: "warning",
  summary: "iam:CreateServiceLinkedRole is allowed for every service.",
  awsCodes: codesOfFamily("CREATE_SLR"),
  judges: "grants",
  check: {
    *statement(statement, { catalog }) {
      for (const grant of broadGrants("iam", "CreateServiceLinkedRole", statement, catalog)) {
        if (namesService(statement)) return;
        const awsCode = `CREATE_SLR_${grant.suffix}`;
        for (const span of grant.actionSpans) yield { span, awsCode, message: messages[grant.action] };
        for (const span of grant.resourceSpans) yield { span, awsCode, message: onResource[grant.resource] };
      }
    },
  },
};

/** A test of the service's name counts unless it begins with a wildcard, for then it names none. */
function namesService({ conditions }: Statement): boolean {
  return conditions.some(
    ({ key, operator, values }) =>
      key.value.toLowerCase() === "iam:awsservicename" &&
      /^string(?:equals|like)(?:ignorecase)?$/i.test(operator.base) &&
      values.length > 0 &&
      values.every(({ value }) => !/^[*?]/.test(value)),
  );
}

const messages: Readonly<Record<BroadGrant["action"], string>> = {
  named:
    "iam:CreateServiceLinkedRole is allowed for every service; each such role gives a service rights in the account. Test iam:AWSServiceName, or name the role.",
  wildcard:
    "This wildcard holds iam:CreateServiceLinkedRole, here for every service; each such role gives a service rights in the account.",
  "not-action":
    "iam:CreateServiceLinkedRole is not among these exceptions, so it is allowed for every service; each such role gives a service rights in the account.",
};

const onResource: Readonly<Record<BroadGrant["resource"], string>> = {
  star: "Service-linked roles of every service can be made by this statement; their ARNs read arn:aws:iam::*:role/aws-service-role/SERVICE.amazonaws.com/*.",
  "not-resource":
    "Service-linked roles of every service but those listed can be made by this statement; name the roles that are meant in Resource.",
};
