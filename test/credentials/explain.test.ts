// How the tools get credentials for a profile: the facts that were seen in runs of the tools, each as a row.
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainProfile } from "../../core/credentials/explain.ts";
import { readAwsConfig } from "../../core/model/aws-config.ts";

const keys = "aws_access_key_id = AKIAQQQQQQQQQQQQQQQQ\naws_secret_access_key = x\n";
const role = "role_arn = arn:aws:iam::123456789012:role/r\n";
const sso = "sso_session = s\nsso_account_id = 123456789012\nsso_role_name = R\n";
const session = "[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start\n";

interface Row {
  readonly what: string;
  readonly config?: string;
  readonly credentials?: string;
  /** The error, or "ok". */
  readonly awscli: string;
  readonly js: string;
}

const notResolved = "Could not resolve credentials using profile: [a] in configuration/credentials file(s).";

const rows: readonly Row[] = [
  { what: "keys in credentials", credentials: `[a]\n${keys}`, awscli: "ok", js: "ok" },
  { what: "keys in config", config: `[profile a]\n${keys}`, awscli: "ok", js: "ok" },
  {
    what: "no such profile",
    config: `[profile b]\n${keys}`,
    awscli: "The config profile (a) could not be found",
    js: notResolved,
  },
  {
    what: "a header without the word profile",
    config: `[a]\n${keys}`,
    awscli: "The config profile (a) could not be found",
    js: notResolved,
  },
  {
    what: "half a pair",
    credentials: "[a]\naws_access_key_id = x\n",
    awscli: "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key",
    js: notResolved,
  },
  {
    what: "a pair split over the files: JS puts it together",
    config: "[profile a]\naws_secret_access_key = x\n",
    credentials: "[a]\naws_access_key_id = x\n",
    awscli: "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key",
    js: "ok",
  },
  {
    what: "a role with keys elsewhere",
    config: `[profile a]\n${role}source_profile = b\n`,
    credentials: `[b]\n${keys}`,
    awscli: "ok",
    js: "ok",
  },
  {
    what: "a role alone",
    config: `[profile a]\n${role}`,
    awscli: "Partial credentials found in assume-role, missing: source_profile or credential_source",
    js: notResolved,
  },
  {
    what: "a role with its own keys and no source: JS never assumes it",
    config: `[profile a]\n${role}${keys}`,
    awscli: "Partial credentials found in assume-role, missing: source_profile or credential_source",
    js: "ok",
  },
  {
    what: "both sources",
    config: `[profile a]\n${role}source_profile = b\ncredential_source = Environment\n[profile b]\n${keys}`,
    awscli: 'The profile "a" contains both source_profile and credential_source.',
    js: notResolved,
  },
  {
    what: "a source that is not there",
    config: `[profile a]\n${role}source_profile = B\n`,
    credentials: `[b]\n${keys}`,
    awscli: 'The source_profile "B" referenced in the profile "a" does not exist.',
    js: "Could not resolve credentials using profile: [B] in configuration/credentials file(s).",
  },
  {
    what: "a source without credentials",
    config: `[profile a]\n${role}source_profile = b\n[profile b]\nregion = us-east-1\n`,
    awscli: 'The source profile "b" must have credentials.',
    js: "Could not resolve credentials using profile: [b] in configuration/credentials file(s).",
  },
  {
    what: "a cycle",
    config: `[profile a]\n${role}source_profile = b\n[profile b]\n${role}source_profile = a\n`,
    awscli:
      "Infinite loop in credential configuration detected. Attempting to load from profile a which has already been visited. Visited profiles: ['a', 'b']",
    js: "Detected a cycle attempting to resolve credentials for profile a. Profiles visited: b, a",
  },
  { what: "itself, with keys", config: `[profile a]\n${role}source_profile = a\n${keys}`, awscli: "ok", js: "ok" },
  {
    what: "a wrong credential source",
    config: `[profile a]\n${role}credential_source = EC2\n`,
    awscli: 'The credential source "EC2" referenced in profile "a" is not valid.',
    js: "Unsupported credential source in profile a. Got EC2, expected EcsContainer or Ec2InstanceMetadata or Environment.",
  },
  { what: "SSO", config: `[profile a]\n${sso}${session}`, awscli: "ok", js: "ok" },
  {
    what: "SSO without its session",
    config: `[profile a]\n${sso}`,
    awscli: 'The specified sso-session does not exist: "s"',
    js: "Cannot read properties of undefined (reading 'sso_region')",
  },
  {
    what: "SSO with two regions",
    config: `[profile a]\n${sso}sso_region = eu-west-1\n${session}`,
    awscli: "The value for sso_region is inconsistent between profile (eu-west-1) and sso-session (us-east-1).",
    js: "ok",
  },
  {
    what: "a file that cannot be parsed",
    config: `[profile a]\n${keys}[profile a]\nregion = x\n`,
    awscli: "Unable to parse config file",
    js: "ok",
  },
  {
    what: "a comment behind the source: part of it for AWS CLI alone",
    config: `[profile a]\n${role}source_profile = b # base\n`,
    credentials: `[b]\n${keys}`,
    awscli: 'The source_profile "b # base" referenced in the profile "a" does not exist.',
    js: "ok",
  },
  {
    what: "nothing but a region",
    config: "[profile a]\nregion = us-east-1\n",
    awscli: 'Unable to locate credentials. You can configure credentials by running "aws configure".',
    js: notResolved,
  },
  { what: "a process", config: "[profile a]\ncredential_process = /bin/x\n", awscli: "ok", js: "ok" },
  {
    what: "a token file without a role",
    config: "[profile a]\nweb_identity_token_file = /t\n",
    awscli:
      "The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.",
    js: notResolved,
  },
  {
    what: "a role with an empty token file: botocore assumes it in neither way",
    config: `[profile a]\n${role}web_identity_token_file =\nsource_profile = b\n[profile b]\n${keys}`,
    awscli: 'Unable to locate credentials. You can configure credentials by running "aws configure".',
    js: "ok",
  },
  {
    what: "an empty process",
    config: "[profile a]\ncredential_process =\n",
    awscli: "list index out of range",
    js: notResolved,
  },
  {
    what: "a source with half a pair: botocore does not ask for its role",
    config: `[profile a]\n${role}source_profile = b\n[profile b]\n${role}source_profile = c\naws_secret_access_key = x\n[profile c]\n${keys}`,
    awscli: 'The source profile "b" must have credentials.',
    js: "ok",
  },
  {
    what: "a source with a credential source and no role",
    config: `[profile a]\n${role}source_profile = b\n[profile b]\ncredential_source = Environment\n`,
    awscli: 'The source profile "b" must have credentials.',
    js: "ok",
  },
  {
    what: "a role that asks for a code: nobody gives it to the SDK",
    config: `[profile a]\n${role}source_profile = b\nmfa_serial = arn:aws:iam::123456789012:mfa/m\n[profile b]\n${keys}`,
    awscli: "ok",
    js: "Profile a requires multi-factor authentication, but no MFA code callback was provided.",
  },
  {
    what: "SSO with the account in the session",
    config: `[profile a]\nsso_session = s\nsso_role_name = R\n${session}sso_account_id = 123456789012\n`,
    awscli: "ok",
    js: 'Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url". Got sso_session, sso_role_name, sso_region, sso_start_url',
  },
  {
    what: "SSO with the region in the profile instead of the session",
    config: `[profile a]\n${sso}sso_region = us-east-1\n[sso-session s]\nsso_start_url = https://x.awsapps.com/start\n`,
    awscli: "ok",
    js: 'Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url". Got sso_session, sso_account_id, sso_role_name, sso_region, sso_start_url',
  },
  {
    what: "SSO by a role alone",
    config: "[profile a]\nsso_role_name = R\n",
    awscli:
      'The profile "a" is configured to use SSO but is missing required configuration: sso_account_id, sso_start_url, sso_region',
    js: 'Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url". Got sso_role_name',
  },
];

