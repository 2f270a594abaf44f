import type { Catalog, ConditionKeyInfo } from "../../catalog/index.ts";
import { membersOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { operatorNamed, operatorNames } from "../../model/condition-operator.ts";
import { canCompare, hasWildcard } from "../../model/condition-value.ts";
import type { Choice } from "./complete-choice.ts";
import { describeOperator } from "./complete-documentation.ts";
import { ranked } from "./match.ts";
import { otherNames, type PolicyPlace } from "./place.ts";

/** Condition operators that the block has not yet; those that fit the keys where they are there already. */
export function operators(place: PolicyPlace, catalog: Catalog): Choice[] {
  const present = new Set([...otherNames(place)].map((name) => name.toLowerCase()));
  const keys = keysUnder(place, catalog);
  const values = valuesUnder(place);
  const names = keys.length > 0 ? fitting(keys, values, place) : usual;
  const choices = names
    .filter((name) => !present.has(name.toLowerCase()))
    .map((name): Choice => {
      const base = name.replace(/^For\w+:/, "").replace(/IfExists$/, "");
      return {
        label: name,
        type: "member",
        detail: wordsOf(name),
        documentation: () => [ofSet(name), describeOperator(base)].filter((text) => text !== "").join("\n\n"),
        opens: true,
        json: place.cursor.hasColon ? [`"${name}"`] : [`"${name}": { "`, { blank: "" }, '": "', { blank: "" }, '" }'],
      };
    });
  return ranked(choices, place.typed, ({ label }) => [label]);
}

/** The keys below the operator under the cursor, as far as AWS knows them. */
function keysUnder({ cursor }: PolicyPlace, catalog: Catalog): ConditionKeyInfo[] {
  return membersOf(blockUnder(cursor)).flatMap(({ name }) => catalog.conditionKey(name) ?? []);
}

function valuesUnder({ cursor }: PolicyPlace): string[] {
  return membersOf(blockUnder(cursor)).flatMap(({ value }) => {
    const nodes = value?.type === "array" ? (value.children ?? []) : value ? [value] : [];
    return nodes.map((node) => String(node.value));
  });
}

function blockUnder({ node, hasColon, holders, token }: PolicyPlace["cursor"]): JsonNode | undefined {
  if (node) return node.parent?.children?.[1];
  // A name that is not there yet, in front of its colon, has no node: the block is the value without one.
  if (!hasColon || token) return undefined;
  return holders.at(-1)?.children?.find(({ children = [] }) => children[0]?.value === "")?.children?.[1];
}

function fitting(keys: readonly ConditionKeyInfo[], values: readonly string[], { statement }: PolicyPlace): string[] {
  const fits = operatorNames.filter((name) => {
    const facts = operatorNamed(name);
    return facts && keys.every((key) => facts.family === "Null" || canCompare(facts, key));
  });
  const [key] = keys;
  const isNull = values.length > 0 && values.every((value) => /^(?:true|false)$/i.test(value)) && key?.type !== "Bool";
  const wild = values.some(hasWildcard);
  const isDeny = statement?.effect?.value === "Deny";
  const score = (name: string) => {
    const facts = operatorNamed(name)!;
    const own = facts.family === key?.type ? 0 : facts.family === "Null" ? (isNull ? -50 : 30) : 20;
    const like =
      facts.family === "String" || facts.family === "ARN" ? (facts.name.includes("Like") === wild ? 0 : 5) : 0;
    const negated = facts.negated === isDeny ? 0 : 3;
    const rare = /IgnoreCase|Binary/.test(name) ? 10 : 0;
    return own + like + negated + rare;
  };
  const inOrder = fits.sort((a, b) => score(a) - score(b));
  const isMany = keys.some(({ multivalued }) => multivalued);
  const plain = inOrder.flatMap((name) => (name === "Null" ? [name] : [name, `${name}IfExists`]));
  const sets = inOrder
    .filter((name) => name !== "Null")
    .flatMap((name) => [`ForAnyValue:${name}`, `ForAllValues:${name}`]);
  if (isMany) return interleaved(isNull, sets, inOrder);
  const first = inOrder.slice(0, 4);
  return [
    ...new Set([
      ...first,
      ...first.map((name) => `${name}IfExists`).filter((name) => name !== "NullIfExists"),
      ...inOrder,
      ...plain,
      ...sets,
    ]),
  ];
}

function interleaved(isNull: boolean, sets: readonly string[], plain: readonly string[]): string[] {
  return isNull
    ? ["Null", ...sets]
    : [...sets.slice(0, 6), ...plain.filter((name) => name === "Null"), ...sets.slice(6)];
}

/** Where no key is there yet. */
const usual: readonly string[] = (() => {
  const first = ["StringEquals", "StringLike", "ArnLike", "Bool", "StringNotEquals", "IpAddress", "Null", "ArnEquals"];
  const next = ["ForAnyValue:StringEquals", "ForAllValues:StringEquals", "StringEqualsIfExists", "BoolIfExists"];
  return [...new Set([...first, ...next])];
})();

function ofSet(name: string): string {
  if (name.startsWith("ForAnyValue:"))
    return "**ForAnyValue** True where at least one of the request's values matches; false for a request without the key.";
  return name.startsWith("ForAllValues:")
    ? "**ForAllValues** True where every value of the request matches, **and for a request without the key**."
    : "";
}

function wordsOf(name: string): string {
  const facts = operatorNamed(name.replace(/^For\w+:/, "").replace(/IfExists$/, ""));
  const family = facts ? families[facts.family] : "";
  const parts = [
    family,
    name.startsWith("ForAny") ? "any value of a list" : name.startsWith("ForAll") ? "every value of a list" : "",
  ];
  if (name.endsWith("IfExists")) parts.push("or no key");
  return parts.filter((part) => part !== "").join(", ");
}

const families: Readonly<Record<string, string>> = {
  String: "text",
  Numeric: "number",
  Date: "date",
  Bool: "true or false",
  Binary: "Base64",
  IPAddress: "IP range",
  ARN: "ARN",
  Null: "is the key absent?",
};
