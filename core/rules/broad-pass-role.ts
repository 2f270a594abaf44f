import type { Draft, Fix } from "../finding.ts";
import { addMember } from "../json/edit.ts";
import { memberOf } from "../json/node.ts";
import { type BroadGrant, broadGrants, codesOfFamily } from "../model/broad-grant.ts";
import { isFullAdministrator } from "../model/full-administrator.ts";
import { servicesLaunchedWith } from "../model/launch-service.ts";
import type { Policy, Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export const broadPassRole: Rule = {
  code: "broad-pass-role",
  kinds: ["identity-policy"],
  severity: "warning",
  summary: "iam:PassRole is allowed for every role and every service.",
  awsCodes: codesOfFamily("PASS_ROLE"),
  judges: "grants",
  check: {
    *statement(statement, { catalog, policy, source }) {
      for (const grant of broadGrants("iam", "PassRole", statement, catalog)) {
        if (grant.resource === "star" && namesService(statement)) return;
        if (isFullAdministrator(statement)) return;
        yield* drafts(grant, fixesFor(statement, policy, source));
      }
    },
  },
};

/** Any exact or pattern test of the service will do; a test that passes where the key is missing does not count. */
function namesService({ conditions }: Statement): boolean {
  return conditions.some(
    ({ key, operator }) =>
      key.value.toLowerCase() === "iam:passedtoservice" &&
      !operator.ifExists &&
      /^string(?:equals|like)(?:ignorecase)?$/i.test(operator.base),
  );
}

function* drafts(grant: BroadGrant, fixes: readonly Fix[]): Iterable<Draft> {
  const awsCode = `PASS_ROLE_${grant.suffix}`;
  const { actionSpans, resourceSpans } = grant;
  for (const span of actionSpans) yield { span, awsCode, message: messages[grant.action], fixes };
  for (const span of resourceSpans) {
    yield {
      span,
      awsCode,
      message:
        grant.resource === "star"
          ? "Every role can be passed by this statement; name the roles that are meant."
          : "Every role but those listed can be passed by this statement, future ones too; name the roles that are meant in Resource.",
    };
  }
}

const messages: Readonly<Record<BroadGrant["action"], string>> = {
  named:
    "iam:PassRole for every role lets its holder hand the most powerful role of the account to a service and act with it; name the roles, or test iam:PassedToService.",
  wildcard:
    "This wildcard holds iam:PassRole, here for every role: its holder can hand the most powerful role of the account to a service and act with it.",
  "not-action":
    "iam:PassRole is not among these exceptions, so it is allowed for every role: its holder can hand the most powerful one to a service and act with it.",
};

/** Where the statement does nothing else, and the rest of the policy tells what the roles are passed to. */
function fixesFor(statement: Statement, policy: Policy, source: string): Fix[] {
  const { actions, node } = statement;
  if (actions.length !== 1 || actions[0]?.value.toLowerCase() !== "iam:passrole" || memberOf(node, "Condition"))
    return [];
  const services = servicesLaunchedWith(policy);
  if (services.length === 0) return [];
  const value = services.length === 1 ? services[0] : services;
  return [
    {
      title: `Allow it for ${services.join(", ")} only`,
      safe: false,
      edits: [addMember(source, node, "Condition", { StringEquals: { "iam:PassedToService": value } }, "last")],
    },
  ];
}
