import type { Span } from "../text.ts";
import type { Comment, Eol, Header, JsonLine, Line, Pair, PemLine } from "./line.ts";

/**
 * Cuts a config or credentials file into lines. Lossless and never throwing, in time linear in the text: the slices of
 * all `span`s in order are the text. Lines end at CRLF, LF or a lone CR, as AWS CLI reads them. Offsets are UTF-16 code units.
 */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  // A regular expression, since V8 moves a call of `includes` into the loop, which makes it quadratic.
  const mayHavePem = pemBeginPattern.test(text);
  let inPem = false;
  let braces = 0;
  for (let start = 0; start < text.length; ) {
    const contentLimit = endOfLine(text, start);
    const eol = eolAt(text, contentLimit);
    const end = contentLimit + eol.length;
    const line = lineOf(text, start, contentLimit, end, eol);
    const role: PemRole = mayHavePem ? pemRole(text.slice(line.content.start, line.content.end), inPem) : "none";
    inPem = role === "begin" || role === "begin-in-value" || role === "inside";
    const isPem = role !== "none" && role !== "begin-in-value" && line.kind !== "blank";
    const inJson = line.kind !== "header" && (braces > 0 || isBrace(text, line));
    braces = inJson ? braces + bracesIn(text, line.content) : 0;
    lines.push(isPem ? pasted("pem", line) : inJson && line.kind !== "blank" ? pasted("json", line) : line);
    start = end;
  }
  return lines;
}

/** White space at line ends and round separators, in any of the tools: ASCII, NBSP and the other Unicode spaces, BOM. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  if (code < 0x85) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Section types that stand alone in a header or before a name. */
const typeWords: ReadonlySet<string> = new Set(["profile", "sso-session", "services"]);
const pemBegin = "-----BEGIN ";
const pemBeginPattern = /-----BEGIN /;
const powerShellVariable = /^\$env:$/i;
const conflictMarker = /^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$/;

function lineOf(text: string, start: number, limit: number, end: number, eol: Eol): Line {
  const content = trimmed(text, start, limit);
  const span: Span = { start, end };
  const indent: Span = { start, end: content.start };
  if (content.start === content.end) return { kind: "blank", span, indent, content, eol };
  const first = text.charAt(content.start);
  if (first === "#" || first === ";") return { kind: "comment", span, indent, content, eol };
  if (first === "[") return { kind: "header", span, indent, content, eol, header: headerOf(text, content) };
  if (
    "<>|=".includes(first) &&
    conflictMarker.test(text.slice(content.start, Math.min(content.end, content.start + 8)))
  ) {
    return { kind: "conflict", span, indent, content, eol };
  }
  const pair = pairOf(text, content);
  if (pair) return { kind: "pair", span, indent, content, eol, pair };
  return { kind: "text", span, indent, content, eol };
}

function headerOf(text: string, content: Span): Header {
  const bracket = indexWithin(text, "]", content.start + 1, content.end);
  if (bracket < 0) {
    const comment = commentOf(text, content.start + 1, content.end);
    const stop = comment?.after === "space" ? trimmed(text, content.start, comment.span.start).end : content.end;
    const inner = { start: content.start + 1, end: stop };
    const { type, name, rawName } = wordsOf(text, inner);
    return {
      span: { start: content.start, end: stop },
      inner,
      closed: "no",
      type,
      name,
      rawName,
      trailing: undefined,
      comment: comment?.after === "space" ? comment : undefined,
    };
  }
  const inner = { start: content.start + 1, end: bracket };
  const { type, name, rawName } = wordsOf(text, inner);
  const rest = trimmed(text, bracket + 1, content.end);
  const comment = rest.start < rest.end ? commentOf(text, bracket + 1, content.end) : undefined;
  const textEnd = comment ? trimmed(text, bracket + 1, comment.span.start).end : rest.end;
  return {
    span: { start: content.start, end: bracket + 1 },
    inner,
    closed: "yes",
    type,
    name,
    rawName,
    trailing: rest.start < textEnd ? { start: rest.start, end: textEnd } : undefined,
    comment,
  };
}

