import { type FileOfProfiles, type Profile, type ProfileSetting, settingOf } from "./profile.ts";

/** A complete set of settings from which a tool can get credentials, and what to call it in a sentence. */
export interface CredentialSet {
  readonly name: string;
  /** The settings that make it up; the first is the one to point at. */
  readonly keys: readonly string[];
}

/** Which of a profile's sets of credentials AWS CLI takes and which the SDK for JavaScript; undefined where there is none. */
export interface Choice {
  readonly cli: CredentialSet | undefined;
  readonly js: CredentialSet | undefined;
  readonly all: readonly CredentialSet[];
}

/**
 * The order is that of botocore's credential resolver and of @aws-sdk/credential-provider-ini; a source profile that is
 * asked for by another one is ruled by other orders.
 */
export function choiceOf<F extends FileOfProfiles>(profile: Profile<F>): Choice {
  const of = (set: CredentialSet, ...needed: readonly string[]) =>
    needed.every((key) => isSet(profile, key)) ? [set] : [];
  const hasRole = isSet(profile, "role_arn");
  const source = ["source_profile", "credential_source"].find((key) => isSet(profile, key));
  const role = hasRole && source ? [{ name: `${source} and the role`, keys: [source] }] : [];
  const token = of(sets.token, "role_arn", "web_identity_token_file");
  const sso = of(sets.sso, "sso_account_id", "sso_role_name");
  const keys = of(sets.keys, "aws_access_key_id", "aws_secret_access_key");
  const login = of(sets.login, "login_session");
  const command = of(sets.command, "credential_process");
  const inCredentials = settingOf(profile, "aws_access_key_id")?.file.kind === "aws-credentials" ? keys : [];
  const cli = [...(token.length > 0 ? token : role), ...sso, ...inCredentials, ...login, ...command, ...keys];
  const js = [...role, ...keys, ...token, ...command, ...sso, ...login];
  return { cli: cli[0], js: js[0], all: [...role, ...token, ...sso, ...keys, ...login, ...command] };
}

const sets = {
  token: { name: "the web identity token", keys: ["web_identity_token_file"] },
  sso: {
    name: "IAM Identity Center",
    keys: ["sso_account_id", "sso_role_name", "sso_session", "sso_start_url", "sso_region"],
  },
  keys: { name: "the access key", keys: ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"] },
  login: { name: "login_session", keys: ["login_session"] },
  command: { name: "credential_process", keys: ["credential_process"] },
} as const satisfies Record<string, CredentialSet>;

function isSet<F extends FileOfProfiles>(profile: Profile<F>, key: string): boolean {
  const setting: ProfileSetting<F> | undefined = settingOf(profile, key);
  return setting !== undefined && setting.entry.value !== "";
}
