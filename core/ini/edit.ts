import type { Edit, Span } from "../text.ts";
import { lineIndexAt } from "./parse.ts";
import type { Entry, IniFile, Section, Setting } from "./tree.ts";

/** Puts `text` in the place of a span. */
export function replaceSpan(span: Span, text: string): Edit {
  return { span: { start: span.start, end: span.end }, text };
}

/** Puts `text` at an offset. */
export function insertAt(offset: number, text: string): Edit {
  return { span: { start: offset, end: offset }, text };
}

/** Removes whole lines, by their indices, both included; of the last line of a file the line break above it goes. */
export function removeLines({ lines }: IniFile, from: number, to: number): Edit {
  const first = lines[from];
  const last = lines[to];
  if (!first || !last) return insertAt(0, "");
  const above = lines[from - 1];
  const start = last.eol === "" && above ? above.span.end - above.eol.length : first.span.start;
  return { span: { start, end: last.span.end }, text: "" };
}

/** Removes a setting with all lines that belong to it. */
export function removeSetting(ini: IniFile, setting: Setting): Edit {
  return removeLines(ini, setting.line, lastLineOf(ini, setting));
}

/** Removes several settings with all lines that belong to them. */
export function removeSettings(ini: IniFile, settings: readonly Setting[]): Edit[] {
  return removeRanges(
    ini,
    settings.map((setting) => ({ from: setting.line, to: lastLineOf(ini, setting) })),
  );
}

/** Removes several ranges of whole lines; neighbours go in one edit, so that none overlap. */
export function removeRanges(ini: IniFile, ranges: readonly { readonly from: number; readonly to: number }[]): Edit[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = runs.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else runs.push({ from, to });
  }
  return runs.map(({ from, to }) => removeLines(ini, from, to));
}

/** Adds a setting behind the last one of a section. */
export function addSetting(ini: IniFile, section: Section, key: string, value: string): Edit {
  return insertAt(section.contentEnd, `${ini.eol}${key} = ${value}`);
}

/** Adds a setting right below another. */
export function addBelow(ini: IniFile, setting: Setting, key: string, value: string): Edit {
  const line = ini.lines[lastLineOf(ini, setting)];
  return insertAt(line ? line.content.end : setting.rawSpan.end, `${ini.eol}${key} = ${value}`);
}

/** Removes a span and the white space in front of it. */
export function removeWithGap({ text }: IniFile, { start, end }: Span): Edit {
  let from = start;
  while (from > 0 && /[^\S\r\n]/.test(text.charAt(from - 1))) from--;
  return { span: { start: from, end }, text: "" };
}

/** The index of the last line of a setting: that of its block or of what continues its value. */
export function lastLineOf({ lines }: IniFile, setting: Setting): number {
  return "span" in setting ? lineIndexAt(lines, Math.max((setting as Entry).span.end - 1, 0)) : setting.line;
}
