import type { Edit, Span } from "../text.ts";
import { outsideStrings, unclosedBrackets } from "./outside-strings.ts";
import { dashedNumberSlip, wordSlip } from "./repair-word.ts";

/** What would make a broken text whole: an instruction, and the edits. */
export interface JsonRepair {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** An error as the parser names it, told in words, with the repair where one is plain to see. */
export interface SyntaxSlip {
  readonly span: Span;
  readonly reason: string;
  readonly repair?: JsonRepair;
}

/** What a syntax error of the parser is about. The repair is a guess until somebody parsed the text with it. */
export function slipOf(name: string, span: Span, text: string): SyntaxSlip {
  const slip = slips[name]?.(span, text);
  return slip ?? { span: visible(span, text), reason: reasons[name] ?? "This is not JSON." };
}

type Reading = (span: Span, text: string) => SyntaxSlip | undefined;

const slips: Readonly<Record<string, Reading>> = {
  InvalidSymbol: (span, text) =>
    invisible(span, text) ?? singleQuoted(span, text) ?? mark(span, text) ?? wordSlip(span, text),
  CommaExpected: (span, text) => dashedNumberSlip(span, text) ?? otherBracket(span, text) ?? comma(span, text),
  ColonExpected: (span, text) => ({
    span,
    reason: "A colon is missing after the member name.",
    repair: insertion("Add the colon", endBefore(text, span.start), ":"),
  }),
  CloseBraceExpected: unclosed,
  CloseBracketExpected: unclosed,
  EndOfFileExpected: trailing,
  UnexpectedEndOfString: openString,
  ValueExpected: emptyPlace,
  PropertyNameExpected: emptyPlace,
  InvalidEscapeCharacter: badEscape,
  InvalidCharacter: controlCharacter,
};

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is neither a string in double quotes, a number, true, false nor null.",
  InvalidNumberFormat: "This is not a number as JSON writes it.",
  PropertyNameExpected: "A member name in double quotes is expected here.",
  ValueExpected: "A value is expected here.",
  CommaExpected: "A comma is missing before this.",
  UnexpectedEndOfComment: "This comment does not end.",
  UnexpectedEndOfNumber: "This number is not complete.",
  InvalidUnicode: "This is not a valid \\u escape.",
};

/** Blanks that web pages and word processors leave in what is copied from them. */
const oddBlank = /[\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/;

function invisible(span: Span, text: string): SyntaxSlip | undefined {
  if (!oddBlank.test(text[span.start] ?? "")) return undefined;
  const edits = outsideStrings(text, (i) =>
    oddBlank.test(text[i]!) ? { span: { start: i, end: i + 1 }, text: " " } : undefined,
  );
  return {
    span: { start: span.start, end: span.start + 1 },
    reason: "An invisible character stands here that is no plain space, as web pages leave it in copied text.",
    repair: { title: "Replace invisible characters with spaces", edits },
  };
}

function singleQuoted(span: Span, text: string): SyntaxSlip | undefined {
  if (text[span.start] !== "'") return undefined;
  const edits = outsideStrings(text, (i) => {
    const quoted = text[i] === "'" ? /'((?:[^'\\\r\n]|\\.)*)'/y : undefined;
    if (!quoted) return undefined;
    quoted.lastIndex = i;
    const match = quoted.exec(text);
    return match
      ? { span: { start: i, end: i + match[0].length }, text: JSON.stringify(match[1]!.replaceAll("\\'", "'")) }
      : undefined;
  });
  return {
    span: edits.find((edit) => edit.span.start === span.start)?.span ?? span,
    reason: "Strings stand in double quotes in JSON.",
    repair: { title: "Replace single quotes with double quotes", edits },
  };
}

function mark(span: Span, text: string): SyntaxSlip | undefined {
  const c = text[span.start];
  if (c === ";")
    return {
      span,
      reason: "Members and values are separated by commas.",
      repair: {
        title: "Replace with a comma",
        edits: [{ span: { start: span.start, end: span.start + 1 }, text: "," }],
      },
    };
  if (c === "=")
    return {
      span,
      reason: "A member's name and value are separated by a colon.",
      repair: { title: "Replace with a colon", edits: [{ span, text: ":" }] },
    };
  return undefined;
}

function otherBracket(span: Span, text: string): SyntaxSlip | undefined {
  const closer = text[span.start];
  if (closer !== "}" && closer !== "]") return undefined;
  const missing = closer === "}" ? "]" : "}";
  return {
    span: { start: span.start, end: span.start + 1 },
    reason: `A ${missing} is missing before this.`,
    repair: insertion(`Add the missing ${missing}`, span.start, missing),
  };
}

