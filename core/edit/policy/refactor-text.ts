import { layoutOf } from "../../json/edit.ts";
import type { JsonNode } from "../../json/parse.ts";
import { type Edit, lineStartAt, type Span } from "../../text.ts";
import { differenceOf } from "../fix-all.ts";

/** A value as JSON for a member of an object: on one line where the object is, else laid out below it. */
export function valueText(source: string, object: JsonNode, value: unknown): string {
  if (isDense(source, object)) return JSON.stringify(value);
  const { eol } = layoutOf(source);
  const first = object.children?.[0];
  if (!first || !startsLine(source, first.offset)) return oneLine(value);
  const indent = indentAt(source, first.offset);
  return JSON.stringify(value, undefined, stepAt(source, first.offset))
    .split("\n")
    .join(eol + indent);
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${oneLine(inner)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** A piece of text moved to the right: every line of it but the first. */
export function shifted(text: string, by: string): string {
  return text.replace(/\r\n|\n|\r/g, (eol) => eol + by);
}

/** The edit that puts a text in the place of a span, as small as it can be; undefined where nothing changes. */
export function editOf(source: string, { start, end }: Span, text: string): Edit | undefined {
  const edit = differenceOf(source.slice(start, end), text);
  if (!edit) return undefined;
  // Half a character is no place for an edit.
  const isHalf = (at: number) =>
    /[\ud800-\udbff]/.test(source[at - 1] ?? "") && /[\udc00-\udfff]/.test(source[at] ?? "");
  const from = start + edit.span.start;
  const to = start + edit.span.end;
  if (isHalf(from) || isHalf(to)) return { span: { start, end }, text };
  return { span: { start: from, end: to }, text: edit.text };
}

/** The white space that the line of an offset begins with. */
export function indentAt(source: string, offset: number): string {
  const start = lineStartAt(source, offset);
  return /^[ \t]*/.exec(source.slice(start, Math.min(offset, start + 1000)))?.[0] ?? "";
}

/** Whether there is only white space before an offset on its line, and a line before that. */
export function startsLine(source: string, offset: number): boolean {
  let at = offset - 1;
  while (source[at] === " " || source[at] === "\t") at--;
  return source[at] === "\n" || source[at] === "\r";
}

/** One step of indentation. */
export function stepAt(source: string, offset: number): string {
  return indentAt(source, offset).includes("\t") ? "\t" : layoutOf(source).unit;
}

/** Whether the members around a value are written without a blank behind their colons. */
export function isDense(source: string, node: JsonNode): boolean {
  const member = node.type === "object" ? node.children?.[0] : undefined;
  for (let at: JsonNode | undefined = member ?? node; at; at = at.parent) {
    const [key, value] = at.type === "property" ? (at.children ?? []) : [];
    if (key && value) return source.slice(key.offset + key.length, value.offset) === ":";
  }
  return false;
}
