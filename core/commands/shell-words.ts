import type { Span } from "../text.ts";

/** A word of a command, with its quotes taken off and variables put in that the same text assigns. */
export interface ShellWord {
  /** Undefined where a part of it is known only when the command runs. */
  readonly value: string | undefined;
  readonly span: Span;
  /** For each UTF-16 code unit of the value where it is written; what a variable holds is written at its assignment. */
  readonly offsets: readonly number[];
}

export type ShellCommand = readonly ShellWord[];

/** Makefiles write `$(NAME)` for their own variables and `$$` for the shell's dollar. */
export type ShellFlavour = "shell" | "make";

/**
 * The simple commands in a shell text in their order, those inside `$(…)` after the one that they stand in. Quotes,
 * escapes, continued lines, comments, redirections and here-documents are followed; nothing is run, and what does not
 * close ends with the text. `<NAME>` is a placeholder, as in tutorials, and no redirection.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */
export function shellCommandsIn(text: string, flavour: ShellFlavour = "shell"): ShellCommand[] {
  const reader: Reader = { text, flavour, variables: new Map(), commands: [], heredocs: [] };
  readList(reader, 0, undefined, 0);
  return reader.commands;
}

interface Reader {
  readonly text: string;
  readonly flavour: ShellFlavour;
  readonly variables: Map<string, ShellWord>;
  readonly commands: ShellCommand[];
  /** The closing words of here-documents whose text starts behind this line. */
  heredocs: string[];
}

const maxDepth = 20;
const maxCommands = 5000;

/** Reads commands from `at` to the closing character, or to the end; returns the offset behind. */
function readList(reader: Reader, at: number, closing: ")" | "`" | undefined, depth: number): number {
  const { text } = reader;
  let words: ShellWord[] = [];
  let skipNext = false;
  const end = () => {
    finish(reader, words);
    words = [];
    skipNext = false;
  };
  let i = at;
  while (i < text.length && reader.commands.length < maxCommands) {
    const c = text[i]!;
    if (c === closing) {
      end();
      return i + 1;
    }
    if (c === "\n") {
      end();
      i = skipHeredocs(reader, i + 1);
    } else if (c === " " || c === "\t" || c === "\r") i++;
    else if (c === "\\" && /^\r?\n/.test(text.slice(i + 1, i + 3))) i = text.indexOf("\n", i) + 1;
    else if (c === "#") i = lineEnd(text, i);
    else if (c === ";" || c === "|" || c === "&" || c === "(" || c === ")" || (c === "`" && closing === "`")) {
      end();
      i++;
    } else if ((c === "<" && !isPlaceholder(text, i)) || c === ">") {
      const { next, takesWord } = redirection(reader, i);
      skipNext = takesWord;
      i = next;
    } else {
      const word = readWord(reader, i, closing, depth);
      // What cannot be read as a word must still be passed.
      i = Math.max(word.span.end, i + 1);
      if (!skipNext) words.push(word);
      skipNext = false;
    }
  }
  end();
  return text.length;
}

/** Keeps a command, and what it assigns. */
function finish({ text, commands, variables }: Reader, words: readonly ShellWord[]): void {
  let first = 0;
  while (first < words.length && leading.test(words[first]?.value ?? "")) first++;
  const rest = words.slice(first);
  const [made, sign, held] = rest;
  if (made?.value && held && /^[:?+]?=$/.test(sign?.value ?? "")) {
    // `NAME := value` of a Makefile; several words are no name of anything.
    variables.set(made.value, rest.length === 3 ? held : { ...held, value: undefined });
    return;
  }
  const assignments: { name: string; word: ShellWord }[] = [];
  let used = 0;
  for (const word of rest) {
    const name = /^([A-Za-z_]\w*)\s*[:?+]?=/.exec(text.slice(word.span.start, word.span.end))?.[1];
    if (!name) break;
    const from = (word.value ?? "").indexOf("=") + 1;
    const value = word.value?.slice(from);
    assignments.push({ name, word: { ...word, value, offsets: word.offsets.slice(from) } });
    used++;
  }
  // `A=b command` gives it to the command alone, which is near enough.
  for (const { name, word } of assignments) variables.set(name, word);
  const command = rest.slice(used);
  if (command.length > 0) commands.push(command);
}

/** Words that a command may follow on its line, prompts of tutorials among them. */
const leading =
  /^(?:\$|%|>|@|-|@-|!|if|then|else|elif|do|while|until|time|sudo|exec|command|nohup|export|local|readonly|declare|env|\{|\})$/;

