import type { IniDocument } from "../../hosts/index.ts";
import { type ConfigSection, configOf } from "../../model/aws-config.ts";
import { configKey, type KeySection } from "../../model/config-keys.ts";
import { keySectionOf } from "../../model/config-setting.ts";
import { lineStartAt, type Span } from "../../text.ts";

/** What the cursor stands in. `replace` is what has been typed of it so far. */
export type ConfigPlace =
  | { readonly in: "header"; readonly replace: Span }
  | { readonly in: "key"; readonly section: ConfigSection; readonly keys: KeySection; readonly replace: Span }
  | { readonly in: "block-key"; readonly block: string; readonly replace: Span }
  | {
      readonly in: "value";
      readonly section: ConfigSection;
      readonly block: string | undefined;
      readonly key: string;
      readonly replace: Span;
    };

/** Where an offset of a config or credentials document stands, by the line alone where the line is half typed. */
export function placeAt(document: IniDocument, offset: number): ConfigPlace | undefined {
  const { text } = document;
  const lineStart = lineStartAt(text, offset);
  const ends = [text.indexOf("\n", offset), text.indexOf("\r", offset)].filter((at) => at >= 0);
  const lineEnd = ends.length > 0 ? Math.min(...ends) : text.length;
  const before = text.slice(lineStart, offset);
  const indent = /^[ \t]*/.exec(before)?.[0].length ?? 0;
  if (/^\s*[#;]/.test(before)) return undefined;
  if (before[indent] === "[") {
    const close = text.slice(offset, lineEnd).indexOf("]");
    return { in: "header", replace: { start: lineStart + indent + 1, end: close < 0 ? offset : offset + close } };
  }
  const section = configOf(document).sections.findLast(({ section: { span } }) => span.start <= lineStart);
  if (!section) return undefined;
  const block = indent > 0 ? blockAbove(text, lineStart) : undefined;
  const separator = /[=:]/.exec(before);
  if (!separator) {
    const replace = { start: lineStart + indent, end: wordEnd(text, offset, lineEnd) };
    if (block !== undefined) return { in: "block-key", block, replace };
    const keys = keySectionOf(section);
    return keys && { in: "key", section, keys, replace };
  }
  const key = before.slice(0, separator.index).trim().toLowerCase();
  const valueStart = separator.index + 1 + (/^[ \t]*/.exec(before.slice(separator.index + 1))?.[0].length ?? 0);
  const end = lineStart + text.slice(lineStart, lineEnd).trimEnd().length;
  return { in: "value", section, block, key, replace: { start: lineStart + valueStart, end: Math.max(end, offset) } };
}

/** What is known of the key that a value belongs to. */
export function keyOf(place: Extract<ConfigPlace, { in: "value" }>) {
  const keys = keySectionOf(place.section);
  return place.block === undefined && keys ? configKey(place.key, keys) : undefined;
}

function wordEnd(text: string, offset: number, lineEnd: number): number {
  let end = offset;
  while (end < lineEnd && /[\w-]/.test(text[end]!)) end++;
  return end;
}

/** The key of the block that an indented line belongs to: the nearest line above that is not indented and has no value. */
function blockAbove(text: string, lineStart: number): string | undefined {
  for (let end = lineStart - 1; end > 0; ) {
    const start = lineStartAt(text, end);
    const line = text.slice(start, end).replace(/\r$/, "");
    if (line.trim() !== "" && !/^[ \t]/.test(line)) return /^([\w-]+)[ \t]*=[ \t]*$/.exec(line)?.[1]?.toLowerCase();
    end = start - 1;
  }
  return undefined;
}
