import type { Span } from "../text.ts";
import { lineBreak, rightStripped, strip, stripped } from "./python-text.ts";
import { shellWordsOf } from "./shell-words.ts";
import type { IniFile } from "./tree.ts";
import type { IniFileKind, Rejection, RejectionCause, Values, View } from "./view.ts";

/**
 * What AWS CLI and boto3 (botocore over Python's configparser in strict mode) read from a file, or where they reject it.
 * Exact, quirks included: comments behind values stay, `[DEFAULT]` leaks into every section, deeper lines continue a value.
 */
export function botocoreView(file: IniFile, kind: IniFileKind): View {
  const reading = readingOf(file);
  const [first] = reading.rejections;
  if (first) {
    return { ok: false, message: "Unable to parse config file", span: first.span, rejections: reading.rejections };
  }
  const sections = finished(reading);
  if (kind === "credentials") return { ok: true, profiles: sections, ssoSessions: new Map(), services: new Map() };
  return {
    ok: true,
    profiles: named(sections, "profile"),
    ssoSessions: named(sections, "sso-session"),
    services: named(sections, "services"),
  };
}

/** Why AWS CLI and boto3 reject a file, without what they would read from it; none where they take it. */
export function rejectionsOf(file: IniFile): readonly Rejection[] {
  return readingOf(file).rejections;
}

/** Keys of one section with the lines of their values. */
type Options = Map<string, Option>;

interface Option {
  readonly key: Span;
  readonly values: string[];
  /** Where each of `values` stands, for the message about a nested line that has no separator. */
  readonly spans: Span[];
}

interface Reading {
  readonly sections: Map<string, { readonly header: Span; readonly options: Options }>;
  readonly defaults: Options;
  readonly rejections: Rejection[];
}

function readingOf(file: IniFile): Reading {
  const reading: Reading = { sections: new Map(), defaults: new Map(), rejections: [] };
  readLines(file, reading);
  const sections = [...reading.sections.values()];
  for (const { options } of sections) for (const option of options.values()) rejectBlock(option, reading);
  // What every section says itself does not leak into any.
  for (const [key, option] of reading.defaults)
    if (sections.some(({ options }) => !options.has(key))) rejectBlock(option, reading);
  return reading;
}

function readLines({ text, lines }: IniFile, { sections, defaults, rejections }: Reading): void {
  let options: Options | undefined;
  let option: Option | undefined;
  let depth = 0;
  let isLost = false;
  const reject = (cause: RejectionCause, span: Span, first?: Span) => rejections.push({ cause, span, first });

  for (const line of lines) {
    const content = stripped(text, line.span.start, line.span.end);
    if (content.start === content.end) {
      if (option) add(option, "", content);
      continue;
    }
    const first = text.charAt(content.start);
    if (first === "#" || first === ";") continue;
    const lineDepth = content.start - line.span.start;
    if (options && option && lineDepth > depth) {
      add(option, text.slice(content.start, content.end), content);
      continue;
    }
    depth = lineDepth;

    const header = headerIn(text, content);
    if (header) {
      const name = text.slice(header.start + 1, header.end - 1);
      const known = sections.get(name);
      if (known) reject("duplicate-section", header, known.header);
      if (name === "DEFAULT") options = defaults;
      else if (known) options = known.options;
      else {
        options = new Map();
        sections.set(name, { header, options });
      }
      option = undefined;
      continue;
    }
    if (!options) {
      if (!isLost) reject(first === "\uFEFF" ? "byte-order-mark" : "text-before-header", content);
      isLost = true;
      continue;
    }

    const pair = pairIn(text, content);
    if (!pair) {
      reject("missing-separator", content);
      continue;
    }
    const name = text.slice(pair.key.start, pair.key.end).toLowerCase();
    const known = options.get(name);
    if (name === "") reject("missing-key", content);
    else if (known) reject("duplicate-key", pair.key, known.key);
    option = { key: pair.key, values: [text.slice(pair.value.start, pair.value.end)], spans: [pair.value] };
    // A key without a name takes no lines below it.
    if (name === "") option = undefined;
    else if (!known) options.set(name, option);
  }
}

function add({ values, spans }: Option, value: string, span: Span): void {
  values.push(value);
  spans.push(span);
}

/** A block with a line that has no separator. */
function rejectBlock(option: Option, { rejections }: Reading): void {
  if (!isBlock(option)) return;
  const bare = nestedLines(option).find(({ line }) => !line.includes("="));
  if (bare) rejections.push({ cause: "nested-missing-separator", span: bare.span, first: undefined });
}

/** The sections with their values joined, nested blocks read, and the settings of `[DEFAULT]` in each. */
function finished({ sections, defaults }: Reading): Map<string, Values> {
  const leaks = defaults.size * sections.size <= leakLimit ? defaults : new Map<string, Option>();
  const result = new Map<string, Values>();
  for (const [name, { options }] of sections) {
    const values = new Map<string, string | ReadonlyMap<string, string>>();
    for (const [key, option] of options) values.set(key, finishedValue(option));
    for (const [key, option] of leaks) if (!values.has(key)) values.set(key, finishedValue(option));
    result.set(name, values);
  }
  return result;
}

function finishedValue(option: Option): string | ReadonlyMap<string, string> {
  if (!isBlock(option)) return rightStripped(option.values.join("\n"));
  const nested = new Map<string, string>();
  for (const { line } of nestedLines(option)) {
    const separator = line.indexOf("=");
    nested.set(strip(line.slice(0, separator)), strip(line.slice(separator + 1)));
  }
  return nested;
}

/** To botocore a value that begins with a line break is a block. */
function isBlock({ values }: Option): boolean {
  return values.length > 1 && values[0] === "" && values.some((value) => value !== "");
}

function nestedLines({ values, spans }: Option): { readonly line: string; readonly span: Span }[] {
  return values.flatMap((value, index) =>
    value
      .split(lineBreak)
      .filter((line) => strip(line) !== "")
      .map((line) => ({ line, span: spans[index]! })),
  );
}

/** `[profile x]` and what else begins with the word, as long as a shell would read two words: names may be quoted. */
function named(
  sections: ReadonlyMap<string, Values>,
  type: "profile" | "sso-session" | "services",
): Map<string, Values> {
  const result = new Map<string, Values>();
  for (const [header, values] of sections) {
    if (header === "default" && type === "profile") result.set(header, values);
    if (!header.startsWith(type)) continue;
    const words = shellWordsOf(header);
    if (words?.length === 2) result.set(words[1]!, values);
  }
  return result;
}

/** From `[` to the last `]` of the line, with at least one character between them. */
function headerIn(text: string, { start, end }: Span): Span | undefined {
  if (text.charAt(start) !== "[") return undefined;
  for (let at = end - 1; at > start + 1; at--) if (text.charAt(at) === "]") return { start, end: at + 1 };
  return undefined;
}

function pairIn(text: string, { start, end }: Span): { key: Span; value: Span } | undefined {
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === "=" || character === ":")
      return { key: stripped(text, start, at), value: stripped(text, at + 1, end) };
  }
  return undefined;
}

/** Copying `[DEFAULT]` into every section takes sections times keys; a file beyond this is no one's config file. */
const leakLimit = 1_000_000;
