import { forbiddenPrincipals } from "../model/forbidden-principal.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const principalInIdentityPolicy: Rule = {
  code: "principal-in-identity-policy",
  kinds: ["identity-policy"],
  severity: "error",
  summary: "A statement of an identity policy names a principal.",
  awsCodes: ["UNSUPPORTED_PRINCIPAL"],
  check: {
    statement: ({ node }, { source }) =>
      forbiddenPrincipals(node, source, {
        awsCode: "UNSUPPORTED_PRINCIPAL",
        message: (element) =>
          `${element} has no place in an identity policy, which is about whoever it is attached to; IAM refuses the policy.`,
      }),
  },
};
