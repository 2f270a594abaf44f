import type { Span } from "../text.ts";

/** `NAME = "value"` on a line of its own in a Python file; the span is that of the value, without its quotes. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

const line = /^([A-Za-z_]\w*)([ \t]*=[ \t]*)(?:[rRuU]{0,2})(["'])((?:(?!\3)[^\\\r\n]|\\.)*)\3[ \t]*(?:#.*)?$/gm;

/** The assignments of plain strings to names at the left margin, in their order. Nothing is evaluated, f-strings least of all. */
export function assignmentsIn(text: string): Assignment[] {
  return [...text.matchAll(line)].map((match) => {
    const [whole, name = "", , quote = "", value = ""] = match;
    const at = match.index + whole.indexOf(quote, name.length) + 1;
    return {
      name,
      value,
      nameSpan: { start: match.index, end: match.index + name.length },
      valueSpan: { start: at, end: at + value.length },
    };
  });
}
