// The AWS SDK for JavaScript v3, in the order that its provider for these files has.
import type { Values } from "../ini/view.ts";
import { type SignInReader, signIn } from "./sign-in.ts";
import { type Explanation, failed, found, take, textValue, type Walk } from "./walk.ts";

/** What `fromIni({ profile })` leads to, in a program that hands it nothing else. */
export function jsSource(walk: Walk, asked: string): Explanation {
  for (let profile = asked; ; ) {
    const values = walk.read.profiles.get(profile);
    if (!values || !leadsOn(values, walk.visited.size === 0 ? "first" : "source"))
      return withoutRole(walk, profile, values);

    const role = textValue(values, "role_arn");
    if (role !== undefined) take(walk, profile, "role_arn", `${profile} assumes the role ${role}`);
    const source = textValue(values, "source_profile");
    if (source === undefined) {
      const name = textValue(values, "credential_source") ?? "";
      take(walk, profile, "credential_source", `with the credentials of ${name}`);
      if (!credentialSources.includes(name)) {
        const expected = credentialSources.join(" or ");
        return failed(walk, `Unsupported credential source in profile ${profile}. Got ${name}, expected ${expected}.`);
      }
    } else {
      take(walk, profile, "source_profile", `with the credentials of the profile ${source}`);
      if (walk.visited.has(source)) {
        const visited = [...walk.visited].join(", ");
        return failed(
          walk,
          `Detected a cycle attempting to resolve credentials for profile ${asked}. Profiles visited: ${visited}`,
        );
      }
    }
    if (role !== undefined && values.has("mfa_serial")) {
      return failed(
        walk,
        `Profile ${profile} requires multi-factor authentication, but no MFA code callback was provided.`,
      );
    }
    if (source === undefined) return found(walk);
    if (walk.visited.size > deepest) return failed(walk, "Maximum call stack size exceeded");
    walk.visited.add(source);
    profile = source;
  }
}

/** Node goes no deeper into a chain of roles than about here. */
const deepest = 1700;

const credentialSources = ["EcsContainer", "Ec2InstanceMetadata", "Environment"];

/** Whether the provider goes by source_profile or credential_source, rather than by what else the profile has. */
function leadsOn(values: Values, place: "first" | "source"): boolean {
  // A role counts only with exactly one of its two sources; else it is passed over without a word.
  const assumesRole = values.has("role_arn") && values.has("source_profile") !== values.has("credential_source");
  if (place === "first") return assumesRole;
  // As the source of another profile, one with credential_source needs no role.
  const lacksRole = !values.has("role_arn") && values.has("credential_source");
  return !hasKeys(values) && (assumesRole || lacksRole);
}

function hasKeys(values: Values): boolean {
  return values.has("aws_access_key_id") && values.has("aws_secret_access_key");
}

function withoutRole(walk: Walk, profile: string, values: Values | undefined): Explanation {
  const ends = (key: string, text: string) => {
    take(walk, profile, key, `${profile} ${text}`);
    return found(walk);
  };
  if (values && hasKeys(values)) return ends("aws_access_key_id", "has keys of its own");
  const token = textValue(values, "web_identity_token_file");
  const role = textValue(values, "role_arn");
  if (token !== undefined && role !== undefined)
    return ends("web_identity_token_file", `exchanges the token in ${token} for the role ${role}`);
  if (values?.has("credential_process")) return ends("credential_process", "runs the program of credential_process");
  if (values && ssoKeys.some((key) => values.has(key))) return signIn(walk, profile, values, signInReader);
  if (values?.has("login_session")) return ends("login_session", 'uses the session of "aws login"');
  return failed(
    walk,
    `Could not resolve credentials using profile: [${profile}] in configuration/credentials file(s).`,
  );
}

const ssoKeys = ["sso_start_url", "sso_account_id", "sso_session", "sso_region", "sso_role_name"];

const signInReader: SignInReader = {
  noSession: () => "Cannot read properties of undefined (reading 'sso_region')",
  // What the profile itself says of these two is put aside, even where the session says nothing.
  together: (own, session) =>
    new Map([...own, ...["sso_region", "sso_start_url"].map((key) => [key, textValue(session, key) ?? ""] as const)]),
  incomplete: (_profile, settings) => {
    const needed = ["sso_account_id", "sso_region", "sso_role_name", "sso_start_url"];
    if (needed.every((key) => textValue(settings, key))) return undefined;
    const names = needed.map((key) => `"${key}"`).join(", ");
    return `Profile is configured with invalid SSO credentials. Required parameters ${names}. Got ${[...settings.keys()].join(", ")}`;
  },
};
