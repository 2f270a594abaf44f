import type { Span } from "../text.ts";
import { rejectionsOf } from "./botocore-view.ts";
import type { ConstructCode } from "./constructs.ts";
import type { Entry, IniFile, IniProblemCode, Section, Setting } from "./tree.ts";
import type { IniFileKind } from "./view.ts";

/** A place in a file that tools read differently, or that makes one of them reject the file. */
export interface Occurrence {
  readonly construct: ConstructCode;
  /** The smallest text to change. */
  readonly span: Span;
  /** What it repeats, for `duplicate-…`, `default-twice` and `respelled-section`. */
  readonly first: Span | undefined;
  readonly section: Section | undefined;
  readonly entry: Setting | undefined;
}

/**
 * All places of a file that belong to a construct of the table, in the order of the text. Where there is none, AWS CLI
 * and the SDK for JavaScript read the same from the file; a test holds that.
 */
export function occurrencesIn(file: IniFile, kind: IniFileKind): readonly Occurrence[] {
  const found = [
    ...fromProblems(file),
    ...fromRejections(file),
    ...fromComments(file),
    ...fromHeaders(file, kind),
    ...file.sections.flatMap((section) => [...fromEntries(file.text, section)]),
  ];
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The characters that every tool takes in a name. */
export const portableName = /^[A-Za-z0-9_\-/.%@:+]+$/;

const problemConstructs: Readonly<Record<IniProblemCode, ConstructCode>> = {
  "byte-order-mark": "byte-order-mark",
  "carriage-return": "carriage-return",
  "conflict-marker": "conflict-marker",
  "empty-header": "empty-header",
  json: "missing-separator",
  "missing-key": "missing-key",
  "missing-separator": "missing-separator",
  pem: "missing-separator",
  "text-after-header": "text-after-header",
  "text-before-header": "text-before-header",
  "unclosed-header": "unclosed-header",
};

function* fromProblems({ problems }: IniFile): Generator<Occurrence> {
  for (const { code, span } of problems) yield occurrence(problemConstructs[code], span);
}

/** What only the exact reading finds; the other causes are problems of lines. */
function* fromRejections(file: IniFile): Generator<Occurrence> {
  for (const { cause, span, first } of rejectionsOf(file)) {
    if (cause === "duplicate-key" || cause === "duplicate-section" || cause === "nested-missing-separator") {
      yield { construct: cause, span, first, section: undefined, entry: undefined };
    }
  }
}

/** Comments behind spaces with a setting of the same section above them. */
function* fromComments({ lines }: IniFile): Generator<Occurrence> {
  let isBelowSetting = false;
  for (const { kind, indent, content } of lines) {
    if (kind === "header") isBelowSetting = false;
    else if (kind === "pair") isBelowSetting = true;
    else if (kind === "comment" && isBelowSetting && indent.end > indent.start)
      yield occurrence("indented-comment", content);
  }
}

function* fromHeaders(file: IniFile, kind: IniFileKind): Generator<Occurrence> {
  const seen = new Map<string, Section>();
  for (const section of file.sections) {
    const { header, type, name } = section;
    const at = (construct: ConstructCode, span: Span, first?: Span) => ({
      construct,
      span,
      first,
      section,
      entry: undefined,
    });
    yield* fromHeaderForm(file, section, kind);
    if (type === "bare" && name === "DEFAULT") yield at("upper-default", section.nameSpan);
    if (section.entries.length === 0 && type !== "unknown") yield at("empty-section", header.span);
    if (kind === "credentials" || name === "" || type === "bare" || type === "unknown") continue;

    const key = `${type === "default" ? "profile" : type} ${name}`;
    const first = seen.get(key);
    if (!first) seen.set(key, section);
    else if (first.inner !== section.inner) {
      const isDefault = name === "default" && (type === "default" || first.type === "default");
      yield at(isDefault ? "default-twice" : "respelled-section", header.span, first.header.span);
    }
  }
}

function* fromHeaderForm({ text, lines }: IniFile, section: Section, kind: IniFileKind): Generator<Occurrence> {
  const { header, type, inner, name } = section;
  const line = lines[section.line]!;
  const at = (construct: ConstructCode, span: Span): Occurrence => occurrence(construct, span, section);

  if (line.indent.end > line.indent.start && text.charCodeAt(line.indent.start) !== 0xfeff)
    yield at("indented-header", line.indent);
  if (header.closed === "no") return;
  if (inner !== inner.trim()) yield at("padded-header", header.inner);
  const gap = header.type && { start: header.type.end, end: header.rawName.start };
  if (gap && gap.end > gap.start + 1 && name !== "") yield at("wide-header", gap);
  if (header.comment?.after === "text" && !header.trailing) yield at("attached-header-comment", header.comment.span);
  const bracket = text.lastIndexOf("]", line.content.end - 1);
  if (bracket > header.span.end) yield at("bracket-after-header", { start: bracket, end: bracket + 1 });

  if (type === "unknown" && kind === "config") {
    if (/^(?:profile|sso-session|services)/.test(inner)) yield at("near-type", header.type!);
    return;
  }
  if (type === "bare" && /^(?:profile|sso-session|services)\./.test(inner))
    yield at("dotted-profile", section.nameSpan);
  const whole = kind === "credentials" ? inner.trim() : name;
  if (/\s/.test(whole)) yield at("name-with-space", kind === "credentials" ? innerSpan(section) : section.nameSpan);
  else if (header.rawName.start !== header.name.start) yield at("quoted-name", header.rawName);
  else if (whole !== "" && !portableName.test(whole)) yield at("name-characters", section.nameSpan);
}

function innerSpan({ header, inner }: Section): Span {
  const start = header.inner.start + inner.length - inner.trimStart().length;
  return { start, end: start + inner.trim().length };
}

function* fromEntries(text: string, section: Section): Generator<Occurrence> {
  for (const [index, entry] of section.entries.entries()) {
    const at = (construct: ConstructCode, span: Span): Occurrence => ({
      ...occurrence(construct, span, section),
      entry,
    });
    if (entry.separator === ":") yield at("colon-separator", entry.separatorSpan);
    if (entry.key !== entry.key.toLowerCase()) yield at("upper-case-key", entry.keySpan);
    if (/^export\s/.test(entry.key)) yield at("export-prefix", entry.keySpan);
    if (index === 0 && isIndented(text, entry)) yield at("indented-first-key", entry.keySpan);
    if (entry.value === "" && entry.nested.length === 0) yield at("empty-value", entry.keySpan);
    yield* fromValue(text, entry, section, "trailing-comment");

    const inner = entry.nested.find(({ value }) => value === "");
    if (inner) yield at("deep-nesting", inner.keySpan);
    for (const nested of entry.nested) yield* fromValue(text, nested, section, "nested-comment");
    if (entry.value === "") continue;
    for (const { span, setting } of entry.continuation) yield at(setting ? "indented-later-key" : "continuation", span);
  }
}

function* fromValue(text: string, setting: Setting, section: Section, commented: ConstructCode): Generator<Occurrence> {
  const { key, value, rawSpan, comment } = setting;
  const at = (construct: ConstructCode, span: Span): Occurrence => ({
    ...occurrence(construct, span, section),
    entry: setting,
  });
  if (comment?.after === "space") yield at(commented, comment.span);
  if (isQuoted(value) && key.toLowerCase() !== "credential_process") yield at("quoted-value", setting.valueSpan);
  const special = specialSpaceAt(text, rawSpan);
  if (special) yield at("unusual-space", special);
}

function isQuoted(value: string): boolean {
  const quote = value.charAt(0);
  return value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote);
}

function isIndented(text: string, { keySpan }: Entry): boolean {
  const before = text.charAt(keySpan.start - 1);
  return before !== "" && before !== "\n" && before !== "\r";
}

/** A space other than blank and tab right before or behind a value. */
function specialSpaceAt(text: string, { start, end }: Span): Span | undefined {
  if (/[^\S \t\r\n]/.test(text.charAt(end))) return { start: end, end: end + 1 };
  if (/[^\S \t\r\n]/.test(text.charAt(start - 1))) return { start: start - 1, end: start };
  return undefined;
}

function occurrence(construct: ConstructCode, span: Span, section?: Section): Occurrence {
  return { construct, span, first: undefined, section, entry: undefined };
}
