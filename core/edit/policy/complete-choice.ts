import type { JsonDocument } from "../../hosts/index.ts";
import { layoutOf } from "../../json/edit.ts";
import { lineStartAt } from "../../text.ts";
import type { Proposal } from "../assist.ts";
import type { PolicyPlace } from "./place.ts";

/** A piece of what is put in: text as it is, or a blank that the user fills in, with what stands there until then. */
export type Piece = string | { readonly blank: string; readonly of?: readonly string[] };

/** Something that could stand at a place, not yet as an edit. */
export interface Choice {
  readonly label: string;
  readonly type: Proposal["type"];
  readonly detail?: string;
  readonly documentation?: () => string;
  /** What the strings say that are put in: one, or several for a list. The label's text where nothing is given. */
  readonly strings?: readonly (readonly Piece[])[];
  /** JSON that is put in instead of a string, tabs for its indentation. */
  readonly json?: readonly Piece[];
  /** What else it is found by, beside its label: words in lower case. */
  readonly words?: string;
  /** Whether it is only the beginning of a value, so that the next list should open at once. */
  readonly leadsOn?: true;
  /** Whether its first blank is one that there are proposals for. */
  readonly opens?: true;
}

/** A value that is put in as it is. */
export function value(label: string, detail?: string): Choice {
  return { label, type: "value", ...(detail && { detail }) };
}

/** A value that is a blank as a whole. */
export function blank(text: string, detail: string): Choice {
  return { label: text, type: "snippet", detail, strings: [[{ blank: text }]] };
}

/** A value of which some parts are blanks. */
export function shaped(label: string, pieces: readonly Piece[], detail: string): Choice {
  return { label, type: "snippet", detail, strings: [pieces] };
}

/** A choice as the edit that puts it in, with quotation marks, brackets and commas as the place wants them. */
export function proposalOf(
  choice: Choice,
  place: PolicyPlace,
  document: JsonDocument,
  list: "short" | "searched",
): Proposal {
  const written = writtenAt(choice, place, document);
  const isSnippet = choice.leadsOn || written.some((piece) => typeof piece !== "string");
  // Where quotation marks are escaped so are the backslashes that blanks need.
  const asSnippet = isSnippet && document.mapping.written('"') === '"';
  const { label, type, detail, documentation, words, leadsOn, opens } = choice;
  // An editor's own order would not know what is usual: of a list that was searched it is told that all fit alike.
  const found = list === "searched" && place.typed !== "" ? place.typed : words ? `${label} ${words}` : label;
  const filter = place.quoted ? `"${found}` : found;
  const { commaAt } = place.cursor;
  return {
    label,
    type,
    ...(detail && { detail }),
    ...(documentation && { documentation }),
    ...(filter !== label && { filter: filter.slice(0, longestFilter) }),
    ...(asSnippet && { snippet: true as const }),
    ...(leadsOn && { leadsOn }),
    ...(opens && asSnippet && { opens }),
    ...(list === "searched" && { searched: true as const }),
    ...(commaAt !== undefined && { also: [{ span: { start: commaAt, end: commaAt }, text: "," }] }),
    edit: { span: place.replace, text: asSnippet ? snippetOf(written) : plainOf(written) },
  };
}

/** VS Code compares no more. */
const longestFilter = 128;

function writtenAt(choice: Choice, place: PolicyPlace, document: JsonDocument): Piece[] {
  const { cursor, part } = place;
  const pieces = choice.json ? laidOut(choice.json, place, document) : quoted(choice, isList(part));
  if (cursor.needsComma && !cursor.hasColon) pieces.push(",");
  return pieces;
}

function isList(part: PolicyPlace["part"]): boolean {
  return "as" in part && part.as === "list";
}

function quoted({ label, strings = [[label]], leadsOn }: Choice, asList: boolean): Piece[] {
  const pieces: Piece[] = [];
  const needsList = asList && strings.length > 1;
  for (const [i, string] of strings.entries()) {
    pieces.push(i > 0 ? ', "' : '"');
    for (const piece of string) pieces.push(typeof piece === "string" ? JSON.stringify(piece).slice(1, -1) : piece);
    if (leadsOn) pieces.push({ blank: "" });
    pieces.push('"');
  }
  return needsList ? ["[", ...pieces, "]"] : pieces;
}

/** JSON of several lines with the indentation of the line that it is put on; on one line where the document has but one. */
function laidOut(json: readonly Piece[], { replace }: PolicyPlace, { text }: JsonDocument): Piece[] {
  const { lines, eol, unit } = layoutOf(text);
  // All that is there may be the word that was typed to find this.
  const isAlone = text.trim() === text.slice(replace.start, replace.end).trim();
  if (!lines && !isAlone) return json.map((piece) => (typeof piece === "string" ? onOneLine(piece) : piece));
  const lineStart = lineStartAt(text, replace.start);
  const indent = /^[ \t]*/.exec(text.slice(lineStart, replace.start))?.[0] ?? "";
  const step = indent.includes("\t") ? "\t" : unit;
  return json.map((piece) =>
    typeof piece === "string"
      ? piece.replace(/\n(\t*)/g, (_, tabs: string) => `${eol}${indent}${step.repeat(tabs.length)}`)
      : piece,
  );
}

function onOneLine(json: string): string {
  return json
    .replace(/\[\n\t*/g, "[")
    .replace(/\n\t*\]/g, "]")
    .replace(/\n\t*/g, " ");
}

/** In the syntax of snippets: blanks numbered in their order. */
function snippetOf(pieces: readonly Piece[]): string {
  let stop = 0;
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece.replace(/[$\\]/g, "\\$&");
      stop++;
      if (piece.of) return `\${${stop}|${piece.of.map((one) => one.replace(/[$},|\\]/g, "\\$&")).join(",")}|}`;
      return piece.blank === "" ? `$${stop}` : `\${${stop}:${inBlank(piece.blank)}}`;
    })
    .join("");
}

function inBlank(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[$}\\]/g, "\\$&");
}

function plainOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : JSON.stringify(piece.blank).slice(1, -1))).join("");
}
