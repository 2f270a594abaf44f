import type { ConfigKey } from "./config-keys.ts";

const inBoth = { files: "both" } as const;
const forRole = { files: "both", requires: ["role_arn"] } as const;
const inSession = { sections: ["profile", "sso-session"] } as const;

/**
 * Keys that say where credentials come from. Limits of role keys are those of the STS model:
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const credentialKeys: readonly ConfigKey[] = [
  // Credentials
  {
    name: "aws_access_key_id",
    meaning: "The id of an access key.",
    type: "string",
    min: 16,
    max: 128,
    ...inBoth,
    requires: ["aws_secret_access_key"],
  },
  {
    name: "aws_secret_access_key",
    meaning: "The secret half of an access key.",
    type: "secret",
    ...inBoth,
    requires: ["aws_access_key_id"],
  },
  {
    name: "aws_session_token",
    meaning: "The token that belongs to temporary keys.",
    type: "secret",
    ...inBoth,
    requires: ["aws_access_key_id", "aws_secret_access_key"],
    note: "Keys that begin with ASIA need it, keys that begin with AKIA must not have it.",
  },
  {
    name: "aws_security_token",
    meaning: "An old name of aws_session_token.",
    type: "secret",
    ...inBoth,
    deprecated: { replacement: "aws_session_token" },
    readBy: "AWS CLI and boto3",
  },
  {
    name: "aws_account_id",
    meaning: "The account of the keys, for endpoints that hold the account.",
    type: "string",
    min: 12,
    max: 12,
    ...inBoth,
  },
  {
    name: "aws_credential_scope",
    meaning: "The Region to which signatures with these keys are limited.",
    type: "string",
    ...inBoth,
    readBy: "the SDK for JavaScript",
    note: "It is undocumented.",
  },
  {
    name: "credential_process",
    meaning: "A command that prints credentials as JSON.",
    type: "command",
    ...inBoth,
    note: "AWS CLI starts it without a shell, so that ~, variables and pipes do not work; the SDK for JavaScript uses a shell.",
  },

  // Roles
  {
    name: "role_arn",
    meaning: "The role to assume.",
    type: "arn",
    min: 20,
    max: 2048,
    ...inBoth,
    needsOneOf: ["source_profile", "credential_source", "web_identity_token_file"],
  },
  {
    name: "source_profile",
    meaning: "The profile whose credentials assume the role.",
    type: "profile",
    ...forRole,
    conflicts: ["credential_source", "web_identity_token_file"],
    note: "It is the bare name, case included; a profile may name itself if it has keys of its own.",
  },
  {
    name: "credential_source",
    meaning: "Where the credentials that assume the role come from, outside the files.",
    type: "enum",
    values: ["Environment", "Ec2InstanceMetadata", "EcsContainer"],
    ...forRole,
    conflicts: ["source_profile"],
  },
  {
    name: "web_identity_token_file",
    meaning: "The file with the token of an OpenID Connect provider that assumes the role.",
    type: "path",
    ...forRole,
    note: "AWS CLI and the SDK for JavaScript do not expand ~ in it.",
  },
  {
    name: "role_session_name",
    meaning: "The name of the session, as it shows in logs and ARNs.",
    type: "string",
    min: 2,
    max: 64,
    ...forRole,
  },
  {
    name: "external_id",
    meaning: "The external id that the role's trust policy asks for.",
    type: "string",
    min: 2,
    max: 1224,
    ...forRole,
    note: "It has no effect with web_identity_token_file.",
  },
  {
    name: "mfa_serial",
    meaning: "The MFA device whose code is asked for before the role is assumed.",
    type: "string",
    min: 9,
    max: 256,
    ...forRole,
    note: "Its account is the one of the source credentials, not the role's.",
  },
  {
    name: "duration_seconds",
    meaning: "How long the role's credentials last.",
    type: "integer",
    min: 900,
    max: 43200,
    default: "3600",
    ...forRole,
    note: "It may not exceed the role's maximum session duration, nor 3600 when the source is a role itself.",
  },
  {
    name: "login_session",
    meaning: "The console session that aws login wrote; a complete source of credentials.",
    type: "string",
    readBy: "AWS CLI from 2.32.0 and current SDKs",
  },

  // IAM Identity Center
  { name: "sso_session", meaning: "The sso-session section to sign in with.", type: "sso-session" },
  {
    name: "sso_account_id",
    meaning: "The account to get credentials for.",
    type: "string",
    min: 12,
    max: 12,
    requires: ["sso_role_name"],
  },
  {
    name: "sso_role_name",
    meaning: "The permission set to get credentials for.",
    type: "string",
    min: 1,
    max: 32,
    requires: ["sso_account_id"],
  },
  { name: "sso_start_url", meaning: "The address of the access portal.", type: "url", ...inSession },
  { name: "sso_region", meaning: "The Region of IAM Identity Center.", type: "region", ...inSession },
  {
    name: "sso_registration_scopes",
    meaning: "What the client asks to be allowed.",
    type: "list",
    values: ["sso:account:access"],
    sections: ["sso-session"],
  },
];
