import type { IniDocument } from "../../hosts/index.ts";
import type { Setting } from "../../ini/tree.ts";
import { configOf } from "../../model/aws-config.ts";
import { type Edit, lineStartAt, type Span } from "../../text.ts";

/** Every section can be folded, and every block in one. */
export function folds(document: IniDocument): Span[] {
  return configOf(document).sections.flatMap(({ section }) => [
    { start: section.header.span?.start ?? section.span.start, end: section.contentEnd },
    ...section.entries.filter(({ nested }) => nested.length > 0).map(({ span }) => span),
  ]);
}

/**
 * Lays a file out as all tools read it alike: lower-case keys, `key = value` at the start of the line, blocks indented by
 * two spaces, nothing behind the end of a line. Values stay as they are, and so do lines on which tools disagree about
 * more than the layout (an indented key belongs to the line above for some).
 */
export function format(document: IniDocument): Edit[] {
  const { text } = document;
  const edits: Edit[] = [];
  const replace = (span: Span, wanted: string) => {
    if (text.slice(span.start, span.end) !== wanted) edits.push({ span, text: wanted });
  };
  const layOut = (setting: Setting, indent: string) => {
    replace({ start: lineStartAt(text, setting.keySpan.start), end: setting.keySpan.start }, indent);
    replace(setting.keySpan, setting.key.toLowerCase());
    const end =
      setting.value === "" && setting.comment === undefined ? setting.separatorSpan.end : setting.valueSpan.start;
    replace({ start: setting.keySpan.end, end }, setting.value === "" ? " =" : " = ");
  };
  for (const { section } of configOf(document).sections) {
    for (const entry of section.entries) {
      if (entry.separator !== "=" || entry.continuation.length > 0) continue;
      if (lineStartAt(text, entry.keySpan.start) !== entry.keySpan.start) continue;
      layOut(entry, "");
      for (const nested of entry.nested) if (nested.separator === "=") layOut(nested, "  ");
    }
  }
  for (const { content, span, eol } of document.ini.lines)
    replace({ start: content.end, end: span.end - eol.length }, "");
  return edits;
}
