// How what several statements have is put into the first of them.
import { memberOf, membersOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import type { Statement } from "../../model/policy.ts";
import { listText, type Part, partsOf, withValue, written } from "./refactor-parts.ts";

/** The members of the first of some statements that change when the others go into it. */
export type Joining = (
  source: string,
  statements: readonly Statement[],
) => Readonly<Record<string, string>> | undefined;

/** Whether a value is a list of strings, or the one string that stands for such a list. */
export function isList(node: JsonNode | undefined): node is JsonNode {
  if (node?.type === "string") return true;
  return (
    node?.type === "array" && node.children?.length !== 0 && !!node.children?.every(({ type }) => type === "string")
  );
}

/** Joins what they list under Action or Resource. */
export function listJoining(element: "Action" | "Resource"): Joining {
  const fold = element === "Action" ? (text: string) => text.toLowerCase() : (text: string) => text;
  return (source, statements) => {
    const values = statements.flatMap(({ node }) => memberOf(node, element)?.value ?? []);
    return { [element]: joinedLists(source, values, fold) };
  };
}

/** Several strings and arrays as one array, laid out as the first array among them; what is there already is not repeated. */
export function joinedLists(source: string, values: readonly JsonNode[], fold: (text: string) => string): string {
  const seen = new Set<string>();
  const parts: Part[] = [];
  const rest: string[] = [];
  for (const value of values) {
    const own = value.type === "array" ? partsOf(source, value) : { parts: [aloneIn(source, value)], rest: [] };
    rest.push(...own.rest);
    for (const part of own.parts) {
      const text = fold(String(part.node.value));
      if (seen.has(text)) rest.push(...part.before, ...part.behind);
      else parts.push(part);
      seen.add(text);
    }
  }
  const model = values.find(({ type }) => type === "array");
  const [first] = values;
  if (model) return written(source, model, { parts, rest });
  return first ? listText(source, first, parts, rest) : "[]";
}

function aloneIn(source: string, node: JsonNode): Part {
  return { node, before: [], text: source.slice(node.offset, node.offset + node.length), behind: [] };
}

/** Joins whom they name, type by type. */
export const principalJoining: Joining = (source, statements) => {
  const objects = statements.flatMap(({ node }) => memberOf(node, "Principal")?.value ?? []);
  const [first] = objects;
  if (!first) return undefined;
  const types = [...new Set(objects.flatMap((node) => membersOf(node).map(({ name }) => name)))];
  const { parts, rest } = partsOf(source, first);
  const joined = types.flatMap((type): Part[] => {
    const values = objects.flatMap((node) => memberOf(node, type)?.value ?? []);
    const own = parts.find(({ node }) => node.children?.[0]?.value === type);
    const text = joinedLists(source, values, (value) => value);
    if (own) return [values.length > 1 ? { ...own, text: withValue(source, own, text) } : own];
    const foreign = objects.flatMap((node) => memberOf(node, type)?.node ?? [])[0];
    return foreign ? [values.length > 1 ? withNew(source, foreign, text) : aloneIn(source, foreign)] : [];
  });
  return { Principal: written(source, first, { parts: joined, rest }) };
};

function withNew(source: string, property: JsonNode, value: string): Part {
  const part = aloneIn(source, property);
  return { ...part, text: withValue(source, part, value) };
}
