import type { Span } from "../text.ts";
import type { IniFile } from "./tree.ts";
import type { IniFileKind, Values, View } from "./view.ts";

/**
 * What the AWS SDK for JavaScript v3 (its shared ini file loader) reads from a file. It skips what it does not understand;
 * nested settings are `block.key`. Only the name `__proto__` makes it drop the whole file, without a word.
 */
export function jsView(file: IniFile, kind: IniFileKind): View {
  const sections = new Map<string, Map<string, string>>();
  let section: string | undefined;
  let block: string | undefined;

  for (const { start, end } of linesAsJs(file)) {
    const line = file.text.slice(start, end);
    const comment = line.search(/(?:^|\s)[;#]/);
    const content = (comment < 0 ? line : line.slice(0, comment)).trim();
    if (content.length > 1 && content.startsWith("[") && content.endsWith("]")) {
      const header = content.slice(1, -1);
      section = sectionNamed(header);
      block = undefined;
      if (header === "__proto__" || header === "profile __proto__") return rejection(header, { start, end });
      continue;
    }
    const separator = content.indexOf("=");
    if (!section || separator < 1) continue;
    const key = content.slice(0, separator).trim();
    const value = content.slice(separator + 1).trim();
    if (value === "") {
      block = key;
      continue;
    }
    const isAtMargin = line.trimStart() === line;
    if (block && isAtMargin) block = undefined;
    const values = sections.get(section) ?? new Map<string, string>();
    sections.set(section, values);
    const name = block ? `${block}.${key}` : key;
    // Setting this property of a JavaScript object to a string does nothing.
    if (name !== "__proto__") values.set(name, value);
  }

  if (kind === "credentials") return { ok: true, profiles: sections, ssoSessions: new Map(), services: new Map() };
  const profiles = prefixed(sections, "profile.");
  const ownDefault = sections.get("default");
  if (ownDefault && !profiles.has("default")) profiles.set("default", ownDefault);
  return {
    ok: true,
    profiles,
    ssoSessions: prefixed(sections, "sso-session."),
    services: prefixed(sections, "services."),
  };
}

/** `profile.x` for `[profile x]`, undefined for another pair of words, else the header itself, so that `[profile.x]` works. */
function sectionNamed(header: string): string | undefined {
  const words = /^([\w-]+)\s(["']?)([-\w@+.%:/]+)\2$/.exec(header);
  if (!words) return header;
  const [, type, , name] = words;
  return type === "profile" || type === "sso-session" || type === "services" ? `${type}.${name}` : undefined;
}

function prefixed(sections: ReadonlyMap<string, Values>, prefix: string): Map<string, Values> {
  const result = new Map<string, Values>();
  for (const [name, values] of sections) if (name.startsWith(prefix)) result.set(name.slice(prefix.length), values);
  return result;
}

function rejection(header: string, span: Span): View {
  const message = `Found invalid profile name "${header}"`;
  return { ok: false, message, span, rejections: [{ cause: "invalid-name", span, first: undefined }] };
}

/** Lines without their ends: to JS a lone carriage return ends none. */
function* linesAsJs({ lines }: IniFile): Generator<Span> {
  let start = 0;
  for (const { span, eol } of lines) {
    if (eol === "\r") continue;
    yield { start, end: span.end - eol.length };
    start = span.end;
  }
  const last = lines.at(-1);
  if (last && last.eol === "\r") yield { start, end: last.span.end };
}
