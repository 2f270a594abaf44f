import { federatedProviderOf } from "./federation.ts";
import { globMatches } from "./glob.ts";
import type { Principal, Statement } from "./policy.ts";

/** How a principal becomes a role: people, roles and services with AssumeRole, the users of a provider with an action of their own. */
export type TrustWay = "AssumeRole" | "AssumeRoleWithSAML" | "AssumeRoleWithWebIdentity";

const ways: Readonly<Record<string, TrustWay>> = {
  "sts:assumerole": "AssumeRole",
  "sts:assumerolewithsaml": "AssumeRoleWithSAML",
  "sts:assumerolewithwebidentity": "AssumeRoleWithWebIdentity",
};

/** The way that an action opens; undefined for all others, wildcards included. */
export function wayOf(action: string): TrustWay | undefined {
  const name = action.toLowerCase();
  return Object.hasOwn(ways, name) ? ways[name] : undefined;
}

/** The way that a principal can go; undefined where its form does not tell. */
export function wayFor({ type, value }: Principal): TrustWay | undefined {
  if (type === "AWS" || type === "Service") return "AssumeRole";
  if (type !== "Federated") return undefined;
  const provider = federatedProviderOf(value);
  if (!provider) return undefined;
  return provider.type === "saml" ? "AssumeRoleWithSAML" : "AssumeRoleWithWebIdentity";
}

/** Whether a statement's actions hold an action of STS, by its name or by a pattern that matches it. */
export function allows({ actions }: Statement, action: string): boolean {
  const asked = action.toLowerCase();
  return actions.some(({ value }) => globMatches(value.toLowerCase(), asked));
}
