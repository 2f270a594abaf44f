import type { Fix } from "../finding.ts";
import { renameMember } from "../json/edit.ts";
import { innerSpanOf, memberOf, spanOf } from "../json/node.ts";
import type { Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
export const notPrincipalAllow: Rule = {
  code: "not-principal-allow",
  kinds: ["bucket-policy", "resource-policy"],
  severity: "warning",
  summary: "An Allow statement names those it is not for, and so admits everyone else.",
  awsCodes: ["ALLOW_WITH_NOT_PRINCIPAL"],
  check: {
    statement(statement) {
      if (statement.effect?.value !== "Allow") return undefined;
      const member = memberOf(statement.node, "NotPrincipal");
      if (!member) return undefined;
      return [
        {
          span: innerSpanOf(member.key),
          message: "NotPrincipal with Allow lets in everyone but the principals listed, anonymous callers included.",
          awsCode: "ALLOW_WITH_NOT_PRINCIPAL",
          fixes: denyInstead(statement),
        },
      ];
    },
  },
};

/** The only rewriting that grants nothing anew: those whom the author wanted out are denied, and nobody is let in by it. */
function denyInstead({ node, effect }: Statement): Fix[] {
  const key = memberOf(node, "NotPrincipal")?.key;
  const renamed = key && renameMember(key, "Principal");
  if (!renamed || !effect) return [];
  const edits = [{ span: spanOf(effect.node), text: '"Deny"' }, renamed];
  return [{ title: "Deny the principals listed, and allow nobody", safe: false, edits }];
}
