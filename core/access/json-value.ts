import { membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";

/** The plain value of a tree; of members of the same name the last counts. */
export function jsonValueOf(node: JsonNode | undefined): unknown {
  if (!node) return null;
  if (node.type === "array") return (node.children ?? []).map(jsonValueOf);
  if (node.type !== "object") return node.value;
  return Object.fromEntries(membersOf(node).map(({ name, value }) => [name, jsonValueOf(value)]));
}
