import { innerSpanOf, memberOf, nodeAt, type Path, pathOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { rawOffsets, type Text, textOf } from "../../json/strings.ts";
import type { Span } from "../../text.ts";

/** What of a policy the mouse is over. */
export interface HoverPlace {
  /** From the policy, or from the statement where it lies in one. */
  readonly path: Path;
  readonly statement?: { readonly node: JsonNode; readonly index: number | undefined };
  /** The name of a member, one of its strings, or a brace of the policy or of a statement. */
  readonly on: "name" | "value" | "brace";
  readonly span: Span;
  readonly text: string;
  /** Where in the value of a string the mouse is. */
  readonly at: number;
}

/** The place of an offset in a policy; undefined on white space, on punctuation, and on what is neither name nor string. */
export function hoverPlaceAt(root: JsonNode, offset: number, source: string): HoverPlace | undefined {
  const path = pathOf(root, { start: offset, end: offset });
  const value = nodeAt(root, path);
  const split = partedAt(root, path);
  if (value && offset >= value.offset && offset < value.offset + value.length) {
    const said = textOf(value);
    if (said) return { ...split, on: "value", ...wordsOf(said, offset, source) };
    if (value.type === "boolean" || value.type === "number")
      return { ...split, on: "value", span: spanOf(value), text: String(value.value), at: 0 };
    const isBrace = value.type === "object" && (source[offset] === "{" || source[offset] === "}");
    return isBrace && split.path.length === 0
      ? { ...split, on: "brace", span: { start: offset, end: offset + 1 }, text: "", at: 0 }
      : undefined;
  }
  const key = memberOf(nodeAt(root, path.slice(0, -1)), String(path.at(-1)))?.key;
  const said = key && offset >= key.offset && offset <= spanOf(key).end ? textOf(key) : undefined;
  return said && { ...split, on: "name", ...wordsOf(said, offset, source) };
}

function partedAt(root: JsonNode, path: Path): Pick<HoverPlace, "path" | "statement"> {
  if (path[0] !== "Statement") return { path };
  const list = memberOf(root, "Statement")?.value;
  if (list?.type === "object") return { path: path.slice(1), statement: { node: list, index: undefined } };
  const index = path[1];
  const node = typeof index === "number" ? list?.children?.[index] : undefined;
  if (typeof index !== "number" || node?.type !== "object") return { path };
  return { path: path.slice(2), statement: { node, index } };
}

function wordsOf(
  { node, value, span }: Text,
  offset: number,
  source: string,
): Pick<HoverPlace, "span" | "text" | "at"> {
  const isPlain = span.end - span.start === value.length;
  const at = isPlain
    ? offset - span.start
    : rawOffsets(source, span.start, span.end).findLastIndex((raw) => raw <= offset);
  return { span: innerSpanOf(node), text: value, at: Math.min(Math.max(at, 0), value.length) };
}
