import type { IniDocument, SourceFile } from "../hosts/index.ts";
import { spanToFile } from "../hosts/mapping.ts";
import type { Entry, Section } from "../ini/tree.ts";
import type { ConfigFileKind, EntityId, Fact, SettingFact } from "./fact.ts";

/** The profiles and sso-sessions that a config or credentials document declares, and those that it refers to. */
export function factsOfConfig(file: SourceFile, document: IniDocument, index: number): Fact[] {
  const home = homeOf(file.name);
  const fileKind = document.kind as ConfigFileKind;
  return document.ini.sections.flatMap((section): Fact[] => {
    const place = { file: file.name, document: index, span: spanToFile(document.mapping, section.nameSpan) };
    const settings = settingsOf(section, document);
    if (section.type === "sso-session" && fileKind === "aws-config") {
      return [
        {
          relation: "declares-sso-session",
          entity: sessionId(home, section.name),
          place,
          name: section.name,
          home,
          settings,
        },
      ];
    }
    const name = profileNameOf(section, fileKind);
    if (name === undefined) return [];
    const declared: Fact = {
      relation: "declares-profile",
      entity: profileId(home, name),
      place,
      name,
      home,
      fileKind,
      settings,
    };
    return [declared, ...mentionsOf(settings, place, home, name)];
  });
}

/** The tools read one config and one credentials file together: those of one folder, or all that one Markdown file prints. */
export function homeOf(path: string): string {
  if (/\.(?:md|markdown|mdx)$/i.test(path)) return path;
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

export function profileId(home: string, name: string): EntityId {
  return `profile:${home}#${name}`;
}

export function sessionId(home: string, name: string): EntityId {
  return `sso-session:${home}#${name}`;
}

/** The profile that a section makes: `[profile x]` in config, `[x]` in credentials, `[default]` in both. */
export function profileNameOf(section: Section, fileKind: ConfigFileKind): string | undefined {
  if (section.type === "default") return "default";
  if (section.type === "profile") return fileKind === "aws-config" ? section.name : undefined;
  return section.type === "bare" && fileKind === "aws-credentials" ? section.name : undefined;
}

const secret = /secret|token|password|access_key_id/i;

function settingsOf(section: Section, { mapping }: IniDocument): Map<string, SettingFact> {
  const settings = new Map<string, SettingFact>();
  for (const entry of section.entries) {
    const key = entry.key.toLowerCase();
    settings.set(key, {
      key: entry.key,
      value: secret.test(key) && key !== "web_identity_token_file" ? undefined : rawValue(entry),
      keySpan: spanToFile(mapping, entry.keySpan),
      valueSpan: spanToFile(mapping, entry.valueSpan),
    });
  }
  return settings;
}

function rawValue(entry: Entry): string {
  return entry.value;
}

function mentionsOf(
  settings: ReadonlyMap<string, SettingFact>,
  place: Fact["place"],
  home: string,
  by: string,
): Fact[] {
  const facts: Fact[] = [];
  const source = settings.get("source_profile");
  if (source?.value) {
    facts.push({
      relation: "mentions-profile",
      entity: profileId(home, source.value),
      place: { ...place, span: source.valueSpan },
      name: source.value,
      home,
      by,
    });
  }
  const session = settings.get("sso_session");
  if (session?.value) {
    facts.push({
      relation: "mentions-sso-session",
      entity: sessionId(home, session.value),
      place: { ...place, span: session.valueSpan },
      name: session.value,
      home,
      by,
    });
  }
  return facts;
}
