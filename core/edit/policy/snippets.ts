import type { Kind } from "../../kind.ts";
import { partsOf, type SnippetPart } from "../snippet.ts";
import { snippets } from "../snippets.generated.ts";

/** Statements that a policy of some kind is usually made of, each sound once its blanks are filled in. */
export interface StatementSnippet {
  readonly label: string;
  readonly detail: string;
  /** What it is found by, beside its label. */
  readonly words: string;
  /** One statement, or several with commas between; tabs for indentation. */
  readonly json: readonly SnippetPart[];
}

/** The snippets for a kind, the usual one first; those of identity policies where it has none of its own. */
export function snippetsFor(kind: Kind): readonly StatementSnippet[] {
  let found = known.get(kind);
  if (!found) {
    found = (snippets[kind] ?? snippets["identity-policy"] ?? []).map((snippet) => ({
      label: snippet.title,
      detail: snippet.detail,
      words: snippet.words,
      json: partsOf(snippet),
    }));
    known.set(kind, found);
  }
  return found;
}

const known = new Map<Kind, readonly StatementSnippet[]>();
