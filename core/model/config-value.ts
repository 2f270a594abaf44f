/** How a value stands in quotes: its own text, and whether the marks are those of a keyboard or of a word processor. */
export interface Quotation {
  readonly inner: string;
  readonly marks: "plain" | "smart" | "one-sided";
}

/** The quotation that a whole value is, or begins or ends as; undefined for one without quotes at its ends. */
export function quotationOf(value: string): Quotation | undefined {
  const first = value.charAt(0);
  const last = value.charAt(value.length - 1);
  const opens = isMark(first);
  const closes = value.length > 1 && isMark(last);
  if (!opens && !closes) return undefined;
  const inner = value.slice(opens ? 1 : 0, closes ? -1 : undefined);
  if (opens !== closes) return { inner, marks: "one-sided" };
  return { inner, marks: isSmart(first) || isSmart(last) ? "smart" : "plain" };
}

/** A value without the quotes around it. */
export function withoutQuotes(value: string): string {
  return quotationOf(value)?.inner ?? value;
}

function isMark(character: string): boolean {
  return character === '"' || character === "'" || isSmart(character);
}

function isSmart(character: string): boolean {
  return character >= "\u2018" && character <= "\u201f";
}
