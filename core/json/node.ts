import type { Span } from "../text.ts";
import type { JsonNode } from "./parse.ts";

/** A way from the root of a document to a value: member names and array indexes; in INI a section and a key. */
export type Path = readonly (string | number)[];

/** A member of an object: the node of its name and the node of its value, which is missing while it is being typed. */
export interface Member {
  readonly name: string;
  readonly key: JsonNode;
  readonly value?: JsonNode;
  readonly node: JsonNode;
}

/** The span of a whole node, quotes included. */
export function spanOf(node: JsonNode): Span {
  return { start: node.offset, end: node.offset + node.length };
}

/** The span of what a string says, without its quotes; an empty or unclosed string and every other node keep their whole span. */
export function innerSpanOf(node: JsonNode): Span {
  if (node.type !== "string" || node.length <= 2) return spanOf(node);
  return { start: node.offset + 1, end: node.offset + node.length - 1 };
}

/** The members of an object in their order; of anything else none. */
export function membersOf(node: JsonNode | undefined): Member[] {
  if (node?.type !== "object" || !node.children) return [];
  const members: Member[] = [];
  for (const property of node.children) {
    const [key, value] = property.children ?? [];
    if (key) members.push({ name: String(key.value), key, ...(value && { value }), node: property });
  }
  return members;
}

/** The last member of that name, as JSON parsers take it, or undefined. */
export function memberOf(node: JsonNode | undefined, name: string): Member | undefined {
  if (node?.type !== "object" || !node.children) return undefined;
  for (let i = node.children.length - 1; i >= 0; i--) {
    const property = node.children[i]!;
    const [key, value] = property.children ?? [];
    if (key?.value === name) return { name, key, ...(value && { value }), node: property };
  }
  return undefined;
}

/** The value at a path below `node`, or undefined where the path leads nowhere. */
export function nodeAt(node: JsonNode | undefined, path: Path): JsonNode | undefined {
  let current = node;
  for (const step of path) {
    if (typeof step === "number") current = current?.type === "array" ? current.children?.[step] : undefined;
    else current = memberOf(current, step)?.value;
  }
  return current;
}

/**
 * The path below `root` of the innermost value that holds `span`; a span on a member's name gives that member's path.
 * Logarithmic in the number of siblings, so that ten thousand findings in one array stay cheap.
 */
export function pathOf(root: JsonNode, span: Span): Path {
  const path: (string | number)[] = [];
  let node: JsonNode | undefined = root;
  while (node) {
    const index: number = childHolding(node.children, span);
    const child: JsonNode | undefined = node.children?.[index];
    if (!child) break;
    if (child.type === "property") {
      const [key, value]: JsonNode[] = child.children ?? [];
      path.push(String(key?.value ?? ""));
      node = value && holds(value, span) ? value : undefined;
    } else {
      path.push(index);
      node = child;
    }
  }
  return path;
}

function childHolding(children: readonly JsonNode[] | undefined, span: Span): number {
  let low = 0;
  let high = (children?.length ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const child = children![middle]!;
    if (span.start < child.offset) high = middle - 1;
    else if (span.start >= child.offset + child.length) low = middle + 1;
    else return holds(child, span) ? middle : -1;
  }
  return -1;
}

function holds(node: JsonNode, span: Span): boolean {
  return node.offset <= span.start && span.end <= node.offset + node.length;
}
