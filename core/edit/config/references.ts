import type { IniDocument } from "../../hosts/index.ts";
import { configOf } from "../../model/aws-config.ts";
import type { Edit, Span } from "../../text.ts";
import type { AssistContext, FilePlace, Renaming } from "../assist.ts";
import { namedOutside, namesInHome } from "./names.ts";

/** A name under the cursor: of a profile or an sso-session, where it is declared or where it is referred to. */
export interface NamedHere {
  readonly what: "profile" | "sso-session";
  readonly name: string;
  readonly span: Span;
}

/** Where the profile or session under the cursor is declared, in both files. */
export function definition(document: IniDocument, offset: number, context: AssistContext): FilePlace[] {
  return places(document, offset, context, /^declares-/);
}

/** Every place that declares or mentions the profile or session under the cursor, in both files. */
export function references(document: IniDocument, offset: number, context: AssistContext): FilePlace[] {
  return places(document, offset, context, /./);
}

/** The name under the cursor, as far as it can be another; `default` cannot. */
export function renameable(document: IniDocument, offset: number): Span | undefined {
  const here = namedAt(document, offset);
  return here && here.name !== "default" ? here.span : undefined;
}

/** Renames a profile or session in both files; a name that tools read differently, or that is taken, is refused. */
export function rename(document: IniDocument, offset: number, to: string, context: AssistContext): Renaming {
  const here = namedAt(document, offset);
  if (!here) return { refused: "There is no profile or sso-session here." };
  const word = here.what === "profile" ? "profile" : "sso-session";
  if (here.name === "default") return { refused: "The default profile has no other name." };
  const refused = refusalOfName(to, word);
  if (refused) return { refused };
  if (to === "default") return { refused: `A ${word} that is named cannot become the default one.` };
  const facts = namesInHome(context, here.what);
  if (to !== here.name && facts.some(({ name, relation }) => name === to && relation.startsWith("declares"))) {
    return { refused: `There is a ${word} ${to} already.` };
  }
  const byFile = new Map<string, Edit[]>();
  const outside = here.what === "profile" ? namedOutside(context, here.name) : [];
  for (const { name, place } of [...facts, ...outside]) {
    if (name !== here.name) continue;
    const edits = byFile.get(place.file) ?? [];
    byFile.set(place.file, edits);
    edits.push({ span: place.span, text: to });
  }
  return { edits: [...byFile].map(([file, edits]) => ({ file, edits })) };
}

/** Why a profile or session cannot have a name that every tool reads alike. */
export function refusalOfName(name: string, word: "profile" | "sso-session"): string | undefined {
  if (/^[A-Za-z0-9._/@+%:-]+$/.test(name)) return undefined;
  return `The name of a ${word} that every tool reads has only letters, digits and . _ - / @ + % :`;
}

function places(document: IniDocument, offset: number, context: AssistContext, relations: RegExp): FilePlace[] {
  const here = namedAt(document, offset);
  if (!here) return [];
  const outside = here.what === "profile" ? namedOutside(context, here.name) : [];
  return [...namesInHome(context, here.what), ...outside]
    .filter(({ name, relation }) => name === here.name && relations.test(relation))
    .map(({ place: { file, span } }) => ({ file, span }));
}

/** The name at an offset, if one stands there. */
export function namedAt(document: IniDocument, offset: number): NamedHere | undefined {
  for (const { role, name, nameSpan, entries } of configOf(document).sections) {
    if ((role === "profile" || role === "sso-session") && holds(nameSpan, offset))
      return { what: role, name, span: nameSpan };
    const source = entries.get("source_profile");
    if (source && holds(source.valueSpan, offset))
      return { what: "profile", name: source.value, span: source.valueSpan };
    const session = entries.get("sso_session");
    if (session && holds(session.valueSpan, offset))
      return { what: "sso-session", name: session.value, span: session.valueSpan };
  }
  return undefined;
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end && span.end > span.start;
}
