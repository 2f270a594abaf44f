import type { Entry } from "../ini/tree.ts";
import type { AwsConfigFile, ConfigSection } from "./aws-config.ts";

/** A profile as tools put it together from the config and the credentials file. */
export interface Profile {
  readonly name: string;
  /** Its sections in the order of rising precedence: config before credentials, and in the order of each file. */
  readonly sections: readonly ProfileSection[];
}

export interface ProfileSection {
  readonly file: AwsConfigFile;
  readonly section: ConfigSection;
}

export interface ProfileSetting {
  readonly entry: Entry;
  readonly section: ConfigSection;
  readonly file: AwsConfigFile;
}

/**
 * The profiles, sso-sessions and services sections of a config and a credentials file, either of which may be missing.
 * Sections of one name are one, as JS, Go and the common specification have it (AWS CLI rejects the file); where
 * `[profile default]` stands beside `[default]`, it alone counts.
 */
export interface ProfileSet {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly sessions: ReadonlyMap<string, readonly ProfileSection[]>;
  readonly services: ReadonlyMap<string, readonly ProfileSection[]>;
}

/** Puts the two files together; names keep their case, as in every tool. */
export function profileSetOf(config: AwsConfigFile | undefined, credentials: AwsConfigFile | undefined): ProfileSet {
  const profiles = new Map<string, { name: string; sections: ProfileSection[] }>();
  const sessions = new Map<string, ProfileSection[]>();
  const services = new Map<string, ProfileSection[]>();
  for (const file of [config, credentials]) {
    for (const section of file?.sections ?? []) {
      const member = { file: file!, section };
      if (section.role === "profile") addProfile(profiles, member);
      if (file !== config) continue;
      if (section.role === "sso-session") pushTo(sessions, section.name, member);
      if (section.role === "services") pushTo(services, section.name, member);
    }
  }
  return { profiles, sessions, services };
}

/** The setting that counts for a key in lower case: credentials before config, and in a file the last. */
export function settingOf({ sections }: Profile, key: string): ProfileSetting | undefined {
  return lastSetting(sections, key);
}

/** The setting that counts among sections of one name, as in the lists of a `ProfileSet`. */
export function lastSetting(sections: readonly ProfileSection[], key: string): ProfileSetting | undefined {
  for (let index = sections.length - 1; index >= 0; index--) {
    const { section, file } = sections[index]!;
    const entry = section.entries.get(key);
    if (entry) return { entry, section, file };
  }
  return undefined;
}

/** The value of a key without comment; undefined where the key is missing or empty. */
export function profileValue(profile: Profile, key: string): string | undefined {
  return settingOf(profile, key)?.entry.value || undefined;
}

function addProfile(profiles: Map<string, { name: string; sections: ProfileSection[] }>, member: ProfileSection): void {
  const { name } = member.section;
  const known = profiles.get(name);
  if (!known) {
    profiles.set(name, { name, sections: [member] });
    return;
  }
  if (name === "default" && isInConfig(member)) {
    const isSpelledOut = member.section.section.type === "profile";
    const wasSpelledOut = known.sections.some(({ section }) => section.section.type === "profile");
    if (wasSpelledOut && !isSpelledOut) return;
    if (isSpelledOut && !wasSpelledOut) known.sections.length = 0;
  }
  known.sections.push(member);
}

function isInConfig({ file }: ProfileSection): boolean {
  return file.kind === "aws-config";
}

function pushTo(map: Map<string, ProfileSection[]>, name: string, member: ProfileSection): void {
  const known = map.get(name);
  if (known) known.push(member);
  else map.set(name, [member]);
}
