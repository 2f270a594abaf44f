import type { AwsConfigFile } from "./aws-config.ts";
import { type FileOfProfiles, type Profile, type ProfileSet, type ProfileSetting, settingOf } from "./profile.ts";

/** A way for a profile to get credentials, named as in its keys. */
export type CredentialSource =
  | "static"
  | "source-profile"
  | "credential-source"
  | "web-identity"
  | "sso"
  | "login-session"
  | "process";

/** Why a walk along source_profile ended; `source` at credentials, the others without. */
export type ChainEnd<F extends FileOfProfiles = AwsConfigFile> =
  | {
      readonly kind: "source";
      readonly source: Exclude<CredentialSource, "source-profile">;
      readonly profile: Profile<F>;
    }
  | { readonly kind: "missing"; readonly name: string; readonly reference: ProfileSetting<F> }
  | { readonly kind: "cycle"; readonly members: readonly Profile<F>[]; readonly reference: ProfileSetting<F> }
  | { readonly kind: "none"; readonly profile: Profile<F> };

export interface ProfileChain<F extends FileOfProfiles = AwsConfigFile> {
  /** The profiles in the order of the walk, the first being the one asked for; each stands there once. */
  readonly profiles: readonly Profile<F>[];
  readonly end: ChainEnd<F>;
}

/** The sources that a profile's own keys name, each complete or not, in the order of a mainstream reader's interest. */
export function credentialSourcesOf<F extends FileOfProfiles>(profile: Profile<F>): ReadonlySet<CredentialSource> {
  const has = (key: string) => settingOf(profile, key) !== undefined;
  const sources = new Set<CredentialSource>();
  if (has("aws_access_key_id") || has("aws_secret_access_key")) sources.add("static");
  if (has("source_profile")) sources.add("source-profile");
  if (has("credential_source")) sources.add("credential-source");
  if (has("web_identity_token_file")) sources.add("web-identity");
  if (isSso(profile)) sources.add("sso");
  if (has("login_session")) sources.add("login-session");
  if (has("credential_process")) sources.add("process");
  return sources;
}

/**
 * Follows source_profile from a profile to where its credentials come from. A source profile with keys of its own ends
 * the walk, whatever else it has, and a profile may name itself when it has keys: so in every tool. Takes time linear in
 * the length of the chain.
 */
export function chainOf<F extends FileOfProfiles>(set: ProfileSet<F>, start: Profile<F>): ProfileChain<F> {
  const profiles: Profile<F>[] = [start];
  const visited = new Set<Profile<F>>(profiles);
  for (let profile = start; ; ) {
    const end = endAt(profile, profile === start ? "first" : "source");
    if (end) return { profiles, end };
    const step = stepFrom(set, profile);
    if ("end" in step) return { profiles, end: step.end };
    const { next, reference } = step;
    if (visited.has(next)) {
      const isSelfWithKeys = next === profile && hasStaticKeys(next);
      if (isSelfWithKeys) return { profiles, end: { kind: "source", source: "static", profile } };
      return { profiles, end: { kind: "cycle", members: profiles.slice(profiles.indexOf(next)), reference } };
    }
    profiles.push(next);
    visited.add(next);
    profile = next;
  }
}

/**
 * Where `chainOf` ends for each profile, in time linear in the number of profiles, however long their chains: for
 * whole files. A profile that leads into a cycle without being one of its members ends in that cycle too; the members
 * stand in the order of the references, from whichever came first.
 */
export function chainEndsOf<F extends FileOfProfiles>(set: ProfileSet<F>): ReadonlyMap<Profile<F>, ChainEnd<F>> {
  const asSource = new Map<Profile<F>, ChainEnd<F>>();
  const ends = new Map<Profile<F>, ChainEnd<F>>();
  for (const profile of set.profiles.values()) ends.set(profile, endFrom(set, profile, asSource));
  return ends;
}

function endFrom<F extends FileOfProfiles>(
  set: ProfileSet<F>,
  start: Profile<F>,
  asSource: Map<Profile<F>, ChainEnd<F>>,
): ChainEnd<F> {
  const own = endAt(start, "first");
  if (own) return own;
  const step = stepFrom(set, start);
  if ("end" in step) return step.end;
  const end = endAsSource(set, step.next, asSource);
  const isBackAtStart = end.kind === "source" && end.profile === start && step.next !== start;
  return isBackAtStart ? chainOf(set, start).end : end;
}

function endAsSource<F extends FileOfProfiles>(
  set: ProfileSet<F>,
  start: Profile<F>,
  known: Map<Profile<F>, ChainEnd<F>>,
): ChainEnd<F> {
  const path = new Set<Profile<F>>();
  let end: ChainEnd<F> | undefined;
  for (let profile = start; !end; ) {
    path.add(profile);
    end = known.get(profile) ?? endAt(profile, "source");
    if (end) break;
    const step = stepFrom(set, profile);
    if ("end" in step) end = step.end;
    else if (path.has(step.next)) {
      const members = [...path].slice([...path].indexOf(step.next));
      end = { kind: "cycle", members, reference: step.reference };
    } else profile = step.next;
  }
  for (const profile of path) known.set(profile, end);
  return end;
}

/** Along source_profile: the next profile, or why there is none. */
function stepFrom<F extends FileOfProfiles>(
  set: ProfileSet<F>,
  profile: Profile<F>,
): { readonly end: ChainEnd<F> } | { readonly next: Profile<F>; readonly reference: ProfileSetting<F> } {
  const reference = settingOf(profile, "source_profile");
  if (!reference) return { end: { kind: "none", profile } };
  const next = set.profiles.get(reference.entry.value);
  return next ? { next, reference } : { end: { kind: "missing", name: reference.entry.value, reference } };
}

/** Whether both halves of a key pair are there with a value. */
export function hasStaticKeys<F extends FileOfProfiles>(profile: Profile<F>): boolean {
  return isSet(profile, "aws_access_key_id") && isSet(profile, "aws_secret_access_key");
}

/** The source that ends the walk at this profile; undefined where source_profile leads on, or nothing is there. */
function endAt<F extends FileOfProfiles>(profile: Profile<F>, place: "first" | "source"): ChainEnd<F> | undefined {
  const found = (source: Exclude<CredentialSource, "source-profile">): ChainEnd<F> => ({
    kind: "source",
    source,
    profile,
  });
  if (place === "source" && hasStaticKeys(profile)) return found("static");
  if (isSet(profile, "role_arn")) {
    if (isSet(profile, "web_identity_token_file")) return found("web-identity");
    if (isSet(profile, "source_profile")) return undefined;
    if (isSet(profile, "credential_source")) return found("credential-source");
    return undefined;
  }
  if (isSso(profile)) return found("sso");
  if (hasStaticKeys(profile)) return found("static");
  if (isSet(profile, "login_session")) return found("login-session");
  if (isSet(profile, "credential_process")) return found("process");
  return { kind: "none", profile };
}

function isSso<F extends FileOfProfiles>(profile: Profile<F>): boolean {
  return ["sso_account_id", "sso_role_name", "sso_start_url"].some((key) => settingOf(profile, key) !== undefined);
}

function isSet<F extends FileOfProfiles>(profile: Profile<F>, key: string): boolean {
  return (settingOf(profile, key)?.entry.value ?? "") !== "";
}
