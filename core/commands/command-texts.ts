import { holdsCommands, type SourceFile } from "../hosts/index.ts";
import { insideString } from "../hosts/mapping.ts";
import { commandBlocksOf } from "../hosts/markdown.ts";
import { innerSpanOf, memberOf, membersOf } from "../json/node.ts";
import { parseJson } from "../json/parse.ts";
import { createVariables } from "./shell-variables.ts";
import { type ShellCommand, shellCommandsIn } from "./shell-words.ts";

/** The commands that a file would have a shell run, where there may be a call of the AWS CLI among them. */
export function commandsIn({ name, text }: SourceFile): ShellCommand[] {
  // Most files hold none, and looking closer takes time.
  if (text.length > maxLength || !/\baws(?:-cli)?\b/.test(text)) return [];
  if (/\.(?:md|markdown|mdx)$/i.test(name)) return commandsOfGuide(text);
  if (!holdsCommands(name)) return [];
  if (/\.json$/i.test(name)) return commandsOfPackage(text);
  return shellCommandsIn(text, { flavour: /\.(?:sh|bash|zsh)$/i.test(name) ? "shell" : "make" });
}

const maxLength = 1_000_000;

/** Who follows a guide runs its blocks in one shell, so what one assigns the next ones know. */
function commandsOfGuide(text: string): ShellCommand[] {
  const variables = createVariables();
  return commandBlocksOf(text).flatMap((block) =>
    shellCommandsIn(block.text, { toFile: block.mapping.toFile, variables }),
  );
}

/** Each script has a shell of its own. */
function commandsOfPackage(text: string): ShellCommand[] {
  return membersOf(memberOf(parseJson(text).root, "scripts")?.value).flatMap(({ value }) => {
    if (value?.type !== "string") return [];
    return shellCommandsIn(String(value.value), { toFile: insideString(text, innerSpanOf(value)).toFile });
  });
}
