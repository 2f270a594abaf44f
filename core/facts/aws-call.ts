import { type AwsCommand, type KnownWord, optionOf, spanInWord } from "../commands/aws-command.ts";
import type { ShellWord } from "../commands/shell-words.ts";
import type { Span } from "../text.ts";
import type { NamedBlock } from "./blocks-of-guide.ts";
import { isExact } from "./entity-ids.ts";
import type { Place } from "./fact.ts";

/** A command where it stands. */
export interface Call {
  readonly command: AwsCommand;
  /** Service and operation. */
  readonly name: string;
  /** As a sentence begins. */
  readonly source: string;
  readonly file: string;
  /** What its file prints to be saved, by the names of the files. */
  readonly blocks: ReadonlyMap<string, NamedBlock>;
  place(word: ShellWord): Place;
  /** Where a word's value is written, if that is in the command, else the word with its quotes. */
  written(word: ShellWord): Place;
  /** Where a part of a word is written, in the file. */
  spanIn(word: ShellWord, start: number, end: number): Span;
}

export function callOf(command: AwsCommand, file: string, blocks: ReadonlyMap<string, NamedBlock>): Call {
  const name = `${command.service} ${command.operation}`.trimEnd();
  const spanIn = (word: ShellWord, start: number, end: number) => spanInWord(word, start, end) ?? word.span;
  return {
    command,
    name,
    source: `\`aws ${name}\``,
    file,
    blocks,
    place: (word) => ({ file, span: spanIn(word, 0, word.offsets.length) }),
    written(word) {
      const span = spanIn(word, 0, word.offsets.length);
      const isInside = word.span.start <= span.start && span.end <= word.span.end;
      return { file, span: isInside ? span : word.span };
    },
    spanIn,
  };
}

/** The value of an option that names one thing, filled in. */
export function exact(command: AwsCommand, option: string): KnownWord | undefined {
  const word = optionOf(command, option);
  return word && isExact(word.value) ? word : undefined;
}
