// AWS CLI v1 and boto3, in the order that botocore's credential resolver has for a named profile.
import type { Values } from "../ini/view.ts";
import { type Explanation, failed, found, step, textValue, type Walk } from "./walk.ts";

const sources = ["Environment", "Ec2InstanceMetadata", "EcsContainer"];

/** What `--profile NAME` leads to. */
export function cliSource(walk: Walk, profile: string): Explanation {
  const values = walk.read.profiles.get(profile)!;
  if (assumesRole(values)) return assumeRole(walk, profile, values);
  return (
    withoutRole(walk, profile, values) ??
    failed(walk.steps, 'Unable to locate credentials. You can configure credentials by running "aws configure".')
  );
}

function assumesRole(values: Values): boolean {
  return values.has("role_arn") && !values.has("web_identity_token_file");
}

function assumeRole(walk: Walk, profile: string, values: Values): Explanation {
  const role = textValue(values, "role_arn") ?? "";
  const source = textValue(values, "source_profile");
  const credentialSource = textValue(values, "credential_source");
  const steps = [...walk.steps, step(walk, profile, "role_arn", `${profile} assumes the role ${role}`)];
  if (source !== undefined && credentialSource !== undefined) {
    return failed(steps, `The profile "${profile}" contains both source_profile and credential_source.`);
  }
  if (credentialSource !== undefined) {
    const there = step(
      walk,
      profile,
      "credential_source",
      `with the credentials of ${sourceWords[credentialSource] ?? credentialSource}`,
    );
    if (!sources.includes(credentialSource)) {
      return failed(
        [...steps, there],
        `The credential source "${credentialSource}" referenced in profile "${profile}" is not valid.`,
      );
    }
    return found([...steps, there]);
  }
  if (source === undefined)
    return failed(steps, "Partial credentials found in assume-role, missing: source_profile or credential_source");
  const next = walk.read.profiles.get(source);
  const there = step(walk, profile, "source_profile", `with the credentials of the profile ${source}`);
  if (!next)
    return failed(
      [...steps, there],
      `The source_profile "${source}" referenced in the profile "${profile}" does not exist.`,
    );
  const again = walk.visited.includes(source);
  if (again && !(source === profile && hasKeys(next))) {
    return failed(
      [...steps, there],
      `Infinite loop in credential configuration detected. Attempting to load from profile ${source} which has already been visited. Visited profiles: [${walk.visited.map((name) => `'${name}'`).join(", ")}]`,
    );
  }
  const further = { ...walk, steps: [...steps, there], visited: [...walk.visited, source] };
  // A source with keys of its own is not asked whether it has a role.
  if (!hasKeys(next) && assumesRole(next)) return assumeRole(further, source, next);
  return (
    withoutRole(further, source, next) ?? failed(further.steps, `The source profile "${source}" must have credentials.`)
  );
}

const sourceWords: Readonly<Record<string, string>> = {
  Environment: "the environment",
  Ec2InstanceMetadata: "the EC2 instance's role",
  EcsContainer: "the container's role",
};

function hasKeys(values: Values): boolean {
  return values.has("aws_access_key_id");
}

/** The sources that are left when no role is assumed, in botocore's order; undefined where there is none. */
function withoutRole(walk: Walk, profile: string, values: Values): Explanation | undefined {
  return (
    webIdentity(walk, profile, values) ??
    sso(walk, profile, values) ??
    keys(walk, profile, "credentials") ??
    loginSession(walk, profile, values) ??
    process(walk, profile, values) ??
    keys(walk, profile, "config")
  );
}

function webIdentity(walk: Walk, profile: string, values: Values): Explanation | undefined {
  if (!values.has("web_identity_token_file")) return undefined;
  const steps = [
    ...walk.steps,
    step(
      walk,
      profile,
      "web_identity_token_file",
      `${profile} exchanges the token in ${textValue(values, "web_identity_token_file")} for a role`,
    ),
  ];
  const role = textValue(values, "role_arn");
  if (role === undefined) {
    return failed(
      steps,
      "The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arn configuration set or the AWS_ROLE_ARN env var is set.",
    );
  }
  return found([...steps, step(walk, profile, "role_arn", `the role ${role}`)]);
}

function sso(walk: Walk, profile: string, values: Values): Explanation | undefined {
  if (!values.has("sso_account_id") && !values.has("sso_role_name")) return undefined;
  const session = textValue(values, "sso_session");
  const settings = new Map(values);
  const steps = [...walk.steps];
  if (session !== undefined) {
    steps.push(step(walk, profile, "sso_session", `${profile} signs in with the sso-session ${session}`));
    const found = walk.read.config?.ssoSessions.get(session);
    if (!found) return failed(steps, `The specified sso-session does not exist: "${session}"`);
    for (const key of ["sso_region", "sso_start_url"]) {
      const [own, shared] = [textValue(values, key), textValue(found, key)];
      if (own !== undefined && shared !== undefined && own !== shared) {
        return failed(
          steps,
          `The value for ${key} is inconsistent between profile (${own}) and sso-session (${shared}).`,
        );
      }
      if (shared !== undefined) settings.set(key, shared);
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
  const missing = ["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"].filter(
    (key) => !settings.has(key),
  );
  if (missing.length > 0)
    return failed(
      steps,
      `The profile "${profile}" is configured to use SSO but is missing required configuration: ${missing.join(", ")}`,
    );
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

/** A pair counts only where both halves stand in the same file. */
function keys(walk: Walk, profile: string, file: "config" | "credentials"): Explanation | undefined {
  const values = walk.read[file]?.profiles.get(profile);
  if (!values?.has("aws_access_key_id")) return undefined;
  const steps = [
    ...walk.steps,
    step(walk, profile, "aws_access_key_id", `${profile} has keys of its own in the ${file} file`),
  ];
  if (values.has("aws_secret_access_key")) return found(steps);
  const name = file === "credentials" ? "shared-credentials-file" : "config-file";
  return failed(steps, `Partial credentials found in ${name}, missing: aws_secret_access_key`);
}

function loginSession(walk: Walk, profile: string, values: Values): Explanation | undefined {
  if (!values.has("login_session")) return undefined;
  return found([
    ...walk.steps,
    step(walk, profile, "login_session", `${profile} uses the session of "aws login" (AWS CLI v2)`),
  ]);
}

function process(walk: Walk, profile: string, values: Values): Explanation | undefined {
  if (!values.has("credential_process")) return undefined;
  return found([
    ...walk.steps,
    step(walk, profile, "credential_process", `${profile} runs the program of credential_process`),
  ]);
}
