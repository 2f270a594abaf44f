import type { Catalog } from "../../catalog/index.ts";
import type { PolicyKind } from "../../kind.ts";
import { parseArn } from "../../model/arn.ts";
import { federatedProviderOf } from "../../model/federation.ts";
import type { Principal, Statement } from "../../model/policy.ts";
import { uniqueId } from "../../model/principal-form.ts";
import { type Say, series } from "./sentence-say.ts";

/** Whom a statement speaks of, as the object of "lets": "the role stack_prod in 123456789012", "everyone except …". */
export function whoOf(statement: Statement, kind: PolicyKind, catalog: Catalog, say: Say): string {
  const { principals, notPrincipals, conditions } = statement;
  if (notPrincipals.length > 0) return `everyone except ${peopleOf(notPrincipals, catalog, say)}`;
  // Only S3's policies are known to let in callers without credentials, and only where no condition asks for more.
  const isOpen = kind === "bucket-policy" && statement.effect?.value === "Allow" && conditions.length === 0;
  if (isOpen && principals.some(isEveryone)) return "everyone, callers without credentials included,";
  return peopleOf(principals, catalog, say);
}

function isEveryone({ type, value }: Principal): boolean {
  return value === "*" && (type === "*" || type === "AWS");
}

/** One sort of principal with the names of it: the roles of an account. */
interface Group {
  readonly names: string[];
  readonly said: (names: readonly string[]) => string;
}

function peopleOf(principals: readonly Principal[], catalog: Catalog, say: Say): string {
  const groups = new Map<string, Group>();
  for (const principal of principals) {
    const { sort, name, said } = partOf(principal, catalog, say);
    const group = groups.get(sort);
    if (!group) groups.set(sort, { names: [name], said });
    else if (!group.names.includes(name)) group.names.push(name);
  }
  const said = [...groups.values()].map((group) => group.said(group.names));
  return series(said, "and", say.most);
}

interface Part {
  readonly sort: string;
  readonly name: string;
  readonly said: (names: readonly string[]) => string;
}

function partOf(principal: Principal, catalog: Catalog, say: Say): Part {
  const { type, value } = principal;
  if (isEveryone(principal)) return alone("everyone");
  if (type === "AWS") return ofAws(value, say);
  if (type === "Service") return value === "*" ? alone("every AWS service") : alone(serviceWords(value, catalog, say));
  if (type === "CanonicalUser")
    return named("canonical", "the account with the canonical id", "the accounts with the canonical ids", value, say);
  return alone(providerWords(value, say));
}

const alone = (words: string): Part => ({ sort: words, name: words, said: () => words });

function named(sort: string, one: string, many: string, name: string, say: Say, where = ""): Part {
  return {
    sort: `${sort} ${where}`,
    name,
    said: (names) => `${names.length > 1 ? many : one} ${series(names.map(say.name), "and", say.most)}${where}`,
  };
}

function ofAws(value: string, say: Say): Part {
  if (/^\d{12}$/.test(value)) return account(value, say);
  if (uniqueId.test(value))
    return named("id", "the principal with the unique id", "the principals with the unique ids", value, say);
  const arn = parseArn(value);
  if (!arn) return alone(say.value(value));
  if (arn.service !== "iam" && arn.service !== "sts") return alone(say.name(value));
  if (arn.service === "iam" && arn.resource === "root") return account(arn.account, say);
  const identity = /^user\/CloudFront Origin Access Identity (\S+)$/.exec(arn.resource)?.[1];
  if (arn.account === "cloudfront" && identity)
    return named("oai", "CloudFront's origin access identity", "CloudFront's origin access identities", identity, say);
  const [sort = "", ...rest] = arn.resource.split("/");
  const name = rest.join("/");
  const where = ` in ${say.account(arn.account)}`;
  if (name === "") return alone(say.name(value));
  if (arn.service === "iam" && sort === "role") return named(sort, "the role", "the roles", name, say, where);
  if (arn.service === "iam" && sort === "user") return named(sort, "the user", "the users", name, say, where);
  if (arn.service === "sts" && sort === "federated-user")
    return named(sort, "the federated user", "the federated users", name, say, where);
  const [role = "", session] = rest;
  if (arn.service === "sts" && sort === "assumed-role" && session !== undefined)
    return named(
      `${sort} ${role}`,
      "the session",
      "the sessions",
      session,
      say,
      ` of the role ${say.name(role)}${where}`,
    );
  return alone(say.name(value));
}

function account(id: string, say: Say): Part {
  return {
    sort: "account",
    name: id,
    said: (ids) => `the account${ids.length > 1 ? "s" : ""} ${series(ids.map(say.account), "and", say.most)}`,
  };
}

/** What acts under a service principal, by the words that the catalog has for it. */
export function serviceWords(name: string, catalog: Catalog, say: Say): string {
  const form = catalog.servicePrincipal(name);
  const purpose = form?.principal.purpose?.replace(/ ?\([^)]*\)/g, "").replace(/,.*$/, "");
  // Words that are a clause of their own do not stand for who acts.
  if (!purpose || purpose.split(" ").length > 5) return `the service ${say.name(name)}`;
  return form?.region ? `${purpose} in ${say.name(form.region)}` : purpose;
}

function providerWords(value: string, say: Say): string {
  const provider = federatedProviderOf(value);
  const arn = parseArn(value);
  const where = arn ? ` in ${say.account(arn.account)}` : "";
  const known = Object.hasOwn(hosts, value) ? hosts[value] : undefined;
  if (known) return `users of ${known}`;
  const loose = /^(saml|oidc)-provider\/(.+)$/.exec(arn?.resource ?? "");
  const type = provider?.type ?? loose?.[1];
  const issuer = provider?.issuer ?? loose?.[2];
  if (!type || !issuer) return `users of ${say.name(value)}`;
  return type === "saml"
    ? `users of the SAML provider ${say.name(issuer)}${where}`
    : `holders of a token of ${say.name(issuer)}`;
}

const hosts: Readonly<Record<string, string>> = {
  "cognito-identity.amazonaws.com": "Amazon Cognito",
  "cognito-identity-us-gov.amazonaws.com": "Amazon Cognito",
  "www.amazon.com": "Login with Amazon",
  "graph.facebook.com": "Facebook",
  "accounts.google.com": "Google",
};
