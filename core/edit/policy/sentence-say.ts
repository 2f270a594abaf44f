import { code } from "../markdown.ts";

/** How a sentence writes what it takes from the document, and how much of a list it names. */
export interface Say {
  /** A name or value as it stands in the document. */
  name(text: string): string;
  /** A value in a comparison, which plain text puts into quotes. */
  value(text: string): string;
  /** An account by its id, with the name that the manifest gives it. */
  account(id: string): string;
  /** So many of a list are named; the others are counted. */
  readonly most: number;
}

/** What an account is called, by its id; undefined for one without a name. */
export type AccountName = (id: string) => string | undefined;

const nameless: AccountName = () => undefined;

/** For a line of plain text, names of at most `longest` characters. */
export function plainly(most: number, accountName = nameless, longest = 70): Say {
  const quoted = (text: string) => `"${shortened(text, longest)}"`;
  // What begins or ends in white space would not be seen as a name.
  const cut = (text: string) => (text === "" || text.trim() !== text ? quoted(text) : shortened(text, longest));
  return {
    name: cut,
    value: quoted,
    account: (id) => withName(cut(id), accountName(id), cut),
    most,
  };
}

/** For Markdown. */
export function asMarkdown(most: number, accountName = nameless): Say {
  return {
    name: code,
    value: (text) => code(text === "" ? '""' : text),
    account: (id) => withName(code(id), accountName(id), code),
    most,
  };
}

/** One line, of a bearable length. */
export function shortened(text: string, longest: number): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…` : line;
}

function withName(id: string, name: string | undefined, written: (text: string) => string): string {
  return name === undefined ? id : `${id} (${written(name)})`;
}

/** "a", "a and b", "a, b and c", "a, b and 3 more". */
export function series(items: readonly string[], word: "and" | "or", most: number): string {
  if (items.length < 2) return items.join("");
  // To count a single one would save nothing.
  const isCut = items.length > most + 1;
  const shown = items.slice(0, isCut ? most : -1);
  const last = isCut ? `${items.length - shown.length} more` : items.at(-1);
  return `${shown.join(", ")} ${word} ${last}`;
}

/** Phrases that may hold a list themselves, so that a comma parts them. */
export function phrases(items: readonly string[], word: "and" | "or"): string {
  if (items.length < 2) return items.join("");
  const comma = items.some((item) => / (?:and|or) |, /.test(item)) ? "," : "";
  return `${items.slice(0, -1).join(", ")}${comma} ${word} ${items.at(-1)}`;
}
