import type { Catalog } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";
import type { Statement } from "./policy.ts";

/** What is wrong with the form of a condition key that the catalog does not know. */
export type KeyForm =
  | "no-service"
  | "empty-part"
  | "no-tag"
  | "deprecated"
  | "global"
  | "service"
  | "issuer"
  | "stranger";

/** How a key that no catalog look-up finds is written; undefined where AWS knows the key. */
export function formOfUnknownKey(name: string, catalog: Catalog): KeyForm | undefined {
  if (catalog.conditionKey(name)) return undefined;
  const colon = name.indexOf(":");
  if (colon < 0) return "no-service";
  if (colon === 0 || colon === name.length - 1) return "empty-part";
  const lower = name.toLowerCase();
  if (lower === "aws:arn") return "deprecated";
  if (catalog.conditionKey(`${lower.endsWith("/") ? lower.slice(0, -1) : lower}/x`)?.key.includes("/${"))
    return "no-tag";
  const prefix = lower.slice(0, colon);
  if (prefix === "aws") return "global";
  if (catalog.service(prefix)) return "service";
  // An identity provider's keys begin with its host.
  return prefix === "saml" || /[./]/.test(name.slice(0, name.lastIndexOf(":"))) ? "issuer" : "stranger";
}

/** The key that a misspelt one likely means, in AWS's spelling with the tag as written; undefined where none is near. */
export function nearestKey(name: string, statement: Statement, catalog: Catalog): string | undefined {
  const trimmed = name.trim();
  if (trimmed !== name && catalog.conditionKey(trimmed)) return trimmed;
  const colon = name.indexOf(":");
  const bare = name.slice(colon + 1);
  const elsewhere = keysCalled(bare, statement, catalog);
  if (elsewhere.length === 1) return elsewhere[0];
  const prefix = name.slice(0, colon).toLowerCase();
  const keys =
    prefix === "aws" ? catalog.globalConditionKeys : (catalog.service(prefix)?.conditionKeys ?? ([] as const));
  const slash = name.indexOf("/", colon);
  const head = slash < 0 ? name : name.slice(0, slash);
  const candidates = keys.map(({ key }) => key).filter((key) => key.includes("/${") === slash >= 0);
  const found = nearest(head, new Set(candidates.map((key) => (slash < 0 ? key : key.slice(0, key.indexOf("/${"))))));
  return found && !found.includes("${") ? found + name.slice(head.length) : undefined;
}

/** The keys of a name without service, among the global ones and those of the services that the statement's actions belong to. */
export function keysCalled(bare: string, statement: Statement, catalog: Catalog): readonly string[] {
  const services = new Set(
    [...statement.actions, ...statement.notActions].flatMap(({ value }) => {
      const colon = value.indexOf(":");
      return colon > 0 ? [value.slice(0, colon).toLowerCase()] : [];
    }),
  );
  const found = ["aws", ...services].flatMap((prefix) => {
    const info = catalog.conditionKey(`${prefix}:${bare}`);
    if (!info) return [];
    const template = info.key.indexOf("${");
    return template < 0 ? [info.key] : [info.key.slice(0, template) + bare.slice(template - prefix.length - 1)];
  });
  return [...new Set(found)];
}
