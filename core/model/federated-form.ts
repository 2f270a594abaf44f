import { federatedHosts, federatedProviderOf } from "./federation.ts";
import type { PrincipalFault } from "./principal-fault.ts";

/**
 * Why a value under Federated names no identity provider; undefined where it does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
 */
export function faultOfFederated(value: string): PrincipalFault | undefined {
  if (federatedProviderOf(value)) return undefined;
  const bare = value.replace(/^https?:\/\//i, "").replace(/\/$/, "");
  if (federatedHosts.has(bare) && bare !== value) {
    return {
      message:
        "An identity provider is named by its host alone here, without https:// and slash; IAM refuses the policy.",
      meant: { type: "Federated", value: bare },
    };
  }
  const scheme = /^(arn:[\w-]+:iam::\d{12}:oidc-provider\/)https?:\/\/(.+)$/.exec(value);
  if (scheme) {
    const from = (scheme[1] ?? "").length;
    return {
      message: "The ARN of an OpenID Connect provider holds its host without https://; IAM refuses the policy.",
      part: { from, to: value.length - (scheme[2] ?? "").length },
      meant: { type: "Federated", value: `${scheme[1]}${scheme[2]}` },
    };
  }
  const misspelt = /^(arn:[\w-]+:iam::\d{12}:)(saml|oidc|openid)[-_]?(?:provider|providers)?\/(.+)$/i.exec(value);
  if (misspelt) {
    const [, start = "", type = "", name = ""] = misspelt;
    const provider = type.toLowerCase() === "saml" ? "saml-provider" : "oidc-provider";
    return {
      message: `An identity provider's ARN reads “${provider}/NAME” behind the account id; IAM refuses the policy.`,
      part: { from: start.length, to: value.length - name.length - 1 },
      meant: { type: "Federated", value: `${start}${provider}/${name}` },
    };
  }
  if (!value.startsWith("arn:") && /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(bare)) {
    return {
      message:
        "Only Cognito, Google, Amazon and Facebook are named by their host; every other provider by its ARN in the account, arn:aws:iam::ACCOUNT:oidc-provider/HOST; IAM refuses the policy.",
    };
  }
  return {
    message:
      "This names no identity provider: it is the ARN of a SAML or OpenID Connect provider, or the host of Cognito, Google, Amazon or Facebook; IAM refuses the policy.",
  };
}
