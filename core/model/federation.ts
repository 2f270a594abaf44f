import { parseArn } from "./arn.ts";

/** Providers that stand under Federated by their host alone, for IAM knows them without an entry in the account. */
export const federatedHosts: ReadonlySet<string> = new Set([
  "cognito-identity.amazonaws.com",
  "cognito-identity-us-gov.amazonaws.com",
  "www.amazon.com",
  "graph.facebook.com",
  "accounts.google.com",
]);

/** What a value under Federated names. */
export interface FederatedProvider {
  readonly type: "saml" | "oidc";
  /** Of an OpenID Connect provider the issuer's host and path, which its condition keys begin with; of SAML its name. */
  readonly issuer: string;
}

/**
 * The provider that a Federated value names, or undefined where it has the form of none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
 */
export function federatedProviderOf(value: string): FederatedProvider | undefined {
  if (federatedHosts.has(value)) return { type: "oidc", issuer: value };
  const arn = parseArn(value);
  if (arn?.service !== "iam" || arn.region !== "" || !/^\d+$/.test(arn.account)) return undefined;
  const slash = arn.resource.indexOf("/");
  const type = arn.resource.slice(0, Math.max(slash, 0));
  const issuer = arn.resource.slice(slash + 1);
  if (issuer === "") return undefined;
  if (type === "saml-provider") return { type: "saml", issuer };
  return type === "oidc-provider" && !/^[a-z]+:|^\/|\s/i.test(issuer) ? { type: "oidc", issuer } : undefined;
}

/** Providers that IAM knows without an entry in the account tell apps apart by the audience, and users by the subject. */
export function isBuiltIn(issuer: string): boolean {
  return federatedHosts.has(issuer.toLowerCase());
}

/** Who gets in when nothing but the audience of a token is tested, for messages. */
export function everyoneOf(issuer: string): string {
  const host = issuer.toLowerCase().split("/")[0] ?? "";
  return (
    crowds[host] ??
    (/^oidc\.eks\./.test(host) ? "every service account of the cluster" : "everyone whom the provider signs tokens for")
  );
}

const crowds: Readonly<Record<string, string>> = {
  "token.actions.githubusercontent.com": "the workflows of every repository on GitHub",
  "vstoken.actions.githubusercontent.com": "the workflows of every repository on GitHub",
  "oidc-configuration.audit-log.githubusercontent.com": "the audit logs of every enterprise on GitHub",
  "gitlab.com": "the pipelines of every project on gitlab.com",
  "app.terraform.io": "every workspace of every organization on HCP Terraform",
  "agent.buildkite.com": "the pipelines of every organization on Buildkite",
  "oidc.codefresh.io": "the pipelines of every account of Codefresh",
  "oidc.op1.openshiftapps.com": "every service account of the cluster",
  "rh-oidc.s3.us-east-1.amazonaws.com": "every service account of the cluster",
  "cognito-identity.amazonaws.com": "the users of every identity pool of every account",
  "cognito-identity-us-gov.amazonaws.com": "the users of every identity pool of every account",
  "api.pulumi.com": "every organization of Pulumi",
  "oidc.vercel.com": "every team of Vercel",
};