function wordsOf(text: string, inner: Span): { type: Span | undefined; name: Span; rawName: Span } {
  const words = trimmed(text, inner.start, inner.end);
  let split = words.start;
  while (split < words.end && !isSpace(text.charCodeAt(split))) split++;
  const first = { start: words.start, end: split };
  if (split === words.end) {
    const nothing = { start: words.end, end: words.end };
    if (typeWords.has(text.slice(first.start, first.end))) return { type: first, name: nothing, rawName: nothing };
    return { type: undefined, name: unquoted(text, first), rawName: first };
  }
  const rawName = trimmed(text, split, words.end);
  return { type: first, name: unquoted(text, rawName), rawName };
}

function unquoted(text: string, { start, end }: Span): Span {
  const quote = text.charAt(start);
  const isQuoted = end - start >= 2 && (quote === '"' || quote === "'") && text.charAt(end - 1) === quote;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

function pairOf(text: string, content: Span): Pair | undefined {
  // PowerShell's `$Env:NAME = …`, as IAM Identity Center's portal hands it out: the colon is part of the name.
  let at = powerShellVariable.test(text.slice(content.start, content.start + 5)) ? content.start + 5 : content.start;
  while (at < content.end && text.charCodeAt(at) !== 0x3d && text.charCodeAt(at) !== 0x3a) at++;
  if (at === content.end) return undefined;
  const raw = trimmed(text, at + 1, content.end);
  const comment = commentOf(text, at + 1, content.end);
  const valueEnd =
    comment?.after === "space" ? Math.max(raw.start, trimmed(text, at + 1, comment.span.start).end) : raw.end;
  return {
    key: trimmed(text, content.start, at),
    separator: { start: at, end: at + 1 },
    raw,
    value: { start: raw.start, end: valueEnd },
    comment,
  };
}

/** The first `#` or `;` behind white space, else the first one behind text. */
function commentOf(text: string, start: number, end: number): Comment | undefined {
  let behindText = -1;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x23 && code !== 0x3b) continue;
    if (at > start && isSpace(text.charCodeAt(at - 1))) return { span: { start: at, end }, after: "space" };
    if (behindText < 0) behindText = at;
  }
  return behindText < 0 ? undefined : { span: { start: behindText, end }, after: "text" };
}

/** A line that is no part of the file's own language. */
function pasted(kind: "pem" | "json", { span, indent, content, eol }: Line): PemLine | JsonLine {
  return { kind, span, indent, content, eol };
}

/** At the margin, where it goes on with no value. */
function isBrace(text: string, { span, content }: Line): boolean {
  return content.start === span.start && content.end === content.start + 1 && text[content.start] === "{";
}

/** How many braces a line opens, less those that it closes. */
function bracesIn(text: string, { start, end }: Span): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    if (text[at] === "{") count++;
    else if (text[at] === "}") count--;
  }
  return count;
}

type PemRole = "none" | "begin" | "begin-in-value" | "inside" | "end";

function pemRole(content: string, inPem: boolean): PemRole {
  const begin = content.indexOf(pemBegin);
  if (begin === 0) return "begin";
  if (begin > 0) return "begin-in-value";
  if (!inPem) return "none";
  if (content.startsWith("-----END ")) return "end";
  return /^[A-Za-z0-9+/]*={0,2}$/.test(content) || /^(?:Proc-Type|DEK-Info): /.test(content) ? "inside" : "none";
}

function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function indexWithin(text: string, character: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (text[at] === character) return at;
  return -1;
}

function endOfLine(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) break;
    at++;
  }
  return at;
}

function eolAt(text: string, at: number): Eol {
  if (at >= text.length) return "";
  if (text.charCodeAt(at) === 0x0a) return "\n";
  return text.charCodeAt(at + 1) === 0x0a ? "\r\n" : "\r";
}
