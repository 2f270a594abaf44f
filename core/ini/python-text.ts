// What Python, in which botocore is written, takes for white space and line ends.
import type { Span } from "../text.ts";
import { isSpace } from "./lines.ts";

/** Where Python ends a line within a value. */
export const lineBreak = /[\n\v\f\x1c-\x1e\x85\u2028\u2029]/;

export function strip(text: string): string {
  const { start, end } = stripped(text, 0, text.length);
  return text.slice(start, end);
}

export function rightStripped(text: string): string {
  let end = text.length;
  while (end > 0 && isPythonSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The part of a span without white space at both ends. */
export function stripped(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isPythonSpace(text.charCodeAt(from))) from++;
  while (to > from && isPythonSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** To Python a byte order mark is no white space. */
function isPythonSpace(code: number): boolean {
  return code !== 0xfeff && isSpace(code);
}
