import type { JsonNode } from "../json/parse.ts";
import type { Span } from "../text.ts";
import { arrayNode, memberNode, numberNode, objectNode, stringNode } from "./nodes.ts";

/** A scalar of YAML: what it says, and where; `plain` where it has no quotes, so that digits are a number. */
export interface Scalar {
  readonly value: string;
  /** Without quotes. */
  readonly span: Span;
  readonly plain: boolean;
  /** Where it ends, quotes included. */
  readonly end: number;
}

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

/** The collection in brackets at `offset`, which may go over several lines, and where it ends. Never throws. */
export function flowNode(text: string, offset: number): { readonly node: JsonNode; readonly end: number } {
  const cursor: Cursor = { text, at: offset, depth: 0 };
  const node = collection(cursor);
  return { node, end: cursor.at };
}

const maxDepth = 20;
/** No value of a CORS rule is longer, and a line may be the whole file. */
const maxScalar = 5000;

function collection(cursor: Cursor): JsonNode {
  const { text } = cursor;
  const start = cursor.at;
  const isList = text[start] === "[";
  const children: JsonNode[] = [];
  cursor.at++;
  cursor.depth++;
  for (skipGap(cursor); cursor.at < text.length; skipGap(cursor)) {
    const c = text[cursor.at]!;
    if (c === "]" || c === "}") {
      cursor.at++;
      break;
    }
    const before = cursor.at;
    const child = c === "," ? undefined : isList ? value(cursor) : member(cursor);
    if (child) children.push(child);
    if (cursor.at === before) cursor.at++;
  }
  cursor.depth--;
  const span = { start, end: cursor.at };
  return isList ? arrayNode(span, children) : objectNode(span, children);
}

function value(cursor: Cursor): JsonNode | undefined {
  const { text, depth } = cursor;
  const anchor = anchorLength(text, cursor.at);
  cursor.at += anchor;
  if (anchor > 0) skipGap(cursor);
  const { at } = cursor;
  if ((text[at] === "[" || text[at] === "{") && depth < maxDepth) return collection(cursor);
  const line = text.slice(at, at + maxScalar).indexOf("\n");
  const scalar = scalarAt(text, at, Math.min(line < 0 ? at + maxScalar : at + line, text.length), "flow");
  if (!scalar) return undefined;
  cursor.at = scalar.end;
  return scalar.plain && /^-?\d{1,15}$/.test(scalar.value)
    ? numberNode(scalar.span, Number(scalar.value))
    : stringNode(scalar.span, scalar.value);
}

function member(cursor: Cursor): JsonNode | undefined {
  const key = value(cursor);
  if (key?.type !== "string") return undefined;
  skipGap(cursor);
  if (cursor.text[cursor.at] !== ":") return memberNode(key, undefined);
  cursor.at++;
  skipGap(cursor);
  return memberNode(key, /[,}]/.test(cursor.text[cursor.at] ?? ",") ? undefined : value(cursor));
}

function skipGap(cursor: Cursor): void {
  const { text } = cursor;
  for (;;) {
    while (/\s/.test(text[cursor.at] ?? "")) cursor.at++;
    if (text[cursor.at] !== "#") return;
    const newline = text.indexOf("\n", cursor.at);
    cursor.at = newline < 0 ? text.length : newline;
  }
}

/** How long the anchor at an offset is, by which aliases name what follows; 0 where none is. */
export function anchorLength(text: string, at: number): number {
  return text[at] === "&" ? (/^&[\w.-]+/.exec(text.slice(at, at + 100))?.[0].length ?? 0) : 0;
}

/**
 * The scalar at `at`, on a line that ends at `end`: in a flow it also ends at a comma or bracket. A tag makes it a variable,
 * whatever it stands before, and so is an alias.
 */
export function scalarAt(text: string, at: number, end: number, where: "block" | "flow"): Scalar | undefined {
  const tags = /^(?:![\w:.]*[ \t]*)+/.exec(text.slice(at, Math.min(end, at + 100)))?.[0];
  if (tags === undefined) return untagged(text, at, end, where);
  const innerAt = at + tags.length;
  if (text[innerAt] === "[" || text[innerAt] === "{") return variable(String(at), at, closeOf(text, innerAt));
  const inner = untagged(text, innerAt, end, where);
  if (!inner) return variable(String(at), at, at + tags.trimEnd().length);
  if (/^!Sub\b/.test(tags)) return { ...inner, plain: false };
  return { ...inner, span: { start: at, end: inner.end }, value: `\${${inner.value}}`, plain: false };
}

function untagged(text: string, at: number, end: number, where: "block" | "flow"): Scalar | undefined {
  const quote = text[at];
  if (quote === '"' || quote === "'") return quoted(text, at, end, quote);
  let stop = end;
  if (where === "flow") {
    const match = /[,[\]{}]|:(?=[\s,[\]{}]|$)|\s#/.exec(text.slice(at, end));
    if (match) stop = at + match.index;
  }
  while (stop > at && /\s/.test(text[stop - 1]!)) stop--;
  const value = text.slice(at, stop);
  if (/^\*[\w-]+$/.test(value)) return variable(`&${value.slice(1)}`, at, stop);
  return value === "" ? undefined : { value, span: { start: at, end: stop }, plain: true, end: stop };
}

/** What only the template knows; one name, one value. */
function variable(name: string, start: number, end: number): Scalar {
  return { value: `\${${name}}`, span: { start, end }, plain: false, end };
}

/** Where the collection in brackets at an offset ends, whatever is in it. */
function closeOf(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const c = text[i]!;
    if (c === "[" || c === "{") depth++;
    else if (c === "]" || c === "}") depth--;
    else if (c === '"' || c === "'") i = quoted(text, i, Math.min(i + maxScalar, text.length), c).end - 1;
    if (depth === 0) return i + 1;
  }
  return text.length;
}

function quoted(text: string, at: number, end: number, quote: '"' | "'"): Scalar {
  let i = at + 1;
  for (; i < end; i++) {
    if (quote === '"' && text[i] === "\\") i++;
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === "'") i++;
      else break;
    }
  }
  const stop = Math.min(i, end);
  const raw = text.slice(at + 1, stop);
  const value = quote === "'" ? raw.replaceAll("''", "'") : raw.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, unescaped);
  return { value, span: { start: at + 1, end: stop }, plain: false, end: Math.min(stop + 1, end) };
}

function unescaped(_: string, hex: string | undefined, letter: string | undefined): string {
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  return { n: "\n", t: "\t", r: "\r", 0: "\0" }[letter ?? ""] ?? letter ?? "";
}
