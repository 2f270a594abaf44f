import type { Span } from "../text.ts";
import { innerSpanOf } from "./node.ts";
import type { JsonNode } from "./parse.ts";

/** A string in a JSON text: what it says, and where it says it. `span` leaves the quotes out. */
export interface Text {
  readonly value: string;
  readonly span: Span;
  readonly node: JsonNode;
}

/** The text of a string node, or undefined for every other node. */
export function textOf(node: JsonNode | undefined): Text | undefined {
  if (node?.type !== "string" || typeof node.value !== "string") return undefined;
  return { value: node.value, span: innerSpanOf(node), node };
}

/** The strings of a node that is a string or an array; items of other types are left out, for grammar reports them. */
export function textsOf(node: JsonNode | undefined): Text[] {
  if (node?.type === "array") return (node.children ?? []).flatMap((child) => textOf(child) ?? []);
  const text = textOf(node);
  return text ? [text] : [];
}

/**
 * The span in `source` of the characters `from` to `to` of a string's value. Escapes make the two differ, so they are
 * followed one by one where the string holds any.
 */
export function spanWithin(text: Text, from: number, to: number, source: string): Span {
  const { start, end } = text.span;
  if (end - start === text.value.length) return { start: start + from, end: start + to };
  const offsets = rawOffsets(source, start, end);
  return { start: offsets[from] ?? end, end: offsets[to] ?? end };
}

/** For every UTF-16 code unit of a string's value, and for its end, the offset in `source` where it is written. */
export function rawOffsets(source: string, start: number, end: number): number[] {
  const offsets: number[] = [];
  let i = start;
  while (i < end) {
    offsets.push(i);
    if (source[i] !== "\\") i++;
    else if (source[i + 1] === "u") i += 6;
    else i += 2;
  }
  offsets.push(end);
  return offsets;
}

/** How a text is written inside the quotes of a JSON string. */
export function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
