import { globMatches } from "./action-pattern.ts";
import { conditionKeyTypeOf } from "./key-types.ts";
import type { GlobalKeyRow, Slices } from "./layout.ts";
import { once } from "./once.ts";
import type { Action, ConditionKeyInfo, IdentityProvider, Service } from "./types.ts";

export interface ConditionKeyLookUp {
  conditionKey(name: string): ConditionKeyInfo | undefined;
  takesConditionKey(action: Action, key: string): boolean;
  globalKeys(): readonly ConditionKeyInfo[];
  identityProviders(): readonly IdentityProvider[];
  tenancyKeys(issuer: string): readonly string[] | undefined;
  vpceKeyServices(): readonly string[];
}

/** Enough for a large workspace, and a bound on what endless editing leaves behind. */
const mostCached = 4000;

/** Look-ups of condition keys, over the shared sections and, for a service's keys, its own row. */
export function conditionKeyLookUp(
  slices: Slices,
  serviceOf: (prefix: string) => Service | undefined,
): ConditionKeyLookUp {
  const serviceTables = new Map<string, KeyTable>();
  const actionTables = new WeakMap<Action, KeyTable>();

  const globals = once(() => keyTable(slices.section("globalKeys").keys.map(globalKeyOf)));
  const identityProviders = once(() =>
    Object.entries(slices.section("federation")).map(([issuer, rows]) => {
      const keys = rows.map(([claim, type, description]) => federationKeyOf(`${issuer}:${claim}`, type, description));
      return { issuer, keys, table: keyTable(keys) };
    }),
  );

  /** A policy asks for the same few keys again and again; a tag key or an issuer's would be looked for in every table. */
  const known = new Map<string, ConditionKeyInfo | undefined>();

  function conditionKey(name: string): ConditionKeyInfo | undefined {
    if (known.has(name)) return known.get(name);
    const found = findConditionKey(name);
    if (known.size >= mostCached) known.clear();
    known.set(name, found);
    return found;
  }

  function findConditionKey(name: string): ConditionKeyInfo | undefined {
    const asked = name.toLowerCase();
    const colon = asked.indexOf(":");
    if (colon <= 0) return undefined;
    const prefix = asked.slice(0, colon);
    return (
      globals().find(asked) ??
      (prefix === "aws" ? undefined : (serviceKey(prefix, asked) ?? federationKey(name, asked)))
    );
  }

  function serviceKey(prefix: string, asked: string): ConditionKeyInfo | undefined {
    for (const owner of [prefix, ...(slices.foreignKeys.get(prefix) ?? [])]) {
      const found = tableOfService(owner)?.find(asked);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function tableOfService(prefix: string): KeyTable | undefined {
    const known = serviceTables.get(prefix);
    if (known !== undefined) return known;
    const service = serviceOf(prefix);
    if (service === undefined) return undefined;
    const table = keyTable(service.conditionKeys.filter(({ global }) => !global));
    serviceTables.set(prefix, table);
    return table;
  }

  function federationKey(name: string, asked: string): ConditionKeyInfo | undefined {
    for (const { table } of identityProviders()) {
      const documented = table.find(asked);
      if (documented !== undefined) return documented;
    }
    // The issuer may hold a port; the claim holds no colon.
    const colon = asked.lastIndexOf(":");
    const claim = asked.slice(colon + 1);
    const known = oidcClaims.get(claim);
    if (known === undefined || !looksLikeIssuer(asked.slice(0, colon))) return undefined;
    return federationKeyOf(`${name.slice(0, colon)}:${claim}`, ...known);
  }

  return {
    conditionKey,
    identityProviders,
    globalKeys: () => globals().keys,
    tenancyKeys(issuer) {
      const asked = issuer.toLowerCase();
      const shared = Object.entries(slices.section("sharedIssuers")).find(([pattern]) => globMatches(pattern, asked));
      return shared?.[1].map((claim) => (claim.includes(":") ? claim : `${issuer}:${claim}`));
    },
    vpceKeyServices: () => slices.section("globalKeys").vpceServices,
    takesConditionKey(action, key) {
      let table = actionTables.get(action);
      if (table === undefined) {
        const keys = [...action.conditionKeys, ...action.resourceTypes.flatMap((type) => type.conditionKeys)];
        table = keyTable(keys.map((own) => ({ key: own }) as ConditionKeyInfo));
        actionTables.set(action, table);
      }
      return table.find(key.toLowerCase()) !== undefined;
    },
  };
}

/** Claims that IAM offers for every OpenID Connect provider. */
const oidcClaims: ReadonlyMap<string, readonly [type: string, description: string]> = new Map([
  ["aud", ["S", "Filters access by the audience of the token"]],
  ["sub", ["S", "Filters access by the subject of the token"]],
  ["amr", ["s", "Filters access by how the user authenticated"]],
  ["oaud", ["S", "Filters access by the other audience of the token"]],
  ["email", ["S", "Filters access by the e-mail address in the token"]],
]);

const looksLikeIssuer = (issuer: string) => /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/\S*)?$/.test(issuer);

function federationKeyOf(key: string, type: string, description: string): ConditionKeyInfo {
  return { key, ...conditionKeyTypeOf(type), global: false, scope: "federation", description };
}

function globalKeyOf({ key, type, also, many, session, meaning, present }: GlobalKeyRow): ConditionKeyInfo {
  return {
    key,
    type,
    ...(also === undefined ? {} : { alsoType: also }),
    multivalued: many === true,
    global: true,
    scope: session === true ? "session" : "global",
    description: meaning,
    present,
  };
}

interface KeyTable {
  readonly keys: readonly ConditionKeyInfo[];
  /** Finds by the key in lower case; a template by anything that fills its variable parts. */
  find(asked: string): ConditionKeyInfo | undefined;
}

function keyTable(keys: readonly ConditionKeyInfo[]): KeyTable {
  const exact = new Map(keys.map((info) => [info.key.toLowerCase(), info]));
  const templates = keys
    .filter(({ key }) => key.includes("${"))
    .map((info) => ({ info, parts: literalParts(info.key.toLowerCase()) }));
  return {
    keys,
    find: (asked) => exact.get(asked) ?? templates.find(({ parts }) => fills(parts, asked))?.info,
  };
}

/** The fixed text around the variable parts: `a:${x}.b` gives `a:` and `.b`. */
const literalParts = (template: string): readonly string[] => template.split(/\$\{[^}]*\}/);

/** Whether a text begins and ends as the template does, with something in each variable part. */
function fills(parts: readonly string[], text: string): boolean {
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at < text.length - last.length;
}
