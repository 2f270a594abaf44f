import type { Action, Catalog, ConditionKeyInfo } from "../../catalog/index.ts";
import type { AssistContext } from "../assist.ts";
import { blank, type Choice, shaped, value } from "./complete-choice.ts";
import { levelOf } from "./complete-documentation.ts";
import { servicesFor } from "./complete-service-values.ts";
import { arns } from "./complete-value-arns.ts";
import { shapeOf } from "./complete-value-shapes.ts";
import { conditionWords } from "./condition-words.ts";
import { type KnownNames, knownNames } from "./known-names.ts";
import { ranked } from "./match.ts";
import { otherItems, type PolicyPlace } from "./place.ts";
import { nameOf, prefixOf } from "./words-in.ts";

/** Values for a condition key: what the policy compares it with elsewhere, what the workspace knows, the key's own words, shapes. */
export function conditionValues(place: PolicyPlace, operator: string, key: string, context: AssistContext): Choice[] {
  const { catalog } = context;
  const info = catalog.conditionKey(key);
  const name = key.toLowerCase();
  const present = new Set(otherItems(place));
  const isNull = /^null$/i.test(operator);
  const all = isNull
    ? [value("false", "the request has the key"), value("true", "the request does not have the key")]
    : [...elsewhere(place, name), ...ofKey(key, operator, info, place, context)];
  const seen = new Set<string>(present);
  const unique = all.filter(({ label }) => !seen.has(label) && seen.add(label));
  return ranked(unique, place.typed, ({ label, words }) => [label, words]);
}

/** Whether there is something to propose for a key, whatever the policy says elsewhere. */
export function hasValues(key: string, { type }: ConditionKeyInfo): boolean {
  const name = key.toLowerCase();
  if (type !== "String" && type !== "Numeric") return type !== "Binary";
  return Object.hasOwn(conditionWords, name) || withShapes.test(name);
}

const withShapes =
  /service(?:name)?$|calledvia|region$|account$|accountid$|owner$|orgid$|orgpaths$|sourcevpce?$|s3:prefix|externalid|:aud$|:sub$|namespace$|arn$/;

function elsewhere({ policy, cursor }: PolicyPlace, name: string): Choice[] {
  const sameTag = tagOf(name);
  const found = policy.statements.flatMap(({ conditions }) =>
    conditions.filter((one) => one.name === name || (sameTag !== undefined && tagOf(one.name) === sameTag)),
  );
  const exact = [...found.filter((one) => one.name === name), ...found];
  const texts = exact.flatMap(({ values, operator }) =>
    operator.facts?.family === "Null" ? [] : values.filter(({ node }) => node !== cursor.node).map((one) => one.value),
  );
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .filter(([text]) => text !== "" && text.length < 200)
    .slice(0, 40)
    .map(([text]) => value(text, "in this policy"));
}

/** The tags that the policy tests. */
function tagNames({ policy, cursor }: PolicyPlace): Choice[] {
  const names = policy.statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ key }) => (key.node === cursor.node ? [] : (/Tag\/(.+)$/.exec(key.value)?.[1] ?? []))),
  );
  return [...new Set(names)].map((tag) => value(tag, "a tag that this policy tests"));
}

/** What tags that only mark something are mostly set to. */
function tagValues(operator: string): Choice[] {
  return /like/i.test(operator) ? [value("true"), value("*", "whatever it is set to")] : [value("true")];
}

/** The tag of a key such as aws:ResourceTag/team: its values are the same in every key of the tag. */
function tagOf(name: string): string | undefined {
  return /tag\/(.+)$/i.exec(name)?.[1];
}

