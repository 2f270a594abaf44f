import { isTypographicQuote } from "../../json/parse.ts";

/** A piece of JSON. A word is a run of anything that should be in quotes, a number, `true` and their like. */
export interface Token {
  readonly kind: "{" | "}" | "[" | "]" | "," | ":" | "string" | "word" | "comment" | "end";
  readonly start: number;
  readonly end: number;
  /** Of a string: whether it has its closing quotation mark. Of a comment: whether it ends before the text does. */
  readonly closed: boolean;
}

/** The token at or behind an offset, however broken the text is; past the last one there is an `end` without extent. */
export function tokenAt(text: string, from: number): Token {
  let start = from;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  if (start >= text.length) return { kind: "end", start: text.length, end: text.length, closed: true };
  const c = text[start]!;
  if (isMark(c)) return { kind: c, start, end: start + 1, closed: true };
  if (isQuote(text, start)) return stringAt(text, start);
  const comment = commentEnd(text, start);
  if (comment !== undefined) return { kind: "comment", start, ...comment };
  let end = start + 1;
  while (end < text.length && (isOfWord(text, end) || isColonOfName(text, start, end))) end++;
  return { kind: "word", start, end, closed: true };
}

function isOfWord(text: string, at: number): boolean {
  return !isSpace(text.charCodeAt(at)) && !isMark(text[at]!) && text[at] !== '"';
}

/** Whether a colon is one of an action, key or ARN that is typed without quotes, and not the one behind a member's name. */
function isColonOfName(text: string, start: number, at: number): boolean {
  if (text[at] !== ":" || !/^[a-z][a-z0-9-]*(?::|$)/.test(text.slice(start, Math.min(at, start + 64)))) return false;
  return !/^[ \t]*["[{\w]/.test(text.slice(at + 1, at + 40)) || isOfWord(text, at + 1);
}

function stringAt(text: string, start: number): Token {
  let end = start + 1;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x0a || unit === 0x0d) break;
    if (unit === 0x5c && text[end + 1] !== "\n" && text[end + 1] !== "\r") end++;
    else if (isQuote(text, end)) {
      if (mayFollowString(text[end + 1])) return { kind: "string", start, end: end + 1, closed: true };
      // A quotation mark that something stands right behind opens the next string: this one was never closed.
      const open = contentEnd(text, start, end);
      if (open < end) return { kind: "string", start, end: open, closed: false };
      return { kind: "string", start, end: end + 1, closed: true };
    }
  }
  return { kind: "string", start, end: contentEnd(text, start, Math.min(end, text.length)), closed: false };
}

function isQuote(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x22 || (unit > 0x7f && isTypographicQuote(text[at]));
}

function mayFollowString(c: string | undefined): boolean {
  return c === undefined || isMark(c) || isSpace(c.charCodeAt(0)) || c === "/";
}

/** Where a string that was not closed ends: before the commas, brackets and white space that end its line. */
function contentEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && (isSpace(text.charCodeAt(at - 1)) || isMark(text[at - 1]!))) at--;
  // A colon behind a service prefix was typed as part of it, and so was one inside an ARN.
  while (
    at < end &&
    text[at] === ":" &&
    /[\w-]/.test(text[at - 1] ?? "") &&
    !/^:\s*["[{]/.test(text.slice(at, end + 1))
  )
    at++;
  return at;
}

function commentEnd(text: string, start: number): { end: number; closed: boolean } | undefined {
  if (text[start] !== "/") return undefined;
  if (text[start + 1] === "/") {
    let end = start + 2;
    while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
    return { end, closed: false };
  }
  if (text[start + 1] !== "*") return undefined;
  const close = text.indexOf("*/", start + 2);
  return close < 0 ? { end: text.length, closed: false } : { end: close + 2, closed: true };
}

function isMark(c: string): c is "{" | "}" | "[" | "]" | "," | ":" {
  return c === "{" || c === "}" || c === "[" || c === "]" || c === "," || c === ":";
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09 || unit === 0xa0 || unit === 0xfeff;
}
