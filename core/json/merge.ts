import { getNodeValue } from "jsonc-parser";
import type { Edit } from "../text.ts";
import { removeFromParent, replaceValue } from "./edit.ts";
import { type Member, membersOf } from "./node.ts";
import type { JsonNode } from "./parse.ts";

/** What becomes of two members of one object that say things side by side. */
export interface Merge {
  readonly how: "same" | "lists" | "objects";
  /** Leaves the first member with what both said, and takes the second away. */
  readonly edits: readonly Edit[];
}

/** Merges the second member into the first; undefined where the two contradict each other. */
export function mergeMembers(source: string, first: Member, second: Member): Merge | undefined {
  const a = first.value;
  const b = second.value;
  if (!a || !b) return undefined;
  const removal = removeFromParent(source, second.node);
  if (JSON.stringify(getNodeValue(a)) === JSON.stringify(getNodeValue(b))) return { how: "same", edits: [removal] };
  if (a.type === "object" && b.type === "object") {
    const names = membersOf(a).map(({ name }) => name.toLowerCase());
    if (membersOf(b).some(({ name }) => names.includes(name.toLowerCase()))) return undefined;
    return { how: "objects", edits: [replaceValue(source, a, { ...objectOf(a), ...objectOf(b) }), removal] };
  }
  if (!isList(a) || !isList(b)) return undefined;
  const union = [...new Set([...itemsOf(a), ...itemsOf(b)])];
  return { how: "lists", edits: [replaceValue(source, a, union), removal] };
}

function isList(node: JsonNode): boolean {
  return (
    node.type === "string" || (node.type === "array" && (node.children ?? []).every(({ type }) => type === "string"))
  );
}

function itemsOf(node: JsonNode): unknown[] {
  return node.type === "array" ? (node.children ?? []).map(({ value }) => value) : [node.value];
}

function objectOf(node: JsonNode): object {
  return getNodeValue(node) as object;
}
