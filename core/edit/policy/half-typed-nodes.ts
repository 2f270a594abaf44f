import type { JsonNode } from "../../json/parse.ts";
import type { Token } from "./half-typed-tokens.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** A node whose end is not known yet. */
export type Building = Mutable<JsonNode> & { children?: JsonNode[] };

/** A string, number or word as a node. */
export function scalarNode(text: string, { kind, start, end, closed }: Token): Building {
  const written = text.slice(start, end);
  if (kind === "string") {
    return { type: "string", offset: start, length: end - start, value: stringOf(written, closed) };
  }
  if (written === "true" || written === "false") {
    return { type: "boolean", offset: start, length: end - start, value: written === "true" };
  }
  const number = Number(written);
  return Number.isNaN(number)
    ? { type: "string", offset: start, length: end - start, value: written }
    : { type: "number", offset: start, length: end - start, value: number };
}

/** Ends a node. */
export function close(node: Building, end: number): void {
  node.length = Math.max(end - node.offset, 1);
}

/** The name of a member. */
export function nameOf(property: JsonNode | undefined): string {
  return String(property?.children?.[0]?.value ?? "");
}

/** The names and indexes that lead to a node. */
export function pathTo(node: JsonNode | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = node; at?.parent; at = at.parent) {
    if (at.parent.type === "property") path.unshift(nameOf(at.parent));
    else if (at.parent.type === "array") path.unshift(at.parent.children?.indexOf(at) ?? 0);
  }
  return path;
}

/** What a string says; escapes that JSON does not have are kept as written. */
function stringOf(written: string, closed: boolean): string {
  const inner = written.slice(1, closed ? -1 : undefined);
  if (!inner.includes("\\")) return inner;
  try {
    return String(JSON.parse(`"${inner}"`));
  } catch {
    return inner;
  }
}
