import type { Kind } from "../kind.ts";
import { documentsOfCors } from "./cors.ts";
import { type Document, isIni } from "./document.ts";
import { documentsOfIni } from "./ini.ts";
import { type Claim, documentsOfJson } from "./json.ts";
import { kindOfName } from "./kind-of-name.ts";
import { identity } from "./mapping.ts";
import { documentsOfMarkdown } from "./markdown.ts";

export type { Document, IniDocument, JsonDocument, Recognition } from "./document.ts";

/** A text and its name: a path with forward slashes, relative to its workspace where it has one. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  /** The kind that a setting, the manifest or the command line gives the file. */
  readonly association?: Kind;
  /** The manifest says that it limits what others give: a permissions boundary, an endpoint's policy. */
  readonly isLimit?: boolean;
  /** Whether git tracks the file; undefined where nobody looked. */
  readonly tracked?: boolean;
}

/** A file larger than this (UTF-16 code units) is not read as documents: no tool of AWS takes a hundredth of it. */
export const maxLength = 8_000_000;

/** The documents in a file, in their order; none where it holds nothing of ours. Never throws. */
export function documentsOf(file: SourceFile): Document[] {
  if (file.text.length > maxLength) return [];
  if (!file.association && holdsCommands(file.name)) return [];
  const claim = claimOf(file);
  const isJson = /\.jsonc?$/i.test(file.name);
  if (/\.(?:md|markdown|mdx)$/i.test(file.name) && claim?.how !== "association") return documentsOfMarkdown(file.text);
  if (!claim || claim.kind === "cors") {
    const cors = documentsOfCors(file.text, claim, { isJson });
    if (cors.length > 0) return cors;
  }
  if (claim) return isIni(claim.kind) ? documentsOfIni(file.text, claim) : documentsOfJson(file.text, claim);
  const json = documentsOfJson(file.text, undefined);
  if (json.length > 0 || isJson) return json;
  return documentsOfIni(file.text, undefined, identity, file.name);
}

/** Scripts, Makefiles and package.json: what they print into files is no document of theirs, but their commands tell of others. */
export function holdsCommands(name: string): boolean {
  return /(?:^|\/)(?:makefile|package\.json)$|\.(?:sh|bash|zsh|mk)$/i.test(name);
}

function claimOf({ name, association }: SourceFile): Claim | undefined {
  if (association) return { kind: association, how: "association" };
  const named = kindOfName(name);
  return named && { kind: named.kind, how: "name", ...(!named.certain && { tentative: true }) };
}
