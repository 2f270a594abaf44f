import { type Edit, lineStartAt } from "../text.ts";
import { innerSpanOf, memberOf, spanOf } from "./node.ts";
import type { JsonNode } from "./parse.ts";
import { escaped, type Text } from "./strings.ts";

/** Replaces what a string says; quotes stay. */
export function replaceText(text: Text, value: string): Edit {
  const { start, end } = spanOf(text.node);
  return { span: { start, end }, text: JSON.stringify(value) };
}

/** Replaces a whole value by another, laid out with the indentation of the line that it starts on. */
export function replaceValue(source: string, node: JsonNode, value: unknown): Edit {
  return { span: spanOf(node), text: printed(source, node.offset, value) };
}

/** Adds a value to a string or array of strings: an array gets one more element, anything else becomes an array of both. */
export function addToList(source: string, node: JsonNode, value: string): Edit {
  if (node.type !== "array") {
    const old = source.slice(node.offset, node.offset + node.length);
    return { span: spanOf(node), text: `[${old}, ${JSON.stringify(value)}]` };
  }
  const last = node.children?.at(-1);
  if (!last) return { span: spanOf(node), text: `[${JSON.stringify(value)}]` };
  const at = last.offset + last.length;
  return { span: { start: at, end: at }, text: `,${gapBefore(source, last) || " "}${JSON.stringify(value)}` };
}

/** Adds a string right behind an element of an array; a value that stands alone becomes an array of both. */
export function addBehind(source: string, node: JsonNode, value: string): Edit {
  if (node.parent?.type !== "array") return addToList(source, node, value);
  const at = node.offset + node.length;
  return { span: { start: at, end: at }, text: `,${gapBefore(source, node) || " "}${JSON.stringify(value)}` };
}

/** Removes an element of an array or a member of an object (give the property node), with the comma that goes with it. */
export function removeFromParent(source: string, node: JsonNode): Edit {
  const siblings = node.parent?.children ?? [];
  const index = siblings.indexOf(node);
  const next = siblings[index + 1];
  if (next) return { span: { start: node.offset, end: next.offset }, text: "" };
  const previous = siblings[index - 1];
  const end = node.offset + node.length;
  if (previous) return { span: { start: previous.offset + previous.length, end }, text: "" };
  // The only child: the brackets close up, and the line breaks between them go too.
  const parent = node.parent;
  if (!parent) return { span: spanOf(node), text: "" };
  const comma = source.slice(end, parent.offset + parent.length - 1);
  return { span: { start: parent.offset + 1, end: end + comma.length }, text: "" };
}

/**
 * Removes an element of a list so that the edits for all that `goes` never overlap: leading elements take the comma behind
 * them along, the others the comma in front. Something must stay.
 */
export function removeElement(node: JsonNode, goes: (sibling: JsonNode) => boolean): Edit {
  const siblings = node.parent?.children ?? [];
  const index = siblings.indexOf(node);
  const leading = siblings.slice(0, index).every(goes);
  const next = siblings[index + 1];
  if (leading && next) return { span: { start: node.offset, end: next.offset }, text: "" };
  const previous = siblings[index - 1];
  const end = node.offset + node.length;
  return { span: { start: previous ? previous.offset + previous.length : node.offset, end }, text: "" };
}

/** Adds a member in front of or behind the other members of an object, in the object's own layout. */
export function addMember(
  source: string,
  object: JsonNode,
  name: string,
  value: unknown,
  place: "first" | "last",
): Edit {
  const children = object.children ?? [];
  const neighbour = place === "first" ? children[0] : children.at(-1);
  const written = (offset: number) => `${JSON.stringify(name)}: ${printed(source, offset, value)}`;
  if (!neighbour) return { span: spanOf(object), text: `{ ${written(object.offset)} }` };
  if (place === "first") {
    const gap = gapBefore(source, neighbour);
    return {
      span: { start: neighbour.offset, end: neighbour.offset },
      text: `${written(neighbour.offset)},${gap || " "}`,
    };
  }
  const at = neighbour.offset + neighbour.length;
  return { span: { start: at, end: at }, text: `,${gapBefore(source, neighbour) || " "}${written(neighbour.offset)}` };
}

/** Renames a member; undefined where the object already has one of the new name, for two would be worse than one. */
export function renameMember(key: JsonNode, name: string): Edit | undefined {
  const object = key.parent?.parent;
  if (object && memberOf(object, name)) return undefined;
  return { span: innerSpanOf(key).start === key.offset ? spanOf(key) : innerSpanOf(key), text: renamed(key, name) };
}

function renamed(key: JsonNode, name: string): string {
  return key.length > 2 ? escaped(name) : JSON.stringify(name);
}

/** The white space between what stands before a node (bracket or comma) and the node. */
function gapBefore(source: string, node: JsonNode): string {
  let start = node.offset;
  while (start > 0 && /\s/.test(source[start - 1]!)) start--;
  return source.slice(start, node.offset);
}

function printed(source: string, offset: number, value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const { lines, eol, unit } = layoutOf(source);
  if (!lines) return JSON.stringify(value);
  const lineStart = lineStartAt(source, offset);
  const indent = /^[ \t]*/.exec(source.slice(lineStart, offset))?.[0] ?? "";
  const step = indent.includes("\t") ? "\t" : unit;
  return JSON.stringify(value, undefined, step).split("\n").join(`${eol}${indent}`);
}

interface Layout {
  /** Whether the text has more than one line. */
  readonly lines: boolean;
  readonly eol: string;
  /** The indentation that the document's second line uses, else two spaces. */
  readonly unit: string;
}

/** One text gets many fixes, and looking through all of it for each would make a large file slow. */
let last: { readonly source: string; readonly layout: Layout } | undefined;

/** How a text is laid out, as far as what is added to it must know. */
export function layoutOf(source: string): Layout {
  if (last?.source !== source) {
    const layout = {
      lines: /[\r\n]/.test(source.trim()),
      eol: source.includes("\r\n") ? "\r\n" : "\n",
      unit: /[\r\n]([ \t]+)"/.exec(source)?.[1]?.slice(0, 8) ?? "  ",
    };
    last = { source, layout };
  }
  return last.layout;
}
