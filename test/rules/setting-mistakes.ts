import { c, type Mistake } from "./mistake.ts";

/** What people get wrong in settings and blocks by themselves: choices, numbers, Regions, commands. */
export const settingMistakes: readonly Mistake[] = [
  ...(
    [
      [["output", "xml"], "invalid-choice"],
      [["output", "JSON"], "invalid-choice"],
      [["output", "off"], ""],
      [["retry_mode", "fast"], "invalid-choice"],
      [["retry_mode", "legacy"], "deprecated-setting"],
      [["max_attempts", "many"], "invalid-number"],
      [["max_attempts", "0"], "invalid-number"],
      [["defaults_mode", "fast"], "invalid-choice"],
      [["sts_regional_endpoints", "local"], "invalid-choice"],
      [["sts_regional_endpoints", "legacy"], "deprecated-setting"],
      [["account_id_endpoint_mode", "maybe"], "invalid-choice"],
      [["request_checksum_calculation", "always"], "invalid-choice"],
      [["response_checksum_validation", "always"], "invalid-choice"],
      [["request_min_compression_size_bytes", "2000000"], "invalid-number"],
      [["request_min_compression_size_bytes", "20000000"], "invalid-number"],
      [["ec2_metadata_service_endpoint_mode", "IPv5"], "invalid-choice"],
      [["endpoint_url", "localhost:4566"], "malformed-url"],
      [["cli_binary_format", "hex"], "invalid-choice"],
      [["cli_timestamp_format", "rfc822"], "invalid-choice"],
      [["cli_history", "on"], "invalid-choice"],
      [["cli_auto_prompt", "yes"], "invalid-choice"],
      [["cli_error_format", "short"], "invalid-choice"],
      [["use_fips_endpoint", "yes"], "invalid-boolean"],
      [["use_fips_endpoint", "1"], "invalid-boolean"],
      [["use_dualstack_endpoint", "on"], "invalid-boolean"],
      [["s3_disable_multiregion_access_points", "true"], "partly-read-setting"],
      [["disable_s3_express_session_auth", "true"], "unknown-key"],
      [["aws_security_token", "x"], "deprecated-setting"],
      [["imds_use_ipv6", "true"], "deprecated-setting"],
      [["cli_follow_urlparam", "true"], "deprecated-setting"],
    ] as const
  ).map(([[key, v], code]): Mistake => [`${key} = ${v}`, code, c(`[profile a]\nregion = us-east-1\n${key} = ${v}\n`)]),
  ...(
    [
      ["addressing_style = foo", "invalid-choice"],
      ["max_concurrent_requests = many", "invalid-number"],
      ["multipart_threshold = 8XB", "invalid-size"],
      ["max_bandwidth = 5MB", "invalid-size"],
      ["use_accelerate_endpoint = yes", "invalid-boolean"],
      ["use_accelerate_endpoint = true\n  use_dualstack_endpoint = true", "conflicting-settings"],
      ["multipart_treshold = 8MB", "unknown-key"],
      ["signature_version = s3v2", "invalid-choice"],
      ["preferred_transfer_client = fast", "invalid-choice"],
      ["us_east_1_regional_endpoint = global", "invalid-choice"],
      ["use_accelerate_endpoint = true\n  addressing_style = path", "conflicting-settings"],
    ] as const
  ).map(
    ([x, code]): Mistake => [`s3: ${x.replace("\n", "/")}`, code, c(`[profile a]\nregion = us-east-1\ns3 =\n  ${x}\n`)],
  ),
  ["s3 = path (scalar)", "misused-block", c("[profile a]\nregion = us-east-1\ns3 = path\n")],
  ["services = missing", "unknown-services-section", c("[profile a]\nregion = us-east-1\nservices = nope\n")],
  [
    "services nested in profile",
    "misused-block",
    c("[profile a]\nregion = us-east-1\nservices =\n  s3 =\n    endpoint_url = http://localhost:1\n"),
  ],
  [
    "service id hyphen",
    "unknown-service-identifier",
    c(
      "[profile a]\nregion = us-east-1\nservices = s\n\n[services s]\nelastic-beanstalk =\n  endpoint_url = http://localhost:1\n",
    ),
  ],
  ['region = "us-east-1"', "quoted-value", c('[profile a]\nregion = "us-east-1"\n')],
  ...(
    [
      ["us_east_1", "invalid-region"],
      ["US East (Ohio)", "invalid-region"],
      ["us-east-1 # home", "commented-value"],
      ["us-east-1a", "zone-as-region"],
      ["Ohio", "invalid-region"],
      ["US-EAST-1", "invalid-region"],
      ["us-east-9", "invalid-region"],
      ["us-east-1-bos-1a", "zone-as-region"],
      ["aws-global", ""],
      ["moon", "invalid-region"],
    ] as const
  ).map(([r, code]): Mistake => [`region = ${r}`, code, c(`[profile a]\nregion = ${r}\n`)]),
  [
    "process unquoted space",
    "misquoted-command",
    c("[profile a]\ncredential_process = /Applications/My Tool/bin/x --json\n"),
  ],
  ["process pipe", "shell-in-command", c("[profile a]\ncredential_process = /bin/x | jq .\n")],
  ["process path relative", "", c("[profile a]\ncredential_process = ./x.sh\n")],
];
