import type { Fix } from "../finding.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Statement } from "../model/policy.ts";
import { withCondition } from "../model/principal-edit.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
export const notPrincipalInTrustPolicy: Rule = {
  code: "not-principal-in-trust-policy",
  kinds: ["trust-policy"],
  severity: "error",
  summary: "A statement of a trust policy has NotPrincipal.",
  awsCodes: ["ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL"],
  check: {
    statement(statement, context) {
      const key = memberOf(statement.node, "NotPrincipal")?.key;
      if (!key) return undefined;
      return [
        {
          span: innerSpanOf(key),
          message: "Trust policies know no NotPrincipal; IAM refuses the policy.",
          awsCode: "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
          fixes: asCondition(statement, context),
        },
      ];
    },
  },
};

/** What a Deny meant: everyone but these. It can be said of roles and users; an account's root there is the root user alone. */
function asCondition(statement: Statement, { source }: PolicyContext): Fix[] {
  const { effect, node, notPrincipals } = statement;
  const property = memberOf(node, "NotPrincipal")?.node;
  if (effect?.value !== "Deny" || !property || memberOf(node, "Principal")) return [];
  const arns = notPrincipals.map(({ value }) => value);
  if (arns.length === 0 || !arns.every((arn) => /^arn:[\w-]+:iam::\d{12}:(?:role|user)\/[^*?]+$/.test(arn))) return [];
  const [only = ""] = arns;
  const condition = withCondition(
    source,
    statement,
    "ArnNotEquals",
    "aws:PrincipalArn",
    arns.length === 1 ? only : arns,
  );
  if (!condition) return [];
  const { offset, length } = property;
  const everyone = { span: { start: offset, end: offset + length }, text: '"Principal": { "AWS": "*" }' };
  // Two edits at one place would be told apart by nobody.
  if (condition.span.start < offset + length && offset < condition.span.end) return [];
  return [{ title: "Deny everyone whose aws:PrincipalArn is another", safe: false, edits: [everyone, condition] }];
}
