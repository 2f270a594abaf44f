import { createScanner, type JSONScanner } from "jsonc-parser";
import { maxDepth } from "../../json/parse.ts";
import type { Span } from "../../text.ts";

/** What the cursor stands in, found from the tokens alone, so that half-typed JSON is no obstacle. */
export interface JsonPlace {
  /** The names and indexes of what holds the cursor; for a value its own included, for a name not. */
  readonly path: readonly (string | number)[];
  readonly is: "name" | "value";
  /** What has been typed of it; empty where nothing has. */
  readonly replace: Span;
  /** Whether it begins with a quotation mark. */
  readonly quoted: boolean;
  /** The names of the object, or the strings of the list, beside the one under the cursor. */
  readonly others: readonly string[];
  /** Whether a colon follows: the member has a value already. */
  readonly hasValue: boolean;
  /** Whether something follows that a comma must part it from. */
  readonly needsComma: boolean;
}

/** The place of an offset in a JSON value that begins at `from`, or undefined in a comment, behind the value, or where a comma or colon is due. */
export function jsonPlaceAt(text: string, from: number, offset: number): JsonPlace | undefined {
  const scanner = createScanner(text);
  scanner.setPosition(from);
  const stack: Frame[] = [];
  let found: Found | undefined;
  for (;;) {
    const kind = scanner.scan();
    const token = tokenOf(scanner, kind, text, offset);
    if (kind === lineComment || kind === blockComment) {
      if (token.start < offset && (offset < token.end || (kind === lineComment && offset === token.end)))
        return undefined;
      continue;
    }
    if (kind === space || kind === lineBreak) continue;
    const frame = stack.at(-1);
    if (!found) {
      if (token.start >= offset || token.holds) {
        found = foundAt(stack, token, offset);
        if (!found) return undefined;
        if (token.holds) {
          found.frame?.take();
          continue;
        }
      }
    }
    if (found && found.next === undefined) found.next = kind;
    if (kind === end) break;
    if (kind === openBrace || kind === openBracket) {
      frame?.take();
      // Nothing of ours stands so deep, and the parser gives up there as well.
      if (stack.length >= maxDepth) return undefined;
      stack.push(frameOf(kind === openBrace ? "object" : "array"));
    } else if (kind === closeBrace || kind === closeBracket) {
      stack.pop();
      if (stack.length === 0 || (found && !stack.includes(found.frame!))) break;
    } else if (kind === comma) frame?.next();
    else if (kind === colon) frame?.colon();
    else frame?.take(kind === string ? scanner.getTokenValue() : undefined);
    if (!frame && kind !== openBrace && kind !== openBracket) break;
  }
  if (!found) return undefined;
  const { frame, path, is, replace, quoted, next } = found;
  return {
    path,
    is,
    replace,
    quoted,
    others: frame?.strings ?? [],
    hasValue: next === colon,
    needsComma: next !== undefined && next !== comma && next !== closeBrace && next !== closeBracket && next !== end,
  };
}

// The scanner's kinds of token are a const enum, which modules that are compiled one by one cannot name.
const [openBrace, closeBrace, openBracket, closeBracket, comma, colon] = [1, 2, 3, 4, 5, 6];
const [string, lineComment, blockComment, lineBreak, space, end] = [10, 12, 13, 14, 15, 17];

interface Token {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** Whether the cursor is in it, or at the border of a word. */
  readonly holds: boolean;
}

function tokenOf(scanner: JSONScanner, kind: number, text: string, offset: number): Token {
  const start = scanner.getTokenOffset();
  const whole = start + scanner.getTokenLength();
  if (kind === string) {
    const isClosed = whole > start + 1 && text[whole - 1] === '"' && scanner.getTokenError() === 0;
    if (isClosed) return { start, end: whole, quoted: true, holds: start < offset && offset < whole };
    const holds = start < offset && offset <= whole;
    return { start, end: holds ? wordEnd(text, offset, whole) : whole, quoted: true, holds };
  }
  const isWord = kind > colon && kind !== end && kind !== lineBreak && kind !== space;
  return { start, end: whole, quoted: false, holds: isWord && start < offset && offset <= whole };
}

/** Of a string that was not closed, only the word under the cursor is meant to be replaced. */
function wordEnd(text: string, offset: number, whole: number): number {
  let at = offset;
  while (at < whole && /[\w*-]/.test(text[at]!)) at++;
  return at;
}

interface Frame {
  readonly strings: string[];
  take(text?: string): void;
  next(): void;
  colon(): void;
  /** What is due here: a name, a value, or nothing that could be offered. */
  due(): "name" | "value" | undefined;
  step(): string | number;
}

function frameOf(type: "object" | "array"): Frame {
  const strings: string[] = [];
  let index = 0;
  let name: string | undefined;
  let state: "first" | "named" | "value" | "done" = "first";
  return {
    strings,
    take(text) {
      if (type === "array") {
        if (text !== undefined) strings.push(text);
        state = "done";
      } else if (state === "value") state = "done";
      else {
        name = text;
        if (text !== undefined) strings.push(text);
        state = "named";
      }
    },
    next() {
      index++;
      name = undefined;
      state = "first";
    },
    colon() {
      if (type === "object") state = "value";
    },
    due() {
      if (type === "array") return state === "first" ? "value" : undefined;
      return state === "first" ? "name" : state === "value" ? "value" : undefined;
    },
    step: () => (type === "array" ? index : (name ?? "")),
  };
}

interface Found {
  readonly frame: Frame | undefined;
  readonly path: readonly (string | number)[];
  readonly is: "name" | "value";
  readonly replace: Span;
  readonly quoted: boolean;
  next?: number;
}

function foundAt(stack: readonly Frame[], token: Token, offset: number): Found | undefined {
  const frame = stack.at(-1);
  const is = frame ? frame.due() : "value";
  if (!is) return undefined;
  const path = stack.slice(0, is === "name" ? -1 : undefined).map((f) => f.step());
  const replace = token.holds ? { start: token.start, end: token.end } : { start: offset, end: offset };
  return { frame, path, is, replace, quoted: token.holds && token.quoted };
}
