import { type AwsCommand, type KnownWord, optionOf, spanInWord } from "../commands/aws-command.ts";
import type { CommandText } from "../commands/command-texts.ts";
import type { ShellWord } from "../commands/shell-words.ts";
import type { SourceFile } from "../hosts/index.ts";
import { spanToFile } from "../hosts/mapping.ts";
import type { Span } from "../text.ts";
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
  place(word: ShellWord): Place;
  /** Where a part of a word is written, in the file. */
  spanIn(word: ShellWord, start: number, end: number): Span;
  readonly whole: Place;
}

export function callOf(command: AwsCommand, { mapping }: CommandText, { name: file }: SourceFile): Call {
  const name = `${command.service} ${command.operation}`;
  const placed = (span: Span): Place => ({ file, span: spanToFile(mapping, span) });
  const spanIn = (word: ShellWord, start: number, end: number) =>
    spanToFile(mapping, spanInWord(word, start, end) ?? word.span);
  return {
    command,
    name,
    source: `\`aws ${name}\``,
    file,
    place: (word) => ({ file, span: spanIn(word, 0, word.offsets.length) }),
    spanIn,
    whole: placed(command.span),
  };
}

/** The value of an option that names one thing, filled in. */
export function exact(command: AwsCommand, option: string): KnownWord | undefined {
  const word = optionOf(command, option);
  return word && isExact(word.value) ? word : undefined;
}
