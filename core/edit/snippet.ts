/** A piece of a document with blanks to fill in, as snippets/ has them in VS Code's format. */
export interface Snippet {
  readonly title: string;
  /** What it is found by, beside its title. */
  readonly words: string;
  readonly detail: string;
  /** Lines with tabs for indentation; blanks as `${1:what stands there until then}` or `${1|one,another|}`. */
  readonly body: string;
}

/** What a snippet's body is made of. */
export type SnippetPart = string | { readonly blank: string; readonly of?: readonly string[] };

/**
 * The parts of a body, in their order. Blanks of one number become blanks of their own: an editor would give each a cursor, and
 * a proposal that is taken at one of them puts as many characters in the place of all, quotation marks among them.
 */
export function partsOf({ body }: Snippet): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let end = 0;
  for (const match of body.matchAll(/\$\{(\d+)(?::([^}]*)|\|([^|]*)\|)\}/g)) {
    if (match.index > end) parts.push(body.slice(end, match.index));
    const [whole, , blank, choices] = match;
    const of = choices?.split(",");
    parts.push({ blank: blank ?? of?.[0] ?? "", ...(of && { of }) });
    end = match.index + whole.length;
  }
  if (end < body.length) parts.push(body.slice(end));
  return parts;
}

/** The text of a snippet for an editor that knows no blanks: with what stands in them, or their first choice. */
export function withoutBlanks(text: string): string {
  return text.replace(
    /\\([\\$}])|\$(?:\d+|\{\d+(?::((?:\\.|[^}\\])*)|\|([^,|]*)[^|]*\|)?\})/g,
    (_, escaped?: string, blank?: string, choice?: string) =>
      escaped ?? (blank ?? choice ?? "").replace(/\\([\\$}])/g, "$1"),
  );
}