function ofKey(
  key: string,
  operator: string,
  info: ConditionKeyInfo | undefined,
  place: PolicyPlace,
  context: AssistContext,
): Choice[] {
  const { catalog } = context;
  const name = key.toLowerCase();
  if (info?.type === "Bool") return bools(name, place);
  const listed = Object.hasOwn(conditionWords, name) ? conditionWords[name] : undefined;
  if (listed) return listed.map(([label, detail]) => value(label, detail));
  if (name === "aws:tagkeys") return tagNames(place);
  if (name.endsWith(":createaction")) return creating(prefixOf(name), place, catalog);
  const shape = shapeOf(name);
  if (shape) return shape;
  const services = servicesFor(name, operator, place, context);
  if (services) return services;
  if (/(?:requestedregion|:region|locationconstraint)$/.test(name)) return regions(knownNames(place, context), catalog);
  if (/(?:account|owner|accountid)$/.test(name)) return accounts(place, context);
  if (/(?:orgid)$/.test(name)) return organizations(name, place, context);
  if (info?.type === "ARN" || /arn$/.test(name)) return arns(name, operator, place, context);
  if (info?.type === "IPAddress")
    return [blank("203.0.113.0/24", "a range of addresses"), blank("2001:db8::/32", "a range of IPv6")];
  if (info?.type === "Date") return [blank("2030-01-01T00:00:00Z", "a date in UTC")];
  return [...variableOf(key), ...(tagOf(name) === undefined ? [] : tagValues(operator))];
}

function bools(name: string, { statement }: PolicyPlace): Choice[] {
  const isDeny = statement?.effect?.value === "Deny";
  const both = [value("true"), value("false")];
  return isDeny && name !== "aws:viaawsservice" ? both.reverse() : both;
}

/** Actions of the key's service that make something: those of the policy first, then the most usual. */
function creating(service: string, { policy }: PolicyPlace, catalog: Catalog): Choice[] {
  const own = new Set(policy.statements.flatMap(({ actions }) => actions.map(({ value: name }) => name.toLowerCase())));
  const makes = (catalog.service(service)?.actions ?? []).filter(
    (action) =>
      levelOf(action) === "Write" && /^(?:Create|Run|Register|Allocate|Request|Import|Copy)/.test(action.name),
  );
  const rank = (action: Action) => (own.has(nameOf(action).full) ? 1e6 : 0) + catalog.setsWith(action);
  return makes.sort((a, b) => rank(b) - rank(a)).map(({ name }) => value(name));
}

const usualRegions = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "eu-west-1",
  "eu-central-1",
  "ap-southeast-1",
  "ap-northeast-1",
];

function regions(known: KnownNames, catalog: Catalog): Choice[] {
  const usual = known.partition === "aws" ? usualRegions : [];
  const inOrder = new Set([
    ...known.regions,
    ...usual,
    ...catalog.regions.filter(({ partition }) => partition === known.partition).map(({ code }) => code),
  ]);
  return [...inOrder].flatMap((code) => {
    const region = catalog.region(code);
    return region ? [{ ...value(code, region.name), words: region.name.toLowerCase() }] : [];
  });
}

function accounts(place: PolicyPlace, context: AssistContext): Choice[] {
  const known = knownNames(place, context).accounts;
  return [
    ...known.map(
      ({ value: id, from }): Choice => ({ label: id, type: "reference", detail: from, words: from.toLowerCase() }),
    ),
    shaped("account id", [{ blank: "111122223333" }], "twelve digits"),
    value("${aws:PrincipalAccount}", "the caller's own account"),
  ];
}

function organizations(name: string, place: PolicyPlace, context: AssistContext): Choice[] {
  return [
    ...knownNames(place, context).organizations.map(
      ({ value: id, from }): Choice => ({ label: id, type: "reference", detail: from }),
    ),
    shaped("o-a1b2c3d4e5", ["o-", { blank: "a1b2c3d4e5" }], "an organization's id"),
    name.endsWith("resourceorgid")
      ? value("${aws:PrincipalOrgID}", "the caller's own organization")
      : value("${aws:ResourceOrgID}", "the resource's own organization"),
  ];
}

function variableOf(key: string): Choice[] {
  const tag = tagOf(key);
  if (tag !== undefined && !/^aws:principaltag\//i.test(key))
    return [value(`\${aws:PrincipalTag/${tag}}`, "the caller's own tag")];
  if (key.toLowerCase() === "sts:rolesessionname") return [value("${aws:username}", "the name of the user")];
  return [];
}
