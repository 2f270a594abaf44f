import { replaceValue } from "../json/edit.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
export const rcpPrincipal: Rule = {
  code: "rcp-principal",
  kinds: ["rcp"],
  severity: "error",
  summary: 'A statement of a resource control policy has another principal than "*".',
  awsCodes: ["RCP_SYNTAX_ERROR_PRINCIPAL"],
  check: {
    *statement({ node }, { source }) {
      for (const name of ["Principal", "NotPrincipal"]) {
        const member = memberOf(node, name);
        const value = member?.value;
        // A list is wrong-type's.
        if (!member || value?.type === "array" || (name === "Principal" && value?.value === "*")) continue;
        yield {
          span: innerSpanOf(member.key),
          message: `The principal of a resource control policy is exactly "*", and a condition on aws:PrincipalArn or its like says whom it spares; AWS Organizations refuses ${name === "Principal" ? "every other" : "NotPrincipal"}.`,
          awsCode: "RCP_SYNTAX_ERROR_PRINCIPAL",
          ...(name === "Principal" &&
            value && { fixes: [{ title: 'Set it to "*"', safe: false, edits: [replaceValue(source, value, "*")] }] }),
        };
      }
    },
  },
};
