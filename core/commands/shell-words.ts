import type { Span } from "../text.ts";
import { assignmentOf, finishCommand } from "./shell-command.ts";
import { createVariables, type Variables } from "./shell-variables.ts";
import { type Closing, isPlaceholder, readWord, type WordReader } from "./shell-word.ts";

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

export interface ShellOptions {
  readonly flavour?: ShellFlavour;
  /** Where an offset of the text is in its file: spans and offsets of words are the file's. */
  readonly toFile?: (offset: number) => number;
  /** What is known from the texts before, as in the blocks of a tutorial. */
  readonly variables?: Variables;
}

/**
 * The simple commands in a shell text in their order, those inside `$(…)` after the one that they stand in. Quotes,
 * escapes, continued lines, comments, redirections and here-documents are followed; nothing is run, and what does not
 * close ends with the text. `<NAME>` is a placeholder, as in tutorials, and no redirection.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */
export function shellCommandsIn(text: string, options: ShellOptions = {}): ShellCommand[] {
  const { flavour = "shell", toFile = (offset: number) => offset, variables = createVariables() } = options;
  let depth = 0;
  const reader: Reader = {
    text,
    flavour,
    variables,
    toFile,
    commands: [],
    heredocs: [],
    isFunction: false,
    readCommands(at, closing) {
      if (depth >= maxDepth) return text.length;
      depth++;
      variables.open("subshell");
      const end = readList(reader, at, closing);
      variables.close("subshell");
      depth--;
      return end;
    },
  };
  readList(reader, 0, undefined);
  variables.closeAll();
  return reader.commands;
}

/** What is kept while a text is read. */
export interface Reader extends WordReader {
  readonly commands: ShellCommand[];
  /** The closing words of here-documents whose text starts behind this line. */
  heredocs: string[];
  /** Whether `NAME()` was just read. */
  isFunction: boolean;
}

const maxDepth = 20;
const maxCommands = 5000;

/** Reads commands from `at` to the closing character, or to the end; returns the offset behind. */
function readList(reader: Reader, at: number, closing: Closing | undefined): number {
  const { text, variables } = reader;
  let words: ShellWord[] = [];
  let skipNext = false;
  // Whether the command stands behind && or ||.
  let isPerhaps = false;
  const end = () => {
    if (words.length > 0) {
      finishCommand(reader, words, isPerhaps ? "perhaps" : "surely");
      isPerhaps = false;
    }
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
    else if (c === "(") {
      const last = words.at(-1);
      const isArray = last && text[i - 1] === "=" && assignmentOf(last, text);
      if (isArray) words.splice(-1, 1, { ...last, value: undefined });
      reader.isFunction = words.length > 0 && /^\([ \t]*\)/.test(text.slice(i, i + 10));
      end();
      variables.open("subshell");
      i++;
    } else if (c === ")") {
      end();
      variables.close("subshell");
      i++;
    } else if (c === ";" || c === "|" || c === "&" || (c === "`" && closing === "`")) {
      end();
      const isDouble = text[i + 1] === c;
      if (isDouble && c === ";") variables.branch();
      isPerhaps = isDouble && c !== ";";
      i += isDouble ? 2 : 1;
    } else if ((c === "<" && !isPlaceholder(text, i)) || c === ">") {
      const { next, takesWord } = redirection(reader, i);
      skipNext = takesWord;
      i = next;
    } else {
      const word = readWord(reader, i, closing);
      // What cannot be read as a word must still be passed.
      i = Math.max(word.span.end, i + 1);
      if (!skipNext) words.push(word);
      skipNext = false;
    }
  }
  end();
  return text.length;
}

function redirection(reader: Reader, at: number): { readonly next: number; readonly takesWord: boolean } {
  const { text } = reader;
  const heredoc = /^<<-?[ \t]*(["']?)([\w.-]+)\1/.exec(text.slice(at, at + 80));
  if (heredoc && text[at + 2] !== "<") {
    reader.heredocs.push(heredoc[2] ?? "");
    return { next: at + heredoc[0].length, takesWord: false };
  }
  const operator = /^(?:<<<|>>|>&|<&|>\||[<>])/.exec(text.slice(at, at + 3))?.[0] ?? "<";
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

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
