import { optionOf } from "../commands/aws-command.ts";
import type { Call } from "./aws-call.ts";
import { filePathIn } from "./command-paths.ts";
import type { Fact } from "./fact.ts";
import { handedOver } from "./handed-over-by-commands.ts";

/** The path that a call gives for a document, behind `file://` or bare; `text` is that of the call's file. */
export function pathGivenBy(call: Call, text: string): Fact[] {
  const { file: option = "", use } = handedOver[call.name] ?? {};
  const word = optionOf(call.command, option);
  if (!word || !use) return [];
  const inFile = filePathIn(word.value);
  const path = inFile ?? word.value;
  // No document ends like this, and no short form of one.
  if (!/^[^\s{}[\]"'<>$:]+\.json$/i.test(path)) return [];
  const isBare = inFile === undefined;
  if (!isBare && (changesFolder.test(text) || isSpokenOf(path.slice(path.lastIndexOf("/") + 1), text))) return [];
  const span = call.spanIn(word, word.value.length - path.length, word.value.length);
  const place = isBare ? call.written(word) : { file: call.file, span };
  return [
    { relation: "hands-over-path", entity: `script:${call.file}`, place, path, isBare, use, source: call.source },
  ];
}

const changesFolder = /(?:^|[\s;&|(])(?:cd|pushd)\s/;

/** Whether a text names a file other than behind `file://`: it may make it, or tell its reader to. */
function isSpokenOf(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/fileb?:\/\/[^\s"'`]*$/.test(text.slice(Math.max(at - 300, 0), at))) return true;
  }
  return false;
}