function comma(span: Span, text: string): SyntaxSlip {
  return {
    span,
    reason: "A comma is missing before this.",
    repair: insertion("Add the comma", endBefore(text, span.start), ","),
  };
}

function unclosed(span: Span, text: string): SyntaxSlip {
  const open = unclosedBrackets(text);
  const closers = [...open].reverse().map((c) => (c === "{" ? "}" : "]"));
  const last = closers[0] === "]" ? "bracket" : "brace";
  return {
    span: visible(span, text),
    reason: `A closing ${last} is missing.`,
    ...(closers.length > 0 && {
      repair: insertion(`Add the missing ${closers.join(" ")}`, endBefore(text, text.length), closers.join("")),
    }),
  };
}

function trailing(span: Span, text: string): SyntaxSlip {
  const rest = text.slice(span.start).trim();
  if (/^[}\]]+$/.test(rest)) {
    const end = span.start + rest.length;
    return {
      span: { start: span.start, end },
      reason: "This closes nothing: the document has ended before it.",
      repair: { title: "Remove it", edits: [{ span: { start: span.start, end }, text: "" }] },
    };
  }
  return {
    span,
    reason: /^,?\s*[{[]/.test(rest)
      ? "A second document begins here, but there can be only one."
      : "Nothing may follow the end of the document.",
  };
}

function openString(span: Span, text: string): SyntaxSlip {
  const line = /[^\r\n]*/y;
  line.lastIndex = span.start;
  const written = (line.exec(text)?.[0] ?? "").trimEnd();
  const end = span.start + written.replace(/[\s,\]}]*$/, "").length;
  return {
    span: { start: span.start, end: Math.max(end, span.start + 1) },
    reason: "This string does not end on its line.",
    repair: insertion("Add the closing quote", end, '"'),
  };
}

function badEscape({ start, end }: Span, text: string): SyntaxSlip {
  const escapes = /\\(?:u[\da-fA-F]{4}|["\\/bfnrt]|([\s\S]))/g;
  const string = text.slice(start, end);
  const edits: Edit[] = [];
  for (const { 0: written, 1: wrong, index } of string.matchAll(escapes)) {
    if (wrong === undefined) continue;
    const span = { start: start + index, end: start + index + written.length };
    edits.push({ span, text: `\\${written}` });
  }
  const reason = "This is not a valid escape; a backslash itself is written twice.";
  if (edits.length === 0) return { span: { start, end }, reason };
  return { span: edits[0]!.span, reason, repair: { title: "Write the backslash twice", edits } };
}

function controlCharacter({ start, end }: Span, text: string): SyntaxSlip {
  const edits: Edit[] = [];
  for (let i = start; i < end; i++) {
    if (text.charCodeAt(i) >= 0x20) continue;
    edits.push({ span: { start: i, end: i + 1 }, text: JSON.stringify(text[i]).slice(1, -1) });
  }
  return {
    span: edits[0]?.span ?? { start, end },
    reason: "A control character must be written as an escape.",
    repair: { title: "Write it as an escape", edits },
  };
}

/** A comma with nothing before it, or a member name without its value. */
function emptyPlace({ start, end }: Span, text: string): SyntaxSlip | undefined {
  if (text[start] !== ",") return undefined;
  const before = text[endBefore(text, start) - 1];
  if (before !== "," && before !== "[" && before !== "{") return undefined;
  const span = { start, end };
  return {
    span,
    reason: "There is nothing before this comma.",
    repair: { title: "Remove the comma", edits: [{ span: { start, end: start + 1 }, text: "" }] },
  };
}

/** An error at the end of the text has no extent; it is shown on the last character that is there. */
function visible(span: Span, text: string): Span {
  if (span.end > span.start) return span;
  let i = Math.min(span.start, text.length) - 1;
  while (i > 0 && /\s/.test(text[i]!)) i--;
  return { start: Math.max(i, 0), end: Math.min(Math.max(i, 0) + 1, text.length) };
}

function insertion(title: string, at: number, text: string): JsonRepair {
  return { title, edits: [{ span: { start: at, end: at }, text }] };
}

/** Where the last character before `offset` ends that is no white space. */
function endBefore(text: string, offset: number): number {
  let i = offset;
  while (i > 0 && /\s/.test(text[i - 1]!)) i--;
  return i;
}
