import type { Path } from "../json/node.ts";
import type { Span } from "../text.ts";
import type { IniFile, Section } from "./tree.ts";

/** The section and key at the start of a span, as far as it lies in one: ["profile dev", "region"]. */
export function iniPathOf(ini: IniFile, { start }: Span): Path {
  const section = sectionAt(ini, start);
  const entries = section ? section.entries : ini.preamble;
  const entry = lastBefore(entries, start);
  const isIn = entry !== undefined && start <= entry.span.end;
  return [...(section ? [section.inner.trim()] : []), ...(isIn ? [entry.key] : [])];
}

/** The section that an offset stands in; undefined above the first one. */
export function sectionAt({ sections }: IniFile, offset: number): Section | undefined {
  return lastBefore(sections, offset);
}

/** The last that begins at the offset or before it; the parts of a file stand in its order. */
function lastBefore<T extends { readonly span: Span }>(parts: readonly T[], start: number): T | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.span.start <= start) low = middle + 1;
    else high = middle;
  }
  return parts[low - 1];
}
