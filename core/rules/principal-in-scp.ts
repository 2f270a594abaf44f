import { forbiddenPrincipals } from "../model/forbidden-principal.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html */
export const principalInScp: Rule = {
  code: "principal-in-scp",
  kinds: ["scp"],
  severity: "error",
  summary: "A statement of a service control policy names a principal.",
  awsCodes: ["SCP_SYNTAX_ERROR_PRINCIPAL"],
  check: {
    statement: ({ node }, { source }) =>
      forbiddenPrincipals(node, source, {
        awsCode: "SCP_SYNTAX_ERROR_PRINCIPAL",
        message: (element) =>
          `A service control policy has no ${element}: it is about everyone in the accounts that it is attached to. AWS Organizations refuses it.`,
      }),
  },
};
