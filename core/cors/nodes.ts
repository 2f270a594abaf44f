import type { JsonNode } from "../json/parse.ts";
import type { Span } from "../text.ts";

type Built = { -readonly [K in keyof JsonNode]: JsonNode[K] };

/**
 * Nodes as JSON has them, for configurations that are written in another notation. Offsets are those of the text as it
 * is, so that findings need no mapping.
 */
export function objectNode(span: Span, members: readonly JsonNode[]): JsonNode {
  return adopting({ type: "object", ...measured(span) }, members);
}

export function arrayNode(span: Span, items: readonly JsonNode[]): JsonNode {
  return adopting({ type: "array", ...measured(span) }, items);
}

export function memberNode(key: JsonNode, value: JsonNode | undefined): JsonNode {
  const last = value ?? key;
  const end = Math.max(key.offset + key.length, last.offset + last.length);
  return adopting({ type: "property", ...measured({ start: key.offset, end }) }, value ? [key, value] : [key]);
}

/**
 * A string by the span of what it says. In JSON a node of a string holds its quotes; here the characters on both sides take
 * their place, so that everything that leaves the quotes out of a span finds the text itself. Where it says nothing, what
 * stands before it is all there is to show.
 */
export function stringNode({ start, end }: Span, value: string): JsonNode {
  if (start === end) return { type: "string", value, offset: start - 1, length: 1 };
  return { type: "string", value, offset: start - 1, length: end - start + 2 };
}

export function numberNode(span: Span, value: number): JsonNode {
  return { type: "number", value, ...measured(span) };
}

/** A node under another name or value, in its place. */
export function replaced(node: JsonNode, value: string): JsonNode {
  return { type: "string", value, offset: node.offset, length: node.length };
}

function measured({ start, end }: Span) {
  return { offset: start, length: end - start };
}

function adopting(parent: Built, children: readonly JsonNode[]): JsonNode {
  parent.children = [...children];
  for (const child of children) (child as Built).parent = parent;
  return parent;
}
