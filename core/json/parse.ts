import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Span } from "../text.ts";

/** A node of the JSON tree: `offset` and `length` in UTF-16 code units of the parsed text. */
export type JsonNode = Node;

export type JsonProblemKind = "syntax" | "comment" | "trailing-comma" | "smart-quote" | "byte-order-mark" | "too-deep";

/** Something that editors tolerate in JSON and AWS does not, or that nobody can read. */
export interface JsonProblem {
  readonly kind: JsonProblemKind;
  readonly span: Span;
  /** For `syntax`: what is wrong, in words. */
  readonly reason?: string;
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
  for (const error of errors) problems.push(problemOf(error, readable, errors));
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

function problemOf(error: ParseError, text: string, errors: readonly ParseError[]): JsonProblem {
  const span = { start: error.offset, end: error.offset + error.length };
  const name = printParseErrorCode(error.error);
  if (name === "InvalidCommentToken") return { kind: "comment", span };
  const comma = trailingCommaBefore(error, name, text, errors);
  if (comma !== undefined) return { kind: "trailing-comma", span: { start: comma, end: comma + 1 } };
  return { kind: "syntax", span: visible(span, text), reason: reasons[name] ?? "This is not JSON." };
}

function trailingCommaBefore(
  { offset }: ParseError,
  name: string,
  text: string,
  errors: readonly ParseError[],
): number | undefined {
  if (name !== "PropertyNameExpected" && name !== "ValueExpected") return undefined;
  if (text[offset] !== "}" && text[offset] !== "]") return undefined;
  let i = offset - 1;
  for (;;) {
    while (i >= 0 && /\s/.test(text[i]!)) i--;
    const comment = errors.find(
      (e) => printParseErrorCode(e.error) === "InvalidCommentToken" && e.offset + e.length === i + 1,
    );
    if (!comment) return text[i] === "," ? i : undefined;
    i = comment.offset - 1;
  }
}

/** An error at the end of the text has no extent; it is shown on the last character that is there. */
function visible(span: Span, text: string): Span {
  if (span.end > span.start) return span;
  let i = Math.min(span.start, text.length) - 1;
  while (i > 0 && /\s/.test(text[i]!)) i--;
  return { start: Math.max(i, 0), end: Math.min(Math.max(i, 0) + 1, text.length) };
}

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is neither a string in double quotes, a number, true, false nor null.",
  InvalidNumberFormat: "This is not a number as JSON writes it.",
  PropertyNameExpected: "A member name in double quotes is expected here.",
  ValueExpected: "A value is expected here.",
  ColonExpected: "A colon is missing after the member name.",
  CommaExpected: "A comma is missing before this.",
  CloseBraceExpected: "A closing brace is missing.",
  CloseBracketExpected: "A closing bracket is missing.",
  EndOfFileExpected: "Nothing may follow the end of the document.",
  UnexpectedEndOfComment: "This comment does not end.",
  UnexpectedEndOfString: "This string does not end on its line.",
  UnexpectedEndOfNumber: "This number is not complete.",
  InvalidUnicode: "This is not a valid \\u escape.",
  InvalidEscapeCharacter: "This is not a valid escape; a backslash itself is written twice.",
  InvalidCharacter: "A control character must be written as an escape.",
};

/** One cause, one problem: the parser reports a slip several times over, so a syntax problem silences those that follow on its line or touch it. */
function merged(problems: JsonProblem[]): JsonProblem[] {
  if (problems.length < 2) return problems;
  const sorted = problems.sort((a, b) => a.span.start - b.span.start);
  const out: JsonProblem[] = [];
  let last: JsonProblem | undefined;
  for (const problem of sorted) {
    const repeats =
      last && problem.kind === last.kind && problem.span.start <= last.span.end + (problem.kind === "syntax" ? 1 : -1);
    if (!repeats) out.push(problem);
    last = problem;
  }
  return firstSyntaxOnly(out);
}

/** After the first error of syntax the parser is guessing: what it says further on is mostly an echo. */
function firstSyntaxOnly(problems: readonly JsonProblem[]): JsonProblem[] {
  let seen = false;
  return problems.filter(({ kind }) => {
    if (kind !== "syntax") return true;
    if (seen) return false;
    seen = true;
    return true;
  });
}
