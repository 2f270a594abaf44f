import { optionOf } from "../commands/aws-command.ts";
import type { Call } from "./aws-call.ts";
import { filePathIn } from "./command-paths.ts";
import type { Fact } from "./fact.ts";
import { handedOver } from "./handed-over-by-commands.ts";

/** The path that a call gives for a document, behind `file://` or bare. */
export function pathGivenBy(call: Call, { changesFolder, spokenOf }: PathHints): Fact[] {
  const { file: option = "", use } = handedOver[call.name] ?? {};
  const word = optionOf(call.command, option);
  if (!word || !use) return [];
  const inFile = filePathIn(word.value);
  const path = inFile ?? word.value;
  // No document ends like this, and no short form of one.
  if (!/^[^\s{}[\]"'<>$:]+\.json$/i.test(path)) return [];
  const isBare = inFile === undefined;
  if (!isBare && (changesFolder || spokenOf.has(path.slice(path.lastIndexOf("/") + 1)))) return [];
  const span = call.spanIn(word, word.value.length - path.length, word.value.length);
  const place = isBare ? call.written(word) : { file: call.file, span };
  return [
    { relation: "hands-over-path", entity: `script:${call.file}`, place, path, isBare, use, source: call.source },
  ];
}

/** What a file's text tells of the paths in it: read once for all its calls. */
export interface PathHints {
  /** Whether commands are run in other folders than those that the file's place tells. */
  readonly changesFolder: boolean;
  /** The names of files that it speaks of other than behind `file://`: it may make them, or tell its reader to. */
  readonly spokenOf: ReadonlySet<string>;
}

export function pathHintsIn(text: string): PathHints {
  const spokenOf = new Set<string>();
  for (let at = text.indexOf(".json"); at >= 0; at = text.indexOf(".json", at + 1)) {
    const before = text.slice(Math.max(at - longest, 0), at);
    const name = /[\w.-]*$/.exec(before)?.[0] ?? "";
    if (!/fileb?:\/\/[^\s"'`]*$/.test(before)) spokenOf.add(`${name}.json`);
  }
  return { changesFolder: /(?:^|[\s;&|(])(?:cd|pushd)\s/.test(text), spokenOf };
}

/** A path is no longer than this. */
const longest = 300;
