import type { Catalog } from "../../catalog/index.ts";
import type { PolicyKind } from "../../kind.ts";
import { parseArn } from "../../model/arn.ts";
import { everyoneOf, federatedProviderOf } from "../../model/federation.ts";
import type { Principal } from "../../model/policy.ts";
import { uniqueId } from "../../model/principal-form.ts";
import type { AssistContext } from "../assist.ts";
import { code } from "../markdown.ts";
import { knownList } from "./known.ts";
import { accountNames } from "./known-accounts.ts";
import type { AccountName } from "./sentence-say.ts";

/** The policy that a principal stands in. */
interface Setting {
  readonly kind: PolicyKind;
  readonly effect: string | undefined;
  readonly context: AssistContext;
}

/** Who a principal really is. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function principalWords(
  { type, value }: Pick<Principal, "type" | "value">,
  { kind, effect, context }: Setting,
): string | undefined {
  if (value === "*") return starWords(type, kind, effect);
  if (type === "Service") return serviceWords(value, context.catalog);
  if (type === "Federated") return providerWords(value);
  if (type === "CanonicalUser")
    return "**One account**, by its canonical id. Only S3 knows such ids, and shows the account's ARN once the policy is saved.";
  const said = type === "AWS" ? awsWords(value, kind, accountNames(context)) : undefined;
  return said && [said, ...knownList(value, context)].join("\n\n");
}

function starWords(type: string, kind: PolicyKind, effect: string | undefined): string | undefined {
  if (type === "Service") return "**Every AWS service**, on behalf of whomever it acts.";
  if (type !== "AWS" && type !== "*") return undefined;
  if (effect === "Deny") return "**Everyone**: nobody is spared but by the statement's conditions.";
  if (kind === "trust-policy")
    return "**Everyone with credentials of AWS**, in any account. Only the conditions of the statement hold anybody back.";
  return "**Everyone**: every account, and callers without any credentials where the service takes them, as S3 does. Only the conditions of the statement hold anybody back.";
}

function awsWords(value: string, kind: PolicyKind, accountName: AccountName): string | undefined {
  if (/^\d{12}$/.test(value)) return accountWords(value, kind, accountName);
  if (uniqueId.test(value)) {
    return `**A ${value.startsWith("AROA") ? "role" : "user"} by its unique id.** AWS shows the id in place of the ARN once the ${value.startsWith("AROA") ? "role" : "user"} is deleted; one made anew under the same name has another id and is not let in.`;
  }
  const arn = parseArn(value);
  if (!arn || (arn.service !== "iam" && arn.service !== "sts")) return undefined;
  if (/[*?]/.test(value))
    return "**Nobody**: AWS takes no wildcard in a principal's ARN. Name a whole account, and what the callers' ARNs look like in a condition on `aws:PrincipalArn`.";
  const [sort = "", ...rest] = arn.resource.split("/");
  const where = ` in ${nameOfAccount(arn.account, accountName)}`;
  if (arn.service === "iam" && arn.resource === "root") return accountWords(arn.account, kind, accountName);
  if (arn.account === "cloudfront")
    return "**An origin access identity of CloudFront**: a distribution that reads for its viewers. Newer distributions use an origin access control and the principal `cloudfront.amazonaws.com`.";
  const name = code(rest.join("/"));
  if (arn.service === "iam" && sort === "role")
    return `**The role** ${name}${where}: every session of it, whoever assumed it. ${deletion("role")}`;
  if (arn.service === "iam" && sort === "user") return `**The user** ${name}${where}. ${deletion("user")}`;
  if (sort === "assumed-role")
    return `**One session**, ${code(rest.slice(1).join("/"))}, of the role ${code(rest[0] ?? "")}${where}. Whoever assumes the role chooses the session's name; other sessions of the role are not meant.`;
  return sort === "federated-user"
    ? `**The federated user** ${name}${where}: a session of GetFederationToken.`
    : undefined;
}

function deletion(what: string): string {
  return `When the policy is saved AWS notes the ${what}'s unique id, so that a ${what} deleted and made anew must be saved here again.`;
}

/** That `:root` is not the root user alone is what most people do not know. */
function accountWords(id: string, kind: PolicyKind, accountName: AccountName): string {
  const account = `**The whole account** ${nameOfAccount(id, accountName)}`;
  const not = "not its root user alone";
  if (kind === "trust-policy")
    return `${account}, ${not}: each of its users and roles whose own policies allow \`sts:AssumeRole\` on this role.`;
  return `${account}, ${not}: the account is let in, and its own policies say which of its users and roles may make use of that.`;
}

function nameOfAccount(id: string, accountName: AccountName): string {
  const name = accountName(id);
  return name === undefined ? code(id) : `${code(id)} (${code(name)} in the manifest)`;
}

function serviceWords(value: string, catalog: Catalog): string | undefined {
  const form = catalog.servicePrincipal(value);
  if (!form) return undefined;
  const purpose = form.principal.purpose ?? "An AWS service";
  const region = form.region ? ` Only in the Region ${code(form.region)}.` : "";
  return `**${purpose}** · ${code(value)}: the service itself, not the people who use it.${region}`;
}

function providerWords(value: string): string | undefined {
  const provider = federatedProviderOf(value);
  if (!provider) return undefined;
  if (provider.type === "saml")
    return `**Users of the SAML provider** ${code(provider.issuer)}, who come with \`sts:AssumeRoleWithSAML\`. Conditions on \`saml:\` keys say which of them.`;
  return `**Holders of a token of** ${code(provider.issuer)}, who come with \`sts:AssumeRoleWithWebIdentity\`. Without a condition on what the token says that is ${everyoneOf(provider.issuer)}.`;
}
