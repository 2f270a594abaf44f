import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity */
export const federatedPrincipalOutsideTrust: Rule = {
  code: "federated-principal-outside-trust",
  kinds: ["bucket-policy", "resource-policy"],
  severity: "error",
  summary: "An identity provider is named in a policy that is no trust policy.",
  awsCodes: ["FEDERATED_PRINCIPAL_NOT_SUPPORTED"],
  check: {
    *statement({ node }) {
      for (const element of ["Principal", "NotPrincipal"]) {
        const key = memberOf(memberOf(node, element)?.value, "Federated")?.key;
        if (!key) continue;
        yield {
          span: innerSpanOf(key),
          message:
            "Identity providers stand in trust policies alone; AWS refuses the policy. Here name the role that their users become.",
          awsCode: "FEDERATED_PRINCIPAL_NOT_SUPPORTED",
        };
      }
    },
  },
};
