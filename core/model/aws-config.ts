import { parseIni } from "../ini/parse.ts";
import type { Entry, IniFile, Section } from "../ini/tree.ts";
import type { Kind } from "../kind.ts";
import type { Span } from "../text.ts";

export type AwsConfigKind = "aws-config" | "aws-credentials";

/** A config or credentials file with its sections named for what they are to the tools that read that file. */
export interface AwsConfigFile {
  readonly kind: AwsConfigKind;
  readonly ini: IniFile;
  readonly sections: readonly ConfigSection[];
}

/**
 * What a section is in its file. `misplaced-profile`: it names a profile in the way of the other file (`[x]` in config,
 * `[profile x]` in credentials), so tools do not see that profile. `ignored`: no tool reads it.
 */
export type SectionRole =
  | "profile"
  | "sso-session"
  | "services"
  | "plugins"
  | "preview"
  | "misplaced-profile"
  | "ignored";

export interface ConfigSection {
  readonly role: SectionRole;
  /** The profile's, session's or services section's name, without quotes; for `ignored` the text between the brackets. */
  readonly name: string;
  readonly nameSpan: Span;
  /** From `[` to `]`. */
  readonly headerSpan: Span;
  /** By lower-case key; of a repeated key the last one, as the tools that accept repetition read it. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Entries that a later one with the same key, whatever its case, replaces; AWS CLI rejects such a file. */
  readonly repeated: readonly RepeatedEntry[];
  readonly section: Section;
}

export interface RepeatedEntry {
  readonly first: Entry;
  readonly again: Entry;
}

/** Reads the text of a config or credentials file; never throws, and gives a file without sections for one without any. */
export function readAwsConfig(text: string, kind: AwsConfigKind): AwsConfigFile {
  return toAwsConfig(parseIni(text), kind);
}

/** Names the sections of a parsed file for what they are to the tools that read a file of this kind. */
export function toAwsConfig(ini: IniFile, kind: AwsConfigKind): AwsConfigFile {
  return { kind, ini, sections: ini.sections.map((section) => configSectionOf(section, kind)) };
}

const read = new WeakMap<IniFile, AwsConfigFile>();

/** The same for a document that was found in a file; several askers share one answer. */
export function configOf({ ini, kind }: { readonly ini: IniFile; readonly kind: Kind }): AwsConfigFile {
  const known = read.get(ini);
  if (known) return known;
  const config = toAwsConfig(ini, kind === "aws-credentials" ? kind : "aws-config");
  read.set(ini, config);
  return config;
}

/** The sections of one role and, where given, of one name; names are compared as tools do, case included. */
export function sectionsOf(file: AwsConfigFile, role: SectionRole, name?: string): readonly ConfigSection[] {
  return file.sections.filter((section) => section.role === role && (name === undefined || section.name === name));
}

function configSectionOf(section: Section, kind: AwsConfigKind): ConfigSection {
  const { header } = section;
  const role = kind === "aws-config" ? roleInConfig(section) : roleInCredentials(section);
  // In a credentials file the whole header is the name, quotes included.
  const hasOwnName =
    section.name !== "" &&
    (kind === "aws-config" ? section.type !== "unknown" && role !== "ignored" : role === "misplaced-profile");
  const inner = trimmedInner(section);
  const { entries, repeated } = entriesOf(section);
  return {
    role,
    name: hasOwnName ? section.name : inner.text,
    nameSpan: hasOwnName ? section.nameSpan : inner.span,
    headerSpan: header.span,
    entries,
    repeated,
    section,
  };
}

function roleInConfig({ type, name }: Section): SectionRole {
  if (type === "default") return "profile";
  if (type === "plugins" || type === "preview") return type;
  if (type === "profile" || type === "sso-session" || type === "services") return name === "" ? "ignored" : type;
  return type === "bare" && name !== "" && name !== "DEFAULT" ? "misplaced-profile" : "ignored";
}

/** In a credentials file each header is a profile's name as a whole, `[my team]` for AWS CLI alone. */
function roleInCredentials({ type, name, typeSpan, inner }: Section): SectionRole {
  if (type === "profile") return name === "" ? "profile" : "misplaced-profile";
  if (type === "sso-session" || type === "services") return name === "" ? "profile" : "ignored";
  if (type === "bare" && name === "DEFAULT") return "ignored";
  return typeSpan === undefined && inner.trim() === "" ? "ignored" : "profile";
}

function trimmedInner({ inner, header }: Section): { text: string; span: Span } {
  const text = inner.trim();
  const start = header.inner.start + (text === "" ? 0 : inner.indexOf(text));
  return { text, span: { start, end: start + text.length } };
}

function entriesOf({ entries }: Section): { entries: ReadonlyMap<string, Entry>; repeated: readonly RepeatedEntry[] } {
  const byKey = new Map<string, Entry>();
  const repeated: RepeatedEntry[] = [];
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    const first = byKey.get(key);
    if (first) repeated.push({ first, again: entry });
    byKey.set(key, entry);
  }
  return { entries: byKey, repeated };
}