function redirection(reader: Reader, at: number): { readonly next: number; readonly takesWord: boolean } {
  const { text } = reader;
  const heredoc = /^<<-?[ \t]*(["']?)([\w.-]+)\1/.exec(text.slice(at, at + 80));
  if (heredoc && text[at + 2] !== "<") {
    reader.heredocs.push(heredoc[2] ?? "");
    return { next: at + heredoc[0].length, takesWord: false };
  }
  const operator = /^(?:<<<|>>|>&|<&|[<>])/.exec(text.slice(at, at + 3))?.[0] ?? "<";
  return { next: at + operator.length, takesWord: true };
}

function skipHeredocs(reader: Reader, at: number): number {
  let i = at;
  for (const word of reader.heredocs) {
    while (i < reader.text.length) {
      const end = lineEnd(reader.text, i);
      const line = reader.text.slice(i, end).trim();
      i = end + 1;
      if (line === word) break;
    }
  }
  reader.heredocs = [];
  return Math.min(i, reader.text.length);
}

function isPlaceholder(text: string, at: number): boolean {
  return /^<[A-Za-z][\w .'/-]{0,60}>/.test(text.slice(at, at + 64));
}

/** One word while it is put together. */
interface OpenWord {
  value: string;
  readonly offsets: number[];
  isKnown: boolean;
}

function readWord(reader: Reader, at: number, closing: ")" | "`" | undefined, depth: number): ShellWord {
  const { text } = reader;
  const open: OpenWord = { value: "", offsets: [], isKnown: true };
  let i = at;
  while (i < text.length) {
    const c = text[i]!;
    if (c === "'") i = readSingle(text, i, open);
    else if (c === '"') i = readDouble(reader, i, open, depth);
    else if (c === "\\") {
      if (/^\r?\n/.test(text.slice(i + 1, i + 3))) break;
      if (i + 1 < text.length) push(open, text[i + 1]!, i + 1);
      i += 2;
    } else if (c === "$" || (c === "`" && closing !== "`")) i = readExpansion(reader, i, open, depth);
    else if (c === "<" && isPlaceholder(text, i)) {
      const end = text.indexOf(">", i) + 1;
      for (; i < end; i++) push(open, text[i]!, i);
    } else if (isBreak(c)) break;
    else {
      push(open, c, i);
      i++;
    }
  }
  const span = { start: at, end: Math.min(i, text.length) };
  return { value: open.isKnown ? open.value : undefined, span, offsets: open.offsets };
}

function isBreak(c: string): boolean {
  return " \t\r\n;|&()<>`".includes(c);
}

function push(open: OpenWord, character: string, offset: number): void {
  open.value += character;
  open.offsets.push(offset);
}

function readSingle(text: string, at: number, open: OpenWord): number {
  const close = text.indexOf("'", at + 1);
  const end = close < 0 ? text.length : close;
  for (let i = at + 1; i < end; i++) push(open, text[i]!, i);
  return end + 1;
}

function readDouble(reader: Reader, at: number, open: OpenWord, depth: number): number {
  const { text } = reader;
  let i = at + 1;
  while (i < text.length && text[i] !== '"') {
    const c = text[i]!;
    if (c === "\\" && /["\\$`\n]/.test(text[i + 1] ?? "")) {
      if (text[i + 1] !== "\n") push(open, text[i + 1]!, i + 1);
      i += 2;
    } else if (c === "$" || c === "`") i = readExpansion(reader, i, open, depth);
    else {
      push(open, c, i);
      i++;
    }
  }
  return i + 1;
}

/** A variable or a substitution at a `$` or a backtick; returns the offset behind it. */
function readExpansion(reader: Reader, at: number, open: OpenWord, depth: number): number {
  const { text, flavour } = reader;
  const rest = text.slice(at, at + 200);
  if (flavour === "make") {
    const own = /^\$[({]([\w.-]+)[)}]/.exec(rest);
    if (own) return expand(reader, own[1] ?? "", undefined, open, at + own[0].length);
    const ofShell = /^\$\$\{?(\w+)\}?/.exec(rest);
    if (ofShell) return expand(reader, ofShell[1] ?? "", undefined, open, at + ofShell[0].length);
  }
  const braced = /^\$\{(\w+)(?::?[-=]([^}$`"]*))?\}/.exec(rest);
  if (braced) {
    const fallback = braced[2];
    const from = at + braced[0].length - 1 - (fallback?.length ?? 0);
    return expand(
      reader,
      braced[1] ?? "",
      fallback === undefined ? undefined : { fallback, from },
      open,
      at + braced[0].length,
    );
  }
  const plain = /^\$([A-Za-z_]\w*|[0-9@*#?!-])/.exec(rest);
  if (plain) return expand(reader, plain[1] ?? "", undefined, open, at + plain[0].length);
  if (text[at] === "`" || rest.startsWith("$(")) {
    open.isKnown = false;
    if (depth >= maxDepth) return text.length;
    return text[at] === "`" ? readList(reader, at + 1, "`", depth + 1) : readList(reader, at + 2, ")", depth + 1);
  }
  if (rest.startsWith("${")) {
    open.isKnown = false;
    const close = text.indexOf("}", at);
    return close < 0 ? text.length : close + 1;
  }
  push(open, "$", at);
  return at + 1;
}

function expand(
  { variables }: Reader,
  name: string,
  otherwise: { readonly fallback: string; readonly from: number } | undefined,
  open: OpenWord,
  next: number,
): number {
  const known = variables.get(name);
  if (known?.value !== undefined) {
    // A variable that is doubled again and again must not fill the memory.
    if (open.value.length + known.value.length > 10_000) open.isKnown = false;
    else for (const [i, offset] of known.offsets.entries()) push(open, known.value[i] ?? "", offset);
  } else if (otherwise && !known) {
    for (let i = 0; i < otherwise.fallback.length; i++) push(open, otherwise.fallback[i]!, otherwise.from + i);
  } else open.isKnown = false;
  return next;
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline;
}
