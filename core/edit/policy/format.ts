import type { JsonDocument } from "../../hosts/index.ts";
import { identity } from "../../hosts/mapping.ts";
import { layoutOf } from "../../json/edit.ts";
import { memberOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { isPolicyKind } from "../../kind.ts";
import { contains, type Edit, type Span } from "../../text.ts";
import type { LayoutOptions, Refactoring } from "../assist.ts";
import { type ListStyle, type Printing, printed } from "./format-print.ts";
import { isWhole, longestWorkedOn } from "./refactor-place.ts";
import { editOf, indentAt } from "./refactor-text.ts";

/**
 * Lays a policy out as AWS does: each member on a line, the elements in AWS's order, lists of several a line each. What it
 * says stays the same, comments stay with what they are about, and a text that is no whole JSON stays as it is. With a
 * span only the statements that it touches are laid out.
 */
export function format(document: JsonDocument, { step }: LayoutOptions, span?: Span): readonly Edit[] {
  const { root, text, kind, json } = document;
  if (root?.type !== "object" || !isPolicyKind(kind) || !isWhole(json.problems) || isOneLineInString(document))
    return [];
  const printing: Printing = { source: text, step, eol: layoutOf(text).eol, styles: stylesOf(root) };
  if (span && !contains(span, spanOf(root))) {
    const touched = [...printing.styles.keys()].filter((node) => node !== root && touches(span, spanOf(node)));
    return touched.flatMap(
      (node) => editOf(text, spanOf(node), printed(node, indentAt(text, node.offset), printing)) ?? [],
    );
  }
  const start = startOf(document, root);
  const indent = start < root.offset ? "" : indentAt(text, root.offset);
  const edit = editOf(text, { start, end: root.offset + root.length }, printed(root, indent, printing));
  return edit ? [edit] : [];
}

/** The same as something to choose where the cursor stands, with the document's own indentation, as far as AWS has such. */
export function layouts(document: JsonDocument): readonly Refactoring[] {
  // It is worked out at each move of the cursor.
  if (document.text.length > longestWorkedOn) return [];
  const { unit } = layoutOf(document.text);
  const step = unit.includes("\t") ? "\t" : unit.length <= 2 ? "  " : "    ";
  const edits = format(document, { step });
  return edits.length > 0 ? [{ title: "Lay out as AWS does", kind: "layout", edits }] : [];
}

/** A policy in one line of a string would become a string full of escaped line breaks, which nobody can read. */
function isOneLineInString({ mapping, text }: JsonDocument): boolean {
  return mapping !== identity && mapping.written('"') !== '"' && !/[\r\n]/.test(text);
}

/** A document that begins its text loses the blanks in front of it. */
function startOf({ text }: JsonDocument, root: JsonNode): number {
  if (root.parent || !/^\s*$/.test(text.slice(0, root.offset))) return root.offset;
  return root.offset - indentAt(text, root.offset).length;
}

/** The objects whose members have an order. */
function stylesOf(root: JsonNode): ReadonlyMap<JsonNode, ListStyle> {
  const list = memberOf(root, "Statement")?.value;
  const statements = list?.type === "array" ? (list.children ?? []) : list ? [list] : [];
  const objects = statements.filter(({ type }) => type === "object");
  return new Map([[root, "policy"], ...objects.map((node): [JsonNode, ListStyle] => [node, "statement"])]);
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
