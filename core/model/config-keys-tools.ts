import type { ConfigKey } from "./config-keys.ts";

const boolean = { type: "boolean", default: "false" } as const;
const strictBoolean = { ...boolean, strictInJs: true } as const;
const internal = {
  deprecated: { reason: "It is internal to AWS's tools and undocumented." },
  readBy: "boto3 and AWS CLI",
};

/** Keys of single services and of AWS CLI. https://docs.aws.amazon.com/cli/latest/topic/config-vars.html */
export const toolKeys: readonly ConfigKey[] = [
  // S3
  { name: "s3", meaning: "Settings of Amazon S3.", type: "block", readBy: "AWS CLI and boto3" },
  {
    name: "s3_use_arn_region",
    meaning: "Whether the Region in an ARN counts rather than the profile's.",
    ...strictBoolean,
  },
  {
    name: "s3_disable_multiregion_access_points",
    meaning: "Whether multi-Region access points are refused.",
    ...strictBoolean,
    readBy: "the SDKs for Go, Java and JavaScript",
    note: "AWS CLI and boto3 read it within the s3 block only.",
  },
  {
    name: "s3_disable_express_session_auth",
    meaning: "Whether S3 Express One Zone works without session authentication.",
    ...strictBoolean,
  },
  {
    name: "s3_us_east_1_regional_endpoint",
    meaning: "Whether us-east-1 has a regional endpoint of its own.",
    type: "enum",
    values: ["legacy", "regional"],
    readBy: "AWS CLI, boto3 and older SDKs",
  },

  // Client side monitoring and proxies
  { name: "csm_enabled", meaning: "Whether client side monitoring is on.", ...boolean, ...internal },
  { name: "csm_host", meaning: "The host that monitoring events go to.", type: "string", ...internal },
  { name: "csm_port", meaning: "The port that monitoring events go to.", type: "integer", ...internal },
  { name: "csm_client_id", meaning: "The name of the client in monitoring events.", type: "string", ...internal },
  { name: "proxies_config", meaning: "Settings of proxies.", type: "block", readBy: "boto3" },
  { name: "proxy_ca_bundle", meaning: "The file of certificates to trust in a proxy.", type: "path", readBy: "boto3" },
  { name: "proxy_client_cert", meaning: "The certificate to show to a proxy.", type: "path", readBy: "boto3" },
  {
    name: "proxy_use_forwarding_for_https",
    meaning: "Whether HTTPS requests are forwarded by the proxy.",
    ...boolean,
    readBy: "boto3",
  },

  // AWS CLI
  { name: "cli_pager", meaning: "The program that shows long output.", type: "command", readBy: "AWS CLI v2" },
  {
    name: "cli_binary_format",
    meaning: "How binary values are given.",
    type: "enum",
    values: ["base64", "raw-in-base64-out"],
    default: "base64",
    readBy: "AWS CLI v2",
  },
  {
    name: "cli_timestamp_format",
    meaning: "How times are printed.",
    type: "enum",
    values: ["wire", "iso8601", "none"],
    default: "iso8601 (wire in v1)",
    readBy: "AWS CLI",
  },
  {
    name: "cli_auto_prompt",
    meaning: "Whether AWS CLI asks for missing parameters.",
    type: "enum",
    values: ["on", "on-partial", "off"],
    default: "off",
    readBy: "AWS CLI v2",
  },
  {
    name: "cli_history",
    meaning: "Whether commands are recorded.",
    type: "enum",
    values: ["enabled", "disabled"],
    default: "disabled",
    readBy: "AWS CLI",
  },
  {
    name: "cli_follow_urlparam",
    meaning: "Whether parameters that are addresses are fetched.",
    type: "boolean",
    default: "true",
    deprecated: { reason: "AWS CLI v2 does not read it." },
    readBy: "AWS CLI v1",
  },
  {
    name: "cli_error_format",
    meaning: "How errors are printed.",
    type: "enum",
    values: ["enhanced", "legacy", "json", "yaml", "text", "table"],
    default: "enhanced",
    readBy: "AWS CLI v2",
  },
  { name: "cli_help_output", meaning: "Where help is shown.", type: "string", readBy: "AWS CLI v2" },
  {
    name: "cli_legacy_plugin_path",
    meaning: "Where plugins are looked for.",
    type: "path",
    sections: ["plugins"],
    readBy: "AWS CLI v2",
  },
  { name: "emr", meaning: "Settings of the emr commands.", type: "block", readBy: "AWS CLI" },
];
