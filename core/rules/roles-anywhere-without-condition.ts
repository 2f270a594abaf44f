import type { Fix } from "../finding.ts";
import type { Statement } from "../model/policy.ts";
import { withCondition } from "../model/principal-edit.ts";
import { isExcepted } from "../model/principal-element.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html */
export const rolesAnywhereWithoutCondition: Rule = {
  code: "roles-anywhere-without-condition",
  kinds: ["trust-policy"],
  severity: "info",
  summary: "A role trusts Roles Anywhere without saying whose certificates count.",
  check: {
    principal(principal, statement, context) {
      if (principal.type !== "Service" || principal.value !== "rolesanywhere.amazonaws.com") return undefined;
      if (statement.effect?.value !== "Allow" || statement.conditions.length > 0) return undefined;
      if (isExcepted(principal, statement)) return undefined;
      return [
        {
          span: principal.span,
          message:
            "Whoever has a certificate from any trust anchor of the account can become this role; a condition on aws:SourceArn names the anchor, one on aws:PrincipalTag/x509Subject/CN the holder.",
          fixes: fixesOf(statement, context),
        },
      ];
    },
  },
};

function fixesOf(statement: Statement, { source }: PolicyContext): Fix[] {
  const edit = withCondition(source, statement, "ArnEquals", "aws:SourceArn", "<TRUST-ANCHOR-ARN>");
  return edit ? [{ title: "Add a condition on the trust anchor, to fill in", safe: false, edits: [edit] }] : [];
}
