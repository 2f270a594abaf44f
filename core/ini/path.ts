import type { Path } from "../json/node.ts";
import type { Span } from "../text.ts";
import type { IniFile } from "./tree.ts";

/** The section and key at the start of a span, as far as it lies in one: ["profile dev", "region"]. */
export function iniPathOf(ini: IniFile, { start }: Span): Path {
  const section = ini.sections.findLast((s) => s.span.start <= start);
  const entries = section ? section.entries : ini.preamble;
  const entry = entries.find((e) => e.span.start <= start && start <= e.span.end);
  return [...(section ? [section.inner.trim()] : []), ...(entry ? [entry.key] : [])];
}
