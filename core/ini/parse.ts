import type { Span } from "../text.ts";
import type { HeaderLine, Line, Pair } from "./line.ts";
import { linesOf } from "./lines.ts";
import { problemsOf } from "./problems.ts";
import type { Continuation, Entry, IniFile, Section, SectionType, Setting } from "./tree.ts";

/**
 * Reads a config or credentials file. Never throws, loses nothing, and takes time linear in the text; what cannot be
 * understood stands in `lines` and `problems`. Offsets are UTF-16 code units.
 * Follows https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function parseIni(text: string): IniFile {
  const lines = linesOf(text);
  const preamble: Entry[] = [];
  const sections: Section[] = [];
  let section: OpenSection | undefined;
  let entry: OpenEntry | undefined;

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (section) section.span.end = line.span.end;
    if (line.kind === "blank" || line.kind === "comment") continue;
    if (line.kind === "header") {
      section = sectionOf(text, line, index, entry && isDeeper(line, entry) ? entry : undefined);
      sections.push(section);
      entry = undefined;
      continue;
    }
    if (section) section.contentEnd = line.content.end;
    if (entry && isDeeper(line, entry) && (line.kind === "pair" || line.kind === "text")) {
      addTo(text, entry, line, index);
      continue;
    }
    entry = line.kind === "pair" ? entryOf(text, line.pair, index, depthOf(line)) : undefined;
    if (entry) (section?.entries ?? preamble).push(entry);
  }
  return { text, lines, preamble, sections, problems: problemsOf(text, lines, sections), eol: lines[0]?.eol || "\n" };
}

/** The index of the line that holds `offset`; the last line for an offset at the end; -1 in an empty file. */
export function lineIndexAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.span.start <= offset) low = middle;
    else high = middle - 1;
  }
  return high;
}

/** A section or entry while its lines are still being read. */
interface OpenSection extends Section {
  contentEnd: number;
  readonly span: { start: number; end: number };
  readonly entries: Entry[];
}

interface OpenEntry extends Entry {
  readonly depth: number;
  readonly span: { start: number; end: number };
  readonly nested: Setting[];
  readonly continuation: Continuation[];
}

function sectionOf(text: string, line: HeaderLine, index: number, swallowedBy: Entry | undefined): OpenSection {
  const { header, span, content } = line;
  const name = text.slice(header.name.start, header.name.end);
  return {
    type: typeOf(header.type && text.slice(header.type.start, header.type.end), name),
    typeSpan: header.type,
    name,
    nameSpan: header.name,
    inner: text.slice(header.inner.start, header.inner.end),
    header,
    line: index,
    span: { start: span.start, end: span.end },
    contentEnd: content.end,
    entries: [],
    swallowedBy,
  };
}

function typeOf(word: string | undefined, name: string): SectionType {
  if (word === "profile" || word === "sso-session" || word === "services") return word;
  if (word !== undefined) return "unknown";
  return name === "default" || name === "plugins" || name === "preview" ? name : "bare";
}

function entryOf(text: string, pair: Pair, line: number, depth: number): OpenEntry {
  const setting = settingOf(text, pair, line);
  const span = { start: setting.keySpan.start, end: setting.rawSpan.end };
  return { ...setting, depth, span, nested: [], continuation: [] };
}

function addTo(text: string, entry: OpenEntry, line: Line, index: number): void {
  entry.span.end = line.content.end;
  const setting = line.kind === "pair" ? settingOf(text, line.pair, index) : undefined;
  if (setting && entry.value === "") entry.nested.push(setting);
  else entry.continuation.push({ span: line.content, line: index, setting });
}

function settingOf(text: string, pair: Pair, line: number): Setting {
  const slice = ({ start, end }: Span) => text.slice(start, end);
  return {
    key: slice(pair.key),
    keySpan: pair.key,
    separator: text[pair.separator.start] === ":" ? ":" : "=",
    separatorSpan: pair.separator,
    value: slice(pair.value),
    valueSpan: pair.value,
    raw: slice(pair.raw),
    rawSpan: pair.raw,
    comment: pair.comment,
    line,
  };
}

function isDeeper(line: Line, entry: OpenEntry): boolean {
  return depthOf(line) > entry.depth;
}

function depthOf({ indent }: Line): number {
  return indent.end - indent.start;
}
