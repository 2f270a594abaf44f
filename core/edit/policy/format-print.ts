import type { JsonNode } from "../../json/parse.ts";
import { inOrderOf, orderOfPolicy, orderOfStatement } from "./format-order.ts";
import { commentsIn, type Part, partsOf } from "./refactor-parts.ts";

/** What an object is, which says in which order its members stand. */
export type ListStyle = "policy" | "statement";

/** What printing depends on. */
export interface Printing {
  readonly source: string;
  /** One step of indentation. */
  readonly step: string;
  readonly eol: string;
  /** The objects whose members are put in order. */
  readonly styles: ReadonlyMap<JsonNode, ListStyle>;
}

/** A value laid out, for a line that begins with `indent`; strings and numbers keep their spelling. */
export function printed(node: JsonNode, indent: string, printing: Printing): string {
  const { source } = printing;
  if (node.type !== "array" && node.type !== "object") return source.slice(node.offset, node.offset + node.length);
  const { parts, rest } = partsOf(source, node);
  const [open, close] = node.type === "array" ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0 && rest.length === 0) return `${open}${close}`;
  const only = loneEntry(node, parts, rest, source);
  if (only) return `[${printed(only, indent, printing)}]`;
  const inner = indent + printing.step;
  const lines: string[] = [];
  for (const [i, part] of ordered(node, parts, printing).entries()) {
    const comma = i < parts.length - 1 ? "," : "";
    for (const comment of [...part.before, ...insideMember(part.node, source)])
      lines.push(aligned(comment, inner, printing));
    const behind = part.behind.map((comment) => ` ${aligned(comment, inner, printing)}`).join("");
    lines.push(`${textOf(part.node, inner, printing)}${comma}${behind}`);
  }
  for (const comment of rest) lines.push(aligned(comment, inner, printing));
  const { eol } = printing;
  return `${open}${lines.map((line) => `${eol}${inner}${line}`).join("")}${eol}${indent}${close}`;
}

/** The value of an array of one that stands on the line of its bracket: that is how somebody wanted it. */
function loneEntry(
  node: JsonNode,
  parts: readonly Part[],
  rest: readonly string[],
  source: string,
): JsonNode | undefined {
  const [only, ...more] = parts;
  if (node.type !== "array" || !only || more.length + rest.length + only.before.length + only.behind.length > 0)
    return undefined;
  if (only.node.type === "object" || only.node.type === "array") return undefined;
  return /[\r\n]/.test(source.slice(node.offset, only.node.offset)) ? undefined : only.node;
}

function ordered(node: JsonNode, parts: readonly Part[], { styles }: Printing): readonly Part[] {
  const style = styles.get(node);
  if (!style) return parts;
  return inOrderOf(parts, style === "policy" ? orderOfPolicy : orderOfStatement);
}

function textOf(node: JsonNode, indent: string, printing: Printing): string {
  const [key, value] = node.type === "property" ? (node.children ?? []) : [];
  if (!key || !value) return printed(node, indent, printing);
  return `${printing.source.slice(key.offset, key.offset + key.length)}: ${printed(value, indent, printing)}`;
}

/** Comments between a member's name and its value go in front of the member. */
function insideMember(node: JsonNode, source: string): string[] {
  const [key, value] = node.type === "property" ? (node.children ?? []) : [];
  if (!key || !value) return [];
  return commentsIn(source, { start: key.offset + key.length, end: value.offset }).map(({ text }) => text);
}

/** A comment of several lines that begin with stars keeps these below each other; any other stays as it is. */
function aligned(comment: string, indent: string, { eol }: Printing): string {
  if (!/[\r\n]/.test(comment)) return comment;
  return comment
    .split(/\r\n|\n|\r/)
    .map((line, i) => (i > 0 && /^\s*\*/.test(line) ? `${indent} ${line.trimStart()}` : line))
    .join(eol);
}
