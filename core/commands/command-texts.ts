import { holdsCommands, type SourceFile } from "../hosts/index.ts";
import { identity, insideString, type Mapping } from "../hosts/mapping.ts";
import { commandBlocksOf } from "../hosts/markdown.ts";
import { innerSpanOf, memberOf, membersOf } from "../json/node.ts";
import { parseJson } from "../json/parse.ts";
import type { ShellFlavour } from "./shell-words.ts";

/** A text that a shell would run, and how its offsets lie in its file. */
export interface CommandText {
  readonly text: string;
  readonly mapping: Mapping;
  readonly flavour: ShellFlavour;
}

/** The texts in a file that a shell would run, where they may hold a call of the AWS CLI. */
export function commandTextsOf({ name, text }: SourceFile): CommandText[] {
  // Most files hold none, and looking closer takes time.
  if (text.length > maxLength || !/\baws(?:-cli)?\b/.test(text)) return [];
  if (/\.(?:md|markdown|mdx)$/i.test(name))
    return commandBlocksOf(text).map((block) => ({ ...block, flavour: "shell" }));
  if (!holdsCommands(name)) return [];
  if (/\.json$/i.test(name)) return scriptsOfPackage(text);
  return [{ text, mapping: identity, flavour: /\.(?:sh|bash|zsh)$/i.test(name) ? "shell" : "make" }];
}

const maxLength = 1_000_000;

function scriptsOfPackage(text: string): CommandText[] {
  return membersOf(memberOf(parseJson(text).root, "scripts")?.value).flatMap(({ value }) => {
    if (value?.type !== "string") return [];
    const script = String(value.value);
    return [{ text: script, mapping: insideString(text, innerSpanOf(value)), flavour: "shell" as const }];
  });
}
