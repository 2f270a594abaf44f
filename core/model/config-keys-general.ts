import type { ConfigKey } from "./config-keys.ts";

const boolean = { type: "boolean", default: "false" } as const;
const strictBoolean = { ...boolean, strictInJs: true } as const;

/**
 * Keys that hold for all requests. https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export const generalKeys: readonly ConfigKey[] = [
  // General
  { name: "region", meaning: "The Region that requests go to.", type: "region", files: "both" },
  {
    name: "output",
    meaning: "The format in which AWS CLI prints results.",
    type: "enum",
    values: ["json", "text", "table", "yaml", "yaml-stream", "off"],
    default: "json",
    readBy: "AWS CLI",
    note: "yaml and yaml-stream need AWS CLI v2, off a late one.",
  },
  { name: "ca_bundle", meaning: "The file of certificates to trust.", type: "path" },
  {
    name: "endpoint_url",
    meaning: "The endpoint to use in place of AWS's.",
    type: "url",
    sections: ["profile", "services"],
    note: "It needs a scheme.",
  },
  { name: "services", meaning: "The services section with endpoints for this profile.", type: "services" },
  { name: "ignore_configured_endpoint_urls", meaning: "Whether every endpoint_url is ignored.", ...strictBoolean },
  { name: "use_fips_endpoint", meaning: "Whether endpoints validated for FIPS 140 are used.", ...strictBoolean },
  { name: "use_dualstack_endpoint", meaning: "Whether endpoints that speak IPv6 as well are used.", ...strictBoolean },
  { name: "sdk_ua_app_id", meaning: "A name for the application in the user agent.", type: "string", max: 50 },
  {
    name: "defaults_mode",
    meaning: "The set of defaults for time-outs and retries.",
    type: "enum",
    values: ["legacy", "standard", "in-region", "cross-region", "mobile", "auto"],
    ignoresCase: true,
    default: "legacy",
  },
  {
    name: "retry_mode",
    meaning: "How failed requests are repeated.",
    type: "enum",
    values: ["legacy", "standard", "adaptive"],
    deprecatedValues: ["legacy"],
    default: "standard (legacy in AWS CLI v1 and boto3)",
    note: "AWS CLI v2 and newer SDKs know no legacy mode.",
  },
  {
    name: "max_attempts",
    meaning: "How often a request is tried in all.",
    type: "integer",
    min: 1,
    default: "3 (5 in legacy mode)",
  },
  {
    name: "sts_regional_endpoints",
    meaning: "Whether STS is asked in the Region of the profile or at its global endpoint.",
    type: "enum",
    values: ["legacy", "regional"],
    deprecatedValues: ["legacy"],
    default: "regional",
  },
  {
    name: "account_id_endpoint_mode",
    meaning: "Whether endpoints hold the account id.",
    type: "enum",
    values: ["preferred", "disabled", "required"],
    ignoresCase: true,
    default: "preferred",
  },
  {
    name: "auth_scheme_preference",
    meaning: "The order in which ways to sign are tried.",
    type: "list",
    values: ["sigv4", "sigv4a", "httpBearerAuth"],
  },
  { name: "sigv4a_signing_region_set", meaning: "The Regions for which SigV4a signatures are valid.", type: "list" },
  {
    name: "request_checksum_calculation",
    meaning: "When requests carry a checksum.",
    type: "enum",
    values: ["when_supported", "when_required"],
    ignoresCase: true,
    default: "when_supported",
  },
  {
    name: "response_checksum_validation",
    meaning: "When checksums of responses are verified.",
    type: "enum",
    values: ["when_supported", "when_required"],
    ignoresCase: true,
    default: "when_supported",
  },
  {
    name: "disable_request_compression",
    meaning: "Whether request bodies are never compressed.",
    ...strictBoolean,
    note: "The SDK for Go takes exactly true or false.",
  },
  {
    name: "request_min_compression_size_bytes",
    meaning: "The size from which request bodies are compressed.",
    type: "integer",
    min: 0,
    max: 10485760,
    limitsInCli: { min: 1, max: 1048576 },
    default: "10240",
  },
  {
    name: "disable_host_prefix_injection",
    meaning: "Whether host names stay without the prefix that some operations add.",
    ...boolean,
  },
  {
    name: "endpoint_discovery_enabled",
    meaning: "Whether services are asked for their endpoints.",
    type: "enum",
    values: ["true", "false", "auto"],
    ignoresCase: true,
    default: "auto",
  },
  {
    name: "api_versions",
    meaning: "Dates of API versions to use, by service.",
    type: "block",
    readBy: "AWS CLI v1 and boto3",
  },
  {
    name: "parameter_validation",
    meaning: "Whether parameters are checked before a request is sent.",
    type: "boolean",
    default: "true",
  },
  {
    name: "tcp_keepalive",
    meaning: "Whether connections are kept alive by TCP.",
    ...boolean,
    readBy: "AWS CLI and boto3",
  },
  {
    name: "data_path",
    meaning: "Where further service models are looked for.",
    type: "path",
    readBy: "AWS CLI and boto3",
  },

  // Instance metadata
  { name: "ec2_metadata_service_endpoint", meaning: "The address of the instance metadata service.", type: "url" },
  {
    name: "ec2_metadata_service_endpoint_mode",
    meaning: "The IP version that reaches the instance metadata service.",
    type: "enum",
    values: ["IPv4", "IPv6"],
    ignoresCase: true,
    default: "IPv4",
  },
  {
    name: "ec2_metadata_v1_disabled",
    meaning: "Whether the first version of instance metadata is refused.",
    ...boolean,
  },
  {
    name: "imds_use_ipv6",
    meaning: "Whether the instance metadata service is reached by IPv6.",
    ...boolean,
    deprecated: { replacement: "ec2_metadata_service_endpoint_mode" },
    readBy: "AWS CLI and boto3",
  },
  {
    name: "metadata_service_timeout",
    meaning: "Seconds to wait for the instance metadata service.",
    type: "integer",
    default: "1",
  },
  {
    name: "metadata_service_num_attempts",
    meaning: "How often the instance metadata service is asked.",
    type: "integer",
    default: "1",
  },
];
