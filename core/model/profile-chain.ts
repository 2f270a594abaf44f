import { type Profile, type ProfileSet, type ProfileSetting, settingOf } from "./profile.ts";

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
export type ChainEnd =
  | { readonly kind: "source"; readonly source: Exclude<CredentialSource, "source-profile">; readonly profile: Profile }
  | { readonly kind: "missing"; readonly name: string; readonly reference: ProfileSetting }
  | { readonly kind: "cycle"; readonly members: readonly Profile[]; readonly reference: ProfileSetting }
  | { readonly kind: "none"; readonly profile: Profile };

export interface ProfileChain {
  /** The profiles in the order of the walk, the first being the one asked for; each stands there once. */
  readonly profiles: readonly Profile[];
  readonly end: ChainEnd;
}

/** The sources that a profile's own keys name, each complete or not, in the order of a mainstream reader's interest. */
export function credentialSourcesOf(profile: Profile): ReadonlySet<CredentialSource> {
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
export function chainOf(set: ProfileSet, start: Profile): ProfileChain {
  const profiles: Profile[] = [start];
  const visited = new Set<Profile>(profiles);
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
export function chainEndsOf(set: ProfileSet): ReadonlyMap<Profile, ChainEnd> {
  const asSource = new Map<Profile, ChainEnd>();
  const ends = new Map<Profile, ChainEnd>();
  for (const profile of set.profiles.values()) ends.set(profile, endFrom(set, profile, asSource));
  return ends;
}

function endFrom(set: ProfileSet, start: Profile, asSource: Map<Profile, ChainEnd>): ChainEnd {
  const own = endAt(start, "first");
  if (own) return own;
  const step = stepFrom(set, start);
  if ("end" in step) return step.end;
  const end = endAsSource(set, step.next, asSource);
  const isBackAtStart = end.kind === "source" && end.profile === start && step.next !== start;
  return isBackAtStart ? chainOf(set, start).end : end;
}

function endAsSource(set: ProfileSet, start: Profile, known: Map<Profile, ChainEnd>): ChainEnd {
  const path = new Set<Profile>();
  let end: ChainEnd | undefined;
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
function stepFrom(
  set: ProfileSet,
  profile: Profile,
): { readonly end: ChainEnd } | { readonly next: Profile; readonly reference: ProfileSetting } {
  const reference = settingOf(profile, "source_profile");
  if (!reference) return { end: { kind: "none", profile } };
  const next = set.profiles.get(reference.entry.value);
  return next ? { next, reference } : { end: { kind: "missing", name: reference.entry.value, reference } };
}

/** Whether both halves of a key pair are there with a value. */
export function hasStaticKeys(profile: Profile): boolean {
  return isSet(profile, "aws_access_key_id") && isSet(profile, "aws_secret_access_key");
}

/** The source that ends the walk at this profile; undefined where source_profile leads on, or nothing is there. */
function endAt(profile: Profile, place: "first" | "source"): ChainEnd | undefined {
  const found = (source: Exclude<CredentialSource, "source-profile">): ChainEnd => ({
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

function isSso(profile: Profile): boolean {
  return ["sso_account_id", "sso_role_name", "sso_start_url"].some((key) => settingOf(profile, key) !== undefined);
}

function isSet(profile: Profile, key: string): boolean {
  return (settingOf(profile, key)?.entry.value ?? "") !== "";
}
