import type { Variables } from "./shell-variables.ts";
import type { ShellFlavour, ShellWord } from "./shell-words.ts";

/** What is known where a word is read. */
export interface WordReader {
  readonly text: string;
  readonly flavour: ShellFlavour;
  readonly variables: Variables;
  /** Where an offset of the text is in its file. */
  toFile(offset: number): number;
  /** Reads the commands of a substitution from `at` to what closes it; returns the offset behind. */
  readCommands(at: number, closing: Closing): number;
}

export type Closing = ")" | "`";

/** One word while it is put together. */
interface OpenWord {
  value: string;
  readonly offsets: number[];
  isKnown: boolean;
}

/** The word that begins at an offset. Its `span` is in the text, its `offsets` are in the file. */
export function readWord(reader: WordReader, at: number, closing: Closing | undefined): ShellWord {
  const { text } = reader;
  const open: OpenWord = { value: "", offsets: [], isKnown: true };
  let i = at;
  while (i < text.length) {
    const c = text[i]!;
    if (c === "'") i = readSingle(reader, i, open);
    else if (c === '"') i = readDouble(reader, i, open);
    else if (c === "\\") {
      if (/^\r?\n/.test(text.slice(i + 1, i + 3))) break;
      if (i + 1 < text.length) take(reader, open, i + 1);
      i += 2;
    } else if (c === "$" || (c === "`" && closing !== "`")) i = readExpansion(reader, i, open);
    else if (c === "<" && isPlaceholder(text, i)) {
      const end = text.indexOf(">", i) + 1;
      for (; i < end; i++) take(reader, open, i);
    } else if (" \t\r\n;|&()<>`".includes(c)) break;
    else {
      take(reader, open, i);
      i++;
    }
  }
  const span = { start: at, end: Math.min(i, text.length) };
  return { value: open.isKnown ? open.value : undefined, span, offsets: open.offsets };
}

/** `<NAME>`, as tutorials have it. */
export function isPlaceholder(text: string, at: number): boolean {
  return /^<[A-Za-z][\w .'/-]{0,60}>/.test(text.slice(at, at + 64));
}

/** Takes the character at an offset as it stands. */
function take({ text, toFile }: WordReader, open: OpenWord, at: number): void {
  open.value += text[at]!;
  open.offsets.push(toFile(at));
}

function readSingle(reader: WordReader, at: number, open: OpenWord): number {
  const close = reader.text.indexOf("'", at + 1);
  const end = close < 0 ? reader.text.length : close;
  for (let i = at + 1; i < end; i++) take(reader, open, i);
  return end + 1;
}

function readDouble(reader: WordReader, at: number, open: OpenWord): number {
  const { text } = reader;
  let i = at + 1;
  while (i < text.length && text[i] !== '"') {
    const c = text[i]!;
    if (c === "\\" && /["\\$`\n]/.test(text[i + 1] ?? "")) {
      if (text[i + 1] !== "\n") take(reader, open, i + 1);
      i += 2;
    } else if (c === "$" || c === "`") i = readExpansion(reader, i, open);
    else {
      take(reader, open, i);
      i++;
    }
  }
  return i + 1;
}

/** A variable or a substitution at a `$` or a backtick; returns the offset behind it. */
function readExpansion(reader: WordReader, at: number, open: OpenWord): number {
  const { text, flavour } = reader;
  const rest = text.slice(at, at + 200);
  if (flavour === "make") {
    const own = /^\$[({]([\w.-]+)[)}]/.exec(rest) ?? /^\$\$\{?(\w+)\}?/.exec(rest);
    if (own) return expand(reader, own[1] ?? "", undefined, open, at + own[0].length);
  }
  const braced = /^\$\{(\w+)(?::?[-=]([^}$`"]*))?\}/.exec(rest);
  if (braced) {
    const end = at + braced[0].length;
    const length = braced[2]?.length;
    const fallback = length === undefined ? undefined : { start: end - 1 - length, end: end - 1 };
    return expand(reader, braced[1] ?? "", fallback, open, end);
  }
  const plain = /^\$([A-Za-z_]\w*|[0-9@*#?!-])/.exec(rest);
  if (plain) return expand(reader, plain[1] ?? "", undefined, open, at + plain[0].length);
  if (text[at] === "`" || rest.startsWith("$(")) {
    open.isKnown = false;
    return text[at] === "`" ? reader.readCommands(at + 1, "`") : reader.readCommands(at + 2, ")");
  }
  if (rest.startsWith("${")) {
    open.isKnown = false;
    const close = text.indexOf("}", at);
    return close < 0 ? text.length : close + 1;
  }
  take(reader, open, at);
  return at + 1;
}

/** Puts in what a variable holds, else what is written for that case; returns the offset behind. */
function expand(
  reader: WordReader,
  name: string,
  fallback: { readonly start: number; readonly end: number } | undefined,
  open: OpenWord,
  next: number,
): number {
  const held = reader.variables.get(name);
  if (held?.value !== undefined) {
    // A variable that is doubled again and again must not fill the memory.
    if (open.value.length + held.value.length > 10_000) open.isKnown = false;
    else {
      open.value += held.value;
      for (const offset of held.offsets) open.offsets.push(offset);
    }
  } else if (fallback && !held) for (let i = fallback.start; i < fallback.end; i++) take(reader, open, i);
  else open.isKnown = false;
  return next;
}
