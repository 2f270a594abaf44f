import { removeFromParent } from "../json/edit.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const principalInIdentityPolicy: Rule = {
  code: "principal-in-identity-policy",
  kinds: ["identity-policy"],
  severity: "error",
  summary: "A statement of an identity policy names a principal.",
  awsCodes: ["UNSUPPORTED_PRINCIPAL"],
  check: {
    *statement({ node }, { source }) {
      for (const name of ["Principal", "NotPrincipal"]) {
        const member = memberOf(node, name);
        if (!member) continue;
        yield {
          span: innerSpanOf(member.key),
          message: `${name} has no place in an identity policy, which is about whoever it is attached to; IAM refuses the policy.`,
          awsCode: "UNSUPPORTED_PRINCIPAL",
          fixes: [{ title: `Remove ${name}`, safe: false, edits: [removeFromParent(source, member.node)] }],
        };
      }
    },
  },
};