/** A chain of roles, of which the last has keys. */
function chain(length: number): string {
  const roles = Array.from(
    { length },
    (_, i) => `[profile ${i === 0 ? "a" : `p${i}`}]\n${role}source_profile = p${i + 1}\n`,
  );
  return `${roles.join("")}[profile p${length}]\n${keys}`;
}

const long: readonly Row[] = [
  { what: "a chain of 300 roles", config: chain(300), awscli: "ok", js: "ok" },
  { what: "a chain of 1,000 roles", config: chain(1000), awscli: "maximum recursion depth exceeded", js: "ok" },
  {
    what: "a chain of 5,000 roles",
    config: chain(5000),
    awscli: "maximum recursion depth exceeded",
    js: "Maximum call stack size exceeded",
  },
];

for (const { what, config, credentials, awscli, js } of [...rows, ...long]) {
  test(what, () => {
    const files = {
      config: config === undefined ? undefined : readAwsConfig(config, "aws-config"),
      credentials: credentials === undefined ? undefined : readAwsConfig(credentials, "aws-credentials"),
    };
    const { tools } = explainProfile(files, "a");
    const answer = ({ ok, error }: { ok: boolean; error?: string }) => (ok ? "ok" : error);
    assert.deepEqual({ awscli: answer(tools.awscli), js: answer(tools.js) }, { awscli, js });
    assert.doesNotMatch(JSON.stringify(tools), /AKIAQ/, "a key id in a step");
    for (const { text, place } of [...tools.awscli.steps, ...tools.js.steps]) {
      const length = (place?.in === "config" ? config : credentials)?.length ?? 0;
      assert.ok(text.length > 0 && (!place || place.span.end <= length));
    }
  });
}
