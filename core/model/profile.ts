import type { SectionType } from "../ini/tree.ts";
import type { AwsConfigFile, AwsConfigKind, SectionRole } from "./aws-config.ts";

/** What a file must tell for its profiles to be put together: a parsed file does, and so do the facts about one. */
export interface FileOfProfiles {
  readonly kind: AwsConfigKind;
  readonly sections: readonly SectionOfProfile[];
}

export interface SectionOfProfile {
  readonly role: SectionRole;
  readonly name: string;
  readonly section: { readonly type: SectionType };
  /** By lower-case key. */
  readonly entries: ReadonlyMap<string, { readonly value: string }>;
}

type SectionOf<F extends FileOfProfiles> = F["sections"][number];
type EntryOf<F extends FileOfProfiles> =
  SectionOf<F>["entries"] extends ReadonlyMap<string, infer E extends { readonly value: string }> ? E : never;

/** A profile as tools put it together from the config and the credentials file. */
export interface Profile<F extends FileOfProfiles = AwsConfigFile> {
  readonly name: string;
  /** Its sections in the order of rising precedence: config before credentials, and in the order of each file. */
  readonly sections: readonly ProfileSection<F>[];
}

export interface ProfileSection<F extends FileOfProfiles = AwsConfigFile> {
  readonly file: F;
  readonly section: SectionOf<F>;
}

export interface ProfileSetting<F extends FileOfProfiles = AwsConfigFile> extends ProfileSection<F> {
  readonly entry: EntryOf<F>;
}

/**
 * The profiles, sso-sessions and services sections of a config and a credentials file, either of which may be missing.
 * Sections of one name are one, as JS, Go and the common specification have it (AWS CLI rejects the file); where
 * `[profile default]` stands beside `[default]`, it alone counts.
 */
export interface ProfileSet<F extends FileOfProfiles = AwsConfigFile> {
  readonly profiles: ReadonlyMap<string, Profile<F>>;
  readonly sessions: ReadonlyMap<string, readonly ProfileSection<F>[]>;
  readonly services: ReadonlyMap<string, readonly ProfileSection<F>[]>;
}

/** Puts the two files together; names keep their case, as in every tool. */
export function profileSetOf<F extends FileOfProfiles = AwsConfigFile>(
  config: F | undefined,
  credentials: F | undefined,
): ProfileSet<F> {
  return profileSetOfFiles([config, credentials].filter((file) => file !== undefined));
}

/** Puts any number of files together, each as what it is: the blocks of a tutorial may be several of a kind. */
export function profileSetOfFiles<F extends FileOfProfiles>(files: readonly F[]): ProfileSet<F> {
  const profiles = new Map<string, OpenProfile<F>>();
  const sessions = new Map<string, ProfileSection<F>[]>();
  const services = new Map<string, ProfileSection<F>[]>();
  const inOrder = [...files].sort((a, b) => Number(isCredentials(a)) - Number(isCredentials(b)));
  for (const file of inOrder) {
    for (const section of file.sections as readonly SectionOf<F>[]) {
      const member = { file, section };
      if (section.role === "profile") addProfile(profiles, member);
      if (isCredentials(file)) continue;
      if (section.role === "sso-session") pushTo(sessions, section.name, member);
      if (section.role === "services") pushTo(services, section.name, member);
    }
  }
  return { profiles, sessions, services };
}

/** The setting that counts for a key in lower case: credentials before config, and in a file the last. */
export function settingOf<F extends FileOfProfiles = AwsConfigFile>(
  { sections }: Profile<F>,
  key: string,
): ProfileSetting<F> | undefined {
  return lastSetting(sections, key);
}

/** The setting that counts among sections of one name, as in the lists of a `ProfileSet`. */
export function lastSetting<F extends FileOfProfiles = AwsConfigFile>(
  sections: readonly ProfileSection<F>[],
  key: string,
): ProfileSetting<F> | undefined {
  for (let index = sections.length - 1; index >= 0; index--) {
    const { section, file } = sections[index]!;
    const entry = section.entries.get(key) as EntryOf<F> | undefined;
    if (entry) return { entry, section, file };
  }
  return undefined;
}

/** The value of a key without comment; undefined where the key is missing or empty. */
export function profileValue<F extends FileOfProfiles = AwsConfigFile>(
  profile: Profile<F>,
  key: string,
): string | undefined {
  return settingOf(profile, key)?.entry.value || undefined;
}

/** A profile while its sections are still being put together. */
interface OpenProfile<F extends FileOfProfiles> {
  readonly name: string;
  readonly sections: ProfileSection<F>[];
  /** Whether a `[profile default]` was met, beside which `[default]` does not count. */
  isSpelledOut: boolean;
}

function addProfile<F extends FileOfProfiles>(profiles: Map<string, OpenProfile<F>>, member: ProfileSection<F>): void {
  const { name, section } = member.section;
  const isSpelledOut = name === "default" && !isCredentials(member.file) && section.type === "profile";
  const known = profiles.get(name);
  if (!known) {
    profiles.set(name, { name, sections: [member], isSpelledOut });
    return;
  }
  if (name === "default" && !isCredentials(member.file)) {
    if (known.isSpelledOut && !isSpelledOut) return;
    if (isSpelledOut && !known.isSpelledOut) known.sections.length = 0;
    known.isSpelledOut = isSpelledOut;
  }
  known.sections.push(member);
}

function isCredentials({ kind }: FileOfProfiles): boolean {
  return kind === "aws-credentials";
}

function pushTo<M>(map: Map<string, M[]>, name: string, member: M): void {
  const known = map.get(name);
  if (known) known.push(member);
  else map.set(name, [member]);
}
