import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { applyEdits, type Span } from "../text.ts";
import { type JsonRepair, slipOf } from "./repair.ts";

/** A node of the JSON tree: `offset` and `length` in UTF-16 code units of the parsed text. */
export type JsonNode = Node;

export type JsonProblemKind = "syntax" | "comment" | "trailing-comma" | "smart-quote" | "byte-order-mark" | "too-deep";

/** Something that editors tolerate in JSON and AWS does not, or that nobody can read. */
export interface JsonProblem {
  readonly kind: JsonProblemKind;
  readonly span: Span;
  /** For `syntax`: what is wrong, in words. */
  readonly reason?: string;
  /** For `syntax`: edits after which the text has no error of syntax any more. */
  readonly repair?: JsonRepair;
}

/** A parsed JSON text. `root` is undefined where the text holds no value, or nests deeper than {@link maxDepth}. */
export interface JsonText {
  readonly text: string;
  readonly root?: JsonNode;
  readonly problems: readonly JsonProblem[];
}

/** No policy of AWS nests deeper than a dozen levels; recursion beyond this depth would only risk the stack. */
export const maxDepth = 100;

/**
 * Parses JSON as an editor must: a tree for every text, however broken, beside the list of what is wrong with it.
 * Comments, trailing commas and typographic quotes are read for what they were meant to be, and reported.
 */
export function parseJson(text: string): JsonText {
  const problems: JsonProblem[] = [];
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    return { text, problems: [{ kind: "too-deep", span: { start: deep, end: deep + 1 } }] };
  }
  const readable = withPlainQuotes(withoutByteOrderMark(text, problems), problems);
  const errors: ParseError[] = [];
  const root = parseTree(readable, errors, {
    disallowComments: true,
    allowTrailingComma: false,
    allowEmptyContent: true,
  });
  problems.push(...problemsOf(errors, readable, root));
  if (!root && problems.length === 0)
    problems.push({ kind: "syntax", span: { start: 0, end: 0 }, reason: "The document is empty." });
  return { text, ...(root && { root }), problems: merged(problems) };
}

/** The offset of the first bracket beyond {@link maxDepth}; strings are skipped, so that brackets in them do not count. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) {
      for (i++; i < text.length; i++) {
        const d = text.charCodeAt(i);
        if (d === 0x5c) i++;
        else if (d === 0x22 || d === 0x0a) break;
      }
    } else if (c === 0x7b || c === 0x5b) {
      if (++depth > maxDepth) return i;
    } else if (c === 0x7d || c === 0x5d) depth--;
  }
  return undefined;
}

function withoutByteOrderMark(text: string, problems: JsonProblem[]): string {
  if (text.charCodeAt(0) !== 0xfeff) return text;
  problems.push({ kind: "byte-order-mark", span: { start: 0, end: 1 } });
  return ` ${text.slice(1)}`;
}

const typographicQuote = /[\u201c-\u201f\u2033\u2036\u00ab\u00bb]/;

/** Whether a character is a double quote as word processors set it: “ ” „ « » and their like. */
export function isTypographicQuote(character: string | undefined): boolean {
  return character !== undefined && typographicQuote.test(character);
}

/** Typographic quotes in the place of `"` are replaced one for one, so that offsets stay true and the tree is whole. */
function withPlainQuotes(text: string, problems: JsonProblem[]): string {
  if (!typographicQuote.test(text)) return text;
  const out: string[] = [];
  let i = 0;
  while (i < text.length) {
    const c = text[i]!;
    if (c !== '"' && !typographicQuote.test(c)) {
      out.push(c);
      i++;
      continue;
    }
    const end = endOfString(text, i);
    const closed = end > i + 1 && end <= text.length && isQuote(text[end - 1]);
    const last = closed ? text[end - 1] : undefined;
    if (c !== '"' || (last !== undefined && last !== '"')) {
      problems.push({ kind: "smart-quote", span: { start: i, end } });
      out.push('"', text.slice(i + 1, closed ? end - 1 : end), closed ? '"' : "");
    } else out.push(text.slice(i, end));
    i = end;
  }
  return out.join("");
}

/** Where the string that opens at `from` ends; one opened by `"` that finds its `"` on the line may hold other quotes. */
function endOfString(text: string, from: number): number {
  const plain = text[from] === '"';
  let typographic = -1;
  for (let i = from + 1; i < text.length; i++) {
    const c = text[i]!;
    if (c === "\n") return typographic > 0 ? typographic + 1 : i;
    if (c === "\\") i++;
    else if (c === '"') return plain || typographic < 0 ? i + 1 : typographic + 1;
    else if (typographicQuote.test(c)) {
      if (!plain) return i + 1;
      if (typographic < 0) typographic = i;
    }
  }
  return typographic > 0 ? typographic + 1 : text.length;
}

function isQuote(c: string | undefined): boolean {
  return c !== undefined && (c === '"' || typographicQuote.test(c));
}

/** The parser's errors as problems. After the first error of syntax it is guessing: what it says further on is an echo. */
function problemsOf(errors: readonly ParseError[], text: string, root: JsonNode | undefined): JsonProblem[] {
  const rootEnd = root ? root.offset + root.length : text.length;
  const problems: JsonProblem[] = [];
  const comments = new Map<number, number>();
  let broken = false;
  for (const { error, offset, length } of errors) {
    const name = printParseErrorCode(error);
    // The scanner counts an unclosed comment past the end of the text.
    const span = { start: Math.min(offset, text.length), end: Math.min(offset + length, text.length) };
    if (name === "InvalidCommentToken") {
      comments.set(span.end, span.start);
      problems.push({ kind: "comment", span });
      continue;
    }
    const comma = trailingCommaBefore(offset, name, text, comments);
    if (comma !== undefined) problems.push({ kind: "trailing-comma", span: { start: comma, end: comma + 1 } });
    else if (!broken) {
      broken = true;
      problems.push(
        proven(
          {
            kind: "syntax",
            ...slipOf(name === "InvalidSymbol" && offset >= rootEnd ? "EndOfFileExpected" : name, span, text),
          },
          text,
        ),
      );
    }
  }
  return problems;
}

/** `comments` holds the start of each comment by its end. */
function trailingCommaBefore(
  offset: number,
  name: string,
  text: string,
  comments: ReadonlyMap<number, number>,
): number | undefined {
  if (name !== "PropertyNameExpected" && name !== "ValueExpected") return undefined;
  if (text[offset] !== "}" && text[offset] !== "]") return undefined;
  let i = offset;
  for (;;) {
    while (i > 0 && /\s/.test(text[i - 1]!)) i--;
    const start = comments.get(i);
    if (start === undefined) return text[i - 1] === "," ? i - 1 : undefined;
    i = start;
  }
}

/** A repair is only offered if it repairs: what the text lacks is guessed from where the parser stumbled. */
function proven(problem: JsonProblem, text: string): JsonProblem {
  if (!problem.repair) return problem;
  const errors: ParseError[] = [];
  parseTree(applyEdits(text, problem.repair.edits), errors, { allowTrailingComma: true });
  if (errors.length === 0) return problem;
  const { repair: _, ...rest } = problem;
  return rest;
}

/** In the order of the text, each once: the parser reports a trailing comma twice over. */
function merged(problems: JsonProblem[]): JsonProblem[] {
  return problems
    .sort((a, b) => a.span.start - b.span.start)
    .filter(
      ({ kind, span }, i) => i === 0 || kind !== problems[i - 1]!.kind || span.start !== problems[i - 1]!.span.start,
    );
}
