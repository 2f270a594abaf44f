// The AWS SDK for JavaScript v3, in the order that its provider for these files has.
import type { Values } from "../ini/view.ts";
import { type Explanation, failed, found, step, textValue, type Walk } from "./walk.ts";

/** What `fromIni({ profile })` leads to. */
export function jsSource(walk: Walk, profile: string): Explanation {
  const values = walk.read.profiles.get(profile);
  const isSource = walk.visited.length > 1;
  if (values && isSource && hasKeys(values)) return keys(walk, profile);
  if (values && assumesRole(values)) return assumeRole(walk, profile, values);
  if (values && hasKeys(values)) return keys(walk, profile);
  return (values && otherSource(walk, profile, values)) ?? failed(walk.steps, notResolved(profile));
}

function notResolved(profile: string): string {
  return `Could not resolve credentials using profile: [${profile}] in configuration/credentials file(s).`;
}

function hasKeys(values: Values): boolean {
  return (
    textValue(values, "aws_access_key_id") !== undefined && textValue(values, "aws_secret_access_key") !== undefined
  );
}

/** A role counts only with exactly one of its two sources; else it is passed over without a word. */
function assumesRole(values: Values): boolean {
  const has = (key: string) => textValue(values, key) !== undefined;
  return has("role_arn") && has("source_profile") !== has("credential_source");
}

function keys(walk: Walk, profile: string): Explanation {
  return found([...walk.steps, step(walk, profile, "aws_access_key_id", `${profile} has keys of its own`)]);
}

function assumeRole(walk: Walk, profile: string, values: Values): Explanation {
  const steps = [
    ...walk.steps,
    step(walk, profile, "role_arn", `${profile} assumes the role ${textValue(values, "role_arn")}`),
  ];
  const source = textValue(values, "source_profile");
  if (source === undefined) {
    const name = textValue(values, "credential_source") ?? "";
    const there = step(walk, profile, "credential_source", `with the credentials of ${name}`);
    if (["EcsContainer", "Ec2InstanceMetadata", "Environment"].includes(name)) return found([...steps, there]);
    return failed(
      [...steps, there],
      `Unsupported credential source in profile ${profile}. Got ${name}, expected EcsContainer or Ec2InstanceMetadata or Environment.`,
    );
  }
  const there = step(walk, profile, "source_profile", `with the credentials of the profile ${source}`);
  const next = walk.read.profiles.get(source);
  const again = walk.visited.includes(source);
  if (again && !(next && source === profile && hasKeys(next))) {
    return failed(
      [...steps, there],
      `Detected a cycle attempting to resolve credentials for profile ${profile}. Profiles visited: ${walk.visited.join(", ")}`,
    );
  }
  return jsSource({ ...walk, steps: [...steps, there], visited: [...walk.visited, source] }, source);
}

function otherSource(walk: Walk, profile: string, values: Values): Explanation | undefined {
  const has = (key: string) => textValue(values, key) !== undefined;
  const ends = (key: string, text: string) => found([...walk.steps, step(walk, profile, key, text)]);
  if (has("web_identity_token_file") && has("role_arn")) {
    return ends(
      "web_identity_token_file",
      `${profile} exchanges the token in ${textValue(values, "web_identity_token_file")} for the role ${textValue(values, "role_arn")}`,
    );
  }
  if (has("credential_process")) return ends("credential_process", `${profile} runs the program of credential_process`);
  if (["sso_start_url", "sso_account_id", "sso_session", "sso_region", "sso_role_name"].some(has))
    return sso(walk, profile, values);
  return has("login_session") ? ends("login_session", `${profile} uses the session of "aws login"`) : undefined;
}

function sso(walk: Walk, profile: string, values: Values): Explanation {
  const session = textValue(values, "sso_session");
  const settings = new Map(values);
  const steps = [...walk.steps];
  if (session !== undefined) {
    steps.push(step(walk, profile, "sso_session", `${profile} signs in with the sso-session ${session}`));
    const shared = walk.read.config?.ssoSessions.get(session);
    if (!shared) return failed(steps, "Cannot read properties of undefined (reading 'sso_region')");
    for (const key of ["sso_region", "sso_start_url"]) {
      const value = textValue(shared, key);
      if (value !== undefined) settings.set(key, value);
    }
  } else
    steps.push(
      step(
        walk,
        profile,
        "sso_start_url",
        `${profile} signs in at ${textValue(values, "sso_start_url") ?? "no address"}`,
      ),
    );
  const complete = ["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"].every((key) => settings.has(key));
  if (!complete) {
    return failed(
      steps,
      `Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url". Got ${[...values.keys()].join(", ")}`,
    );
  }
  return found([
    ...steps,
    step(
      walk,
      profile,
      "sso_role_name",
      `for the role ${textValue(settings, "sso_role_name")} in the account ${textValue(settings, "sso_account_id")}`,
    ),
  ]);
}
