/** A piece of a text: offsets in UTF-16 code units, `end` exclusive, `0 <= start <= end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of `span` by `text`; an empty span inserts. Edits of one fix never overlap. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Whether `inner` lies within `outer`, borders included. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Applies edits that do not overlap, in any order; the text comes back unchanged where there are none. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = "";
  let from = 0;
  for (const { span, text: inserted } of [...edits].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  )) {
    out += text.slice(from, span.start) + inserted;
    from = span.end;
  }
  return out + text.slice(from);
}

/** Where the line that holds an offset starts; lines end with \n, \r\n or a lone \r. */
export function lineStartAt(text: string, offset: number): number {
  // One step back at a time: looking for the last \r of a text without any would go through all of it.
  let start = Math.min(offset, text.length);
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return Math.max(start, 0);
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}
