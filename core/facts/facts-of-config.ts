import type { IniDocument, SourceFile } from "../hosts/index.ts";
import { identity, type Mapping, spanToFile } from "../hosts/mapping.ts";
import type { Entry } from "../ini/tree.ts";
import { type ConfigSection, configOf, type SectionRole } from "../model/aws-config.ts";
import { withoutQuotes } from "../model/config-value.ts";
import { accountIdOfKeyId } from "../model/key-id.ts";
import { maskSecrets } from "../model/masking.ts";
import { isSecretKey } from "../model/secret-setting.ts";
import { meantType } from "../model/section-type.ts";
import { accountId, type Named, namedByArn } from "./entity-ids.ts";
import {
  type ConfigDeclared,
  type ConfigFileKind,
  type EntityId,
  type Fact,
  hidden,
  type Place,
  type SectionFact,
  type SettingFact,
} from "./fact.ts";
import { placeholderFacts } from "./placeholder-facts.ts";

/** What a config or credentials document declares, and the profiles and sso-sessions in it with what they refer to. */
export function factsOfConfig(file: SourceFile, document: IniDocument, index: number): Fact[] {
  const config = configOf(document);
  const home = homeOf(file.name);
  const placeOf = (span: Place["span"]) => ({ file: file.name, document: index, span });
  const declared: ConfigDeclared = {
    relation: "declares-config",
    entity: homeId(home),
    place: placeOf(document.span),
    kind: config.kind,
    extent: document.mapping === identity ? "file" : "excerpt",
    sections: config.sections.map((section) => sectionFactOf(section, config.kind, document.mapping)),
  };
  const facts: Fact[] = [declared];
  for (const section of declared.sections) facts.push(...factsOfSection(section, config.kind, home, placeOf));
  return facts;
}

/**
 * What tools read together: the config and the credentials file of one folder, where names may have more to them
 * (`config.example` and `credentials.example`), or all that one Markdown file prints. Any other file stands alone.
 */
export function homeOf(path: string): string {
  if (/\.(?:md|markdown|mdx)$/i.test(path)) return path;
  const slash = path.lastIndexOf("/");
  const folder = slash < 0 ? "." : path.slice(0, slash);
  const base = path.slice(slash + 1).toLowerCase();
  const variant = base.replace(/config|credentials/, "");
  if (variant === base) return path;
  return variant === "" ? folder : `${folder}/${variant}`;
}

export function homeId(home: string): EntityId {
  return `home:${home}`;
}

export function profileId(home: string, name: string): EntityId {
  return `profile:${home}#${name}`;
}

/** A profile by its name, be its home what it may. */
export function profileNameId(name: string): EntityId {
  return `profile-name:${name}`;
}

export function sessionId(home: string, name: string): EntityId {
  return `sso-session:${home}#${name}`;
}

function sectionFactOf(section: ConfigSection, kind: ConfigFileKind, mapping: Mapping): SectionFact {
  const entries = new Map<string, SettingFact>();
  for (const [key, entry] of section.entries) entries.set(key, settingFactOf(key, entry, mapping));
  return {
    role: meantRole(section, kind),
    name: section.section.name === "" ? section.name : section.section.name,
    section: { type: section.section.type },
    nameSpan: spanToFile(mapping, section.section.name === "" ? section.nameSpan : section.section.nameSpan),
    headerSpan: spanToFile(mapping, section.headerSpan),
    entries,
  };
}

/** What the section was meant to be, whatever slip is in its header: other rules report that. */
function meantRole({ role, section }: ConfigSection, kind: ConfigFileKind): SectionRole {
  if (role === "misplaced-profile") return "profile";
  return role === "ignored" && kind === "aws-config" ? (meantType(section) ?? role) : role;
}

function settingFactOf(key: string, entry: Entry, mapping: Mapping): SettingFact {
  const value = withoutQuotes(entry.value);
  const account = key === "aws_access_key_id" ? accountIdOfKeyId(value) : undefined;
  // A secret may have been pasted below another key.
  const isSecret = isSecretKey(key) || (value.length >= 36 && /^\*+$/.test(maskSecrets(value)));
  return {
    key: entry.key,
    value: isSecret && value !== "" ? hidden : value,
    keySpan: spanToFile(mapping, entry.keySpan),
    valueSpan: spanToFile(mapping, entry.valueSpan),
    ...(account !== undefined && { account }),
  };
}

/** Keys whose value is an ARN, or an account's digits. */
const naming: ReadonlySet<string> = new Set(["role_arn", "mfa_serial", "sso_account_id", "aws_account_id"]);

function* mentionsOfSection(
  settings: ReadonlyMap<string, SettingFact>,
  placeOf: (span: Place["span"]) => Place,
): Generator<Fact> {
  for (const [key, { value, valueSpan }] of settings) {
    const quote = valueSpan.end - valueSpan.start > value.length ? 1 : 0;
    const from = valueSpan.start + quote;
    yield* placeholderFacts(value, (start, end) => ({ start: from + start, end: from + end }), placeOf);
    if (!naming.has(key)) continue;
    for (const { entity, name, start, end, account } of namedBy(value)) {
      yield {
        relation: "mentions",
        entity,
        place: placeOf(valueSpan),
        name,
        nameSpan: { start: from + start, end: from + end },
        ...(value.startsWith("arn:") && { arn: value }),
        ...(account && { account }),
        as: "profile-setting",
        of: key,
      };
    }
  }
}

function namedBy(value: string): readonly Named[] {
  if (/^\d{12}$/.test(value)) return [{ entity: accountId(value), name: value, start: 0, end: 12, account: value }];
  return namedByArn(value);
}

function* factsOfSection(
  { role, name, nameSpan, entries: settings }: SectionFact,
  fileKind: ConfigFileKind,
  home: string,
  placeOf: (span: Place["span"]) => Place,
): Generator<Fact> {
  if (role === "sso-session" && fileKind === "aws-config") {
    const entity = sessionId(home, name);
    yield { relation: "declares-sso-session", entity, place: placeOf(nameSpan), name, home, settings };
  }
  if (role !== "profile") return;
  const entity = profileId(home, name);
  yield { relation: "declares-profile", entity, place: placeOf(nameSpan), name, home, fileKind, settings };
  yield { relation: "is-name-of", entity: profileNameId(name), place: placeOf(nameSpan), profile: entity };
  yield* mentionsOfSection(settings, placeOf);
  const source = settings.get("source_profile");
  if (source && source.value !== "") {
    const mentioned = profileId(home, source.value);
    const place = placeOf(source.valueSpan);
    yield { relation: "mentions-profile", entity: mentioned, place, name: source.value, home, by: name };
    yield { relation: "is-source-of", entity: profileNameId(source.value), place, profile: entity };
  }
  const session = settings.get("sso_session");
  if (session && session.value !== "") {
    const mentioned = sessionId(home, session.value);
    const place = placeOf(session.valueSpan);
    yield { relation: "mentions-sso-session", entity: mentioned, place, name: session.value, home, by: name };
  }
}
