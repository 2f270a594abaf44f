// AWS CLI v1 and boto3, in the order that botocore's credential resolver has for a named profile.
import type { Values } from "../ini/view.ts";
import { type SignInReader, signIn } from "./sign-in.ts";
import { type Explanation, failed, found, take, textValue, type Walk } from "./walk.ts";

/** What `--profile NAME` leads to. */
export function cliSource(walk: Walk, profile: string): Explanation {
  const values = walk.read.profiles.get(profile);
  if (!values) return failed(walk, `The config profile (${profile}) could not be found`);
  walk.visited.add(profile);
  if (assumesRole(values)) return assumeRole(walk, profile, values);
  return (
    withoutRole(walk, profile, values) ??
    failed(walk, 'Unable to locate credentials. You can configure credentials by running "aws configure".')
  );
}

/** Along source_profile, from role to role. */
function assumeRole(walk: Walk, start: string, ofStart: Values): Explanation {
  let [profile, values] = [start, ofStart];
  while (true) {
    take(walk, profile, "role_arn", `${profile} assumes the role ${textValue(values, "role_arn") ?? ""}`);
    const source = textValue(values, "source_profile");
    const credentialSource = textValue(values, "credential_source");
    if (source !== undefined && credentialSource !== undefined)
      return failed(walk, `The profile "${profile}" contains both source_profile and credential_source.`);
    if (credentialSource !== undefined) return fromCredentialSource(walk, profile, credentialSource);
    if (source === undefined)
      return failed(walk, "Partial credentials found in assume-role, missing: source_profile or credential_source");

    take(walk, profile, "source_profile", `with the credentials of the profile ${source}`);
    const next = walk.read.profiles.get(source);
    if (!next)
      return failed(walk, `The source_profile "${source}" referenced in the profile "${profile}" does not exist.`);
    if (walk.visited.has(source) && !(source === profile && hasKeys(next))) {
      const visited = [...walk.visited].map((name) => `'${name}'`).join(", ");
      return failed(
        walk,
        `Infinite loop in credential configuration detected. Attempting to load from profile ${source} which has already been visited. Visited profiles: [${visited}]`,
      );
    }
    if (walk.visited.size > deepest) return failed(walk, "maximum recursion depth exceeded");
    walk.visited.add(source);
    // A source with keys of its own is not asked whether it has a role.
    if (hasKeys(next) || !assumesRole(next))
      return withoutRole(walk, source, next) ?? failed(walk, `The source profile "${source}" must have credentials.`);
    [profile, values] = [source, next];
  }
}

/** Python goes no deeper into a chain of roles than about here. */
const deepest = 320;

/** Even an empty web_identity_token_file keeps botocore from assuming the role in this way. */
function assumesRole(values: Values): boolean {
  return values.has("role_arn") && !values.has("web_identity_token_file");
}

/** To botocore one half of the pair is enough for a profile to count as one with keys. */
function hasKeys(values: Values): boolean {
  return values.has("aws_access_key_id") || values.has("aws_secret_access_key");
}

function fromCredentialSource(walk: Walk, profile: string, source: string): Explanation {
  take(walk, profile, "credential_source", `with the credentials of ${sourceWords.get(source) ?? source}`);
  return sourceWords.has(source)
    ? found(walk)
    : failed(walk, `The credential source "${source}" referenced in profile "${profile}" is not valid.`);
}

const sourceWords: ReadonlyMap<string, string> = new Map([
  ["Environment", "the environment"],
  ["Ec2InstanceMetadata", "the EC2 instance's role"],
  ["EcsContainer", "the container's role"],
]);

/** The sources that are left when no role is assumed, in botocore's order; undefined where there is none. */
function withoutRole(walk: Walk, profile: string, values: Values): Explanation | undefined {
  if (textValue(values, "web_identity_token_file")) return webIdentity(walk, profile, values);
  if (values.has("sso_account_id") || values.has("sso_role_name")) return signIn(walk, profile, values, signInReader);
  return keys(walk, profile, "credentials") ?? session(walk, profile, values) ?? keys(walk, profile, "config");
}

function webIdentity(walk: Walk, profile: string, values: Values): Explanation {
  const file = textValue(values, "web_identity_token_file");
  take(walk, profile, "web_identity_token_file", `${profile} exchanges the token in ${file} for a role`);
  const role = textValue(values, "role_arn");
  if (!role) {
    return failed(
      walk,
      "The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.",
    );
  }
  take(walk, profile, "role_arn", `the role ${role}`);
  return found(walk);
}

const signInReader: SignInReader = {
  noSession: (session) => `The specified sso-session does not exist: "${session}"`,
  together: (own, session) => {
    const settings = new Map(own);
    for (const [key, value] of session) {
      const ownValue = own.get(key);
      if (ownValue !== undefined && ownValue !== value)
        return `The value for ${key} is inconsistent between profile (${ownValue}) and sso-session (${value}).`;
      settings.set(key, value);
    }
    return settings;
  },
  incomplete: (profile, settings) => {
    const missing = signInKeys.filter((key) => !settings.has(key));
    if (missing.length === 0) return undefined;
    return `The profile "${profile}" is configured to use SSO but is missing required configuration: ${missing.join(", ")}`;
  },
};

const signInKeys = ["sso_role_name", "sso_account_id", "sso_start_url", "sso_region"];

/** A pair counts only where both halves stand in the same file. */
function keys(walk: Walk, profile: string, file: "config" | "credentials"): Explanation | undefined {
  const values = walk.read[file]?.profiles.get(profile);
  if (!values?.has("aws_access_key_id")) return undefined;
  take(walk, profile, "aws_access_key_id", `${profile} has keys of its own in the ${file} file`);
  if (values.has("aws_secret_access_key")) return found(walk);
  const name = file === "credentials" ? "shared-credentials-file" : "config-file";
  return failed(walk, `Partial credentials found in ${name}, missing: aws_secret_access_key`);
}

/** What a program hands out: `aws login`, or one of the user's own. */
function session(walk: Walk, profile: string, values: Values): Explanation | undefined {
  if (values.has("login_session")) {
    take(walk, profile, "login_session", `${profile} uses the session of "aws login" (AWS CLI v2)`);
    return found(walk);
  }
  if (!values.has("credential_process")) return undefined;
  take(walk, profile, "credential_process", `${profile} runs the program of credential_process`);
  // Python's complaint about a command without a word.
  return textValue(values, "credential_process") === "" ? failed(walk, "list index out of range") : found(walk);
}
