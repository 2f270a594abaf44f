import { escaped, rawOffsets } from "../json/strings.ts";
import type { Edit, Span } from "../text.ts";

/** How a document lies in its file: where each of its offsets is there, and how text put into it is written there. */
export interface Mapping {
  toFile(offset: number): number;
  written(text: string): string;
}

/** A document that is its file. */
export const identity: Mapping = { toFile: (offset) => offset, written: (text) => text };

/** The document inside the quotes of a JSON string: `span` leaves the quotes out. */
export function insideString(source: string, { start, end }: Span): Mapping {
  const offsets = rawOffsets(source, start, end);
  return { toFile: (offset) => offsets[Math.min(Math.max(offset, 0), offsets.length - 1)] ?? end, written: escaped };
}

/** One line of a document that stands in a larger text: its offset in the document and in the file. */
export interface MappedLine {
  readonly inDocument: number;
  readonly inFile: number;
}

/** A document made of lines whose common prefix (indentation, `> `) was taken off; new lines get the prefix again. */
export function ofLines(lines: readonly MappedLine[], prefix: string): Mapping {
  return {
    toFile(offset) {
      let low = 0;
      let high = lines.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (lines[middle]!.inDocument <= offset) low = middle;
        else high = middle - 1;
      }
      const line = lines[low];
      return line ? line.inFile + offset - line.inDocument : offset;
    },
    written: (text) => text.replace(/\r?\n/g, (eol) => eol + prefix),
  };
}

/** A document within a document: the inner offsets go through both. */
export function within(outer: Mapping, inner: Mapping): Mapping {
  if (outer === identity) return inner;
  if (inner === identity) return outer;
  return {
    toFile: (offset) => outer.toFile(inner.toFile(offset)),
    written: (text) => outer.written(inner.written(text)),
  };
}

/** A span of the document as a span of the file. */
export function spanToFile(mapping: Mapping, { start, end }: Span): Span {
  return mapping === identity ? { start, end } : { start: mapping.toFile(start), end: mapping.toFile(end) };
}

/** An edit of the document as an edit of the file. */
export function editToFile(mapping: Mapping, { span, text }: Edit): Edit {
  return { span: spanToFile(mapping, span), text: mapping.written(text) };
}

/** The document's offset that lies at a file's offset: mappings only grow, so a binary search finds it. */
export function offsetInDocument(
  { mapping, text }: { readonly mapping: Mapping; readonly text: string },
  offset: number,
): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mapping.toFile(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
