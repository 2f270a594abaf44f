import { removeFromParent } from "../json/edit.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html */
export const principalInScp: Rule = {
  code: "principal-in-scp",
  kinds: ["scp"],
  severity: "error",
  summary: "A statement of a service control policy names a principal.",
  awsCodes: ["SCP_SYNTAX_ERROR_PRINCIPAL"],
  check: {
    *statement({ node }, { source }) {
      for (const name of ["Principal", "NotPrincipal"]) {
        const member = memberOf(node, name);
        if (!member) continue;
        yield {
          span: innerSpanOf(member.key),
          message: `A service control policy has no ${name}: it is about everyone in the accounts that it is attached to. AWS Organizations refuses it.`,
          awsCode: "SCP_SYNTAX_ERROR_PRINCIPAL",
          fixes: [{ title: `Remove ${name}`, safe: false, edits: [removeFromParent(source, member.node)] }],
        };
      }
    },
  },
};
