/** A mistake, the rules that report it (none: it is none), and the least files that hold it. */
export type Mistake = readonly [mistake: string, codes: string, files: Readonly<Record<string, string>>];

const SEC = "hR7vBn2Kq9Xw4Lz8Td1Yc6Fm3Gp5Js0Va+/bUeZi";
const KEYS = `aws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = ${SEC}\n`;
const c = (text: string) => ({ "aws/config": text });
const k = (text: string) => ({ "aws/credentials": text });
const both = (config: string, credentials: string) => ({ ...c(config), ...k(credentials) });
const base = `[profile base]\nregion = us-east-1\n${KEYS}`;
const role = "role_arn = arn:aws:iam::123456789012:role/reader\n";
const src = "source_profile = base\n";
const withRole = (text: string) => c(`${base}\n[profile a]\n${role}${src}${text}`);
const sess = "[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start\n\n";
const sso = "sso_session = s\nsso_account_id = 123456789012\nsso_role_name = x\n";

export const configMistakes: readonly Mistake[] = [
  ["bare [NAME] in config", "profile-prefix", c("[a]\nregion = us-east-1\n")],
  ["unknown [TYPE NAME]", "unknown-section-type", c("[foo bar]\nregion = us-east-1\n")],
  ["[preview] dead", "deprecated-setting", c("[preview]\ncloudfront = true\n")],
  ["[plugins] without cli_legacy_plugin_path", "partly-read-setting", c("[plugins]\nfoo = my_plugin\n")],
  ["[profile NAME] in credentials", "profile-prefix", k(`[profile a]\n${KEYS}`)],
  ["sso-session in credentials", "misplaced-section", k(sess)],
  ["services in credentials", "misplaced-section", k("[services s]\ns3 =\n  endpoint_url = http://localhost:1\n")],
  ["[default] not inherited", "region-not-inherited", c(`[default]\nregion = us-east-1\n\n[profile base]\n${KEYS}`)],
  ["output in credentials", "setting-in-credentials", k(`[base]\n${KEYS}output = json\n`)],
  ["role_arn in credentials", "", k(`[base]\n${KEYS}\n[a]\n${role}${src}`)],
  [
    "key in both files",
    "shadowed-setting",
    both("[profile a]\nregion = us-east-1\noutput = json\n", `[a]\n${KEYS}region = us-west-2\n`),
  ],
  [
    "id in one file, secret in other",
    "incomplete-key-pair",
    both(`[profile a]\naws_secret_access_key = ${SEC}\n`, "[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\n"),
  ],
  ["role_arn = name", "malformed-role-arn", c(`${base}\n[profile a]\nrole_arn = reader\n${src}`)],
  [
    "role_arn > 2048",
    "malformed-role-arn",
    c(`${base}\n[profile a]\nrole_arn = arn:aws:iam::123456789012:role/${"abcde12345".repeat(204)}\n${src}`),
  ],
  [
    "web identity + source",
    "conflicting-sources",
    c(`${base}\n[profile a]\n${role}${src}web_identity_token_file = /t\n`),
  ],
  ["source_profile quoted", "quoted-value", c(`${base}\n[profile a]\n${role}source_profile = "base"\n`)],
  [
    "source_profile = profile base",
    "unknown-profile",
    c(`${base}\n[profile a]\n${role}source_profile = profile base\n`),
  ],
  ["self reference without keys", "profile-cycle", c(`[profile a]\n${role}source_profile = a\n`)],
  [
    "credential_source without role",
    "setting-without-effect",
    c("[profile a]\ncredential_source = Ec2InstanceMetadata\n"),
  ],
  ["token file without role", "setting-without-effect", c("[profile a]\nweb_identity_token_file = /t\n")],
  [
    "external_id with web identity",
    "setting-without-effect",
    c(`[profile a]\n${role}web_identity_token_file = /t\nexternal_id = abc\n`),
  ],
  [
    "mfa_serial with web identity",
    "setting-without-effect",
    c(`[profile a]\n${role}web_identity_token_file = /t\nmfa_serial = arn:aws:iam::123456789012:mfa/me\n`),
  ],
  ["role_session_name space", "malformed-setting", withRole("role_session_name = my session\n")],
  ["role_session_name 1 char", "malformed-setting", withRole("role_session_name = a\n")],
  ["role_session_name > 64", "malformed-setting", withRole(`role_session_name = ${"a".repeat(65)}\n`)],
  ["external_id 1 char", "malformed-setting", withRole("external_id = a\n")],
  ["external_id empty", "empty-value", withRole("external_id =\n")],
  ["external_id bad char", "malformed-setting", withRole("external_id = a b\n")],
  ["mfa_serial short", "malformed-setting", withRole("mfa_serial = 123\n")],
  ["mfa_serial of role account", "mfa-of-other-account", withRole("mfa_serial = arn:aws:iam::123456789012:mfa/me\n")],
  ["duration_seconds 60", "invalid-number", withRole("duration_seconds = 60\n")],
  ["duration_seconds 50000", "invalid-number", withRole("duration_seconds = 50000\n")],
  ["duration_seconds 1h", "invalid-number", withRole("duration_seconds = 1h\n")],
  [
    "chained > 3600",
    "chained-duration",
    c(
      base +
        "\n[profile mid]\n" +
        role +
        src +
        "\n[profile a]\nrole_arn = arn:aws:iam::210987654321:role/two\nsource_profile = mid\nduration_seconds = 7200\n",
    ),
  ],
  [
    "chained from Ec2InstanceMetadata",
    "chained-duration",
    c(`[profile a]\n${role}credential_source = Ec2InstanceMetadata\nduration_seconds = 7200\n`),
  ],
  [
    "chained from SSO",
    "chained-duration",
    c(
      sess +
        "[profile base]\n" +
        sso +
        "\n[profile a]\nrole_arn = arn:aws:iam::210987654321:role/two\nsource_profile = base\nduration_seconds = 7200\n",
    ),
  ],
  ["static keys + sso_*", "conflicting-sources", c(`${sess}[profile a]\n${sso}${KEYS}`)],
  ["role_arn + keys, no source", "role-without-source", c(`[profile a]\n${role}${KEYS}`)],
  ["keys + credential_process", "conflicting-sources", c(`[profile a]\ncredential_process = /bin/x\n${KEYS}`)],
  [
    "source with keys and own role_arn",
    "conflicting-sources",
    c(
      "[profile base]\n" +
        KEYS +
        "role_arn = arn:aws:iam::123456789012:role/one\nsource_profile = base2\n\n[profile base2]\n" +
        KEYS +
        "\n[profile a]\n" +
        role +
        src,
    ),
  ],
  ["account without role", "incomplete-sso", c(`${sess}[profile a]\nsso_session = s\nsso_account_id = 123456789012\n`)],
  ["region repeated, unequal", "repeated-sso-setting", c(`${sess}[profile a]\nsso_region = eu-west-1\n${sso}`)],
  ["region repeated, equal", "repeated-sso-setting", c(`${sess}[profile a]\nsso_region = us-east-1\n${sso}`)],
  [
    "sso_account_id lost leading 0",
    "malformed-setting",
    c(`${sess}[profile a]\nsso_session = s\nsso_account_id = 23456789012\nsso_role_name = x\n`),
  ],
  ["start URL form", "malformed-url", c(`${sess.replace("https://", "")}[profile a]\n${sso}`)],
  ["start URL #/", "sso-start-url", c(`${sess.replace("/start", "/start#/")}[profile a]\n${sso}`)],
  ["session without start url", "incomplete-sso", c(`[sso-session s]\nsso_region = us-east-1\n\n[profile a]\n${sso}`)],
  [
    "legacy inline SSO",
    "deprecated-setting",
    c(
      "[profile a]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start\nsso_account_id = 123456789012\nsso_role_name = x\n",
    ),
  ],
  [
    "sound login_session",
    "",
    c("[profile a]\nregion = us-east-1\nlogin_session = arn:aws:iam::123456789012:user/me\n"),
  ],
  ["bad login_session", "", c("[profile a]\nregion = us-east-1\nlogin_session = me\n")],
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
  ["wrong case of profile ref", "unknown-profile", c(`[profile Base]\n${KEYS}\n[profile a]\n${role}${src}`)],
  ["duplicate section", "duplicate-section", c("[profile a]\nregion = us-east-1\n[profile a]\noutput = json\n")],
  ["duplicate key", "duplicate-key", c("[profile a]\nregion = us-east-1\nregion = us-east-2\n")],
  ["no header", "text-before-header", c("region = us-east-1\n")],
  ["missing =", "malformed-line", c("[profile a]\nregion us-east-1\n")],
  ["missing ]", "malformed-header", c("[profile a\nregion = us-east-1\n")],
  ["BOM", "byte-order-mark", c("\uFEFF[profile a]\nregion = us-east-1\n")],
  ["only id", "incomplete-key-pair", k("[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\n")],
  ["typo aws_secret_key", "unknown-key", k(`[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_key = ${SEC}\n`)],
  ["secret without id", "incomplete-key-pair", k(`[a]\naws_secret_access_key = ${SEC}\n`)],
  ["source_profile without role_arn", "setting-without-effect", c(`${base}\n[profile a]\n${src}`)],
  ["region-only profile", "profile-without-credentials", both("[profile a]\nregion = us-east-1\n", `[b]\n${KEYS}`)],
  ["sso_session without account/role", "incomplete-sso", c(`${sess}[profile a]\nsso_session = s\n`)],
  [
    "aws_secret_access_key empty",
    "empty-value",
    k("[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key =\n"),
  ],
  ["role_arn alone", "role-without-source", c(`${base}\n[profile a]\n${role}`)],
  ["both source_profile and credential_source", "conflicting-sources", withRole("credential_source = Environment\n")],
  ["source_profile missing", "unknown-profile", c(`${base}\n[profile a]\n${role}source_profile = nowhere\n`)],
  ["source_profile with comment", "commented-value", c(`${base}\n[profile a]\n${role}source_profile = base # base\n`)],
  [
    "source has none",
    "source-without-credentials",
    both(`[profile base]\nregion = us-east-1\n\n[profile a]\n${role}${src}`, `[b]\n${KEYS}`),
  ],
  [
    "source missing, both files",
    "unknown-profile",
    both(`[profile a]\n${role}source_profile = nowhere\n`, `[b]\n${KEYS}`),
  ],
  ["cycle", "profile-cycle", c(`[profile b]\n${role}source_profile = a\n\n[profile a]\n${role}source_profile = b\n`)],
  ["credential_source EC2", "invalid-choice", c(`[profile a]\n${role}credential_source = EC2\n`)],
  ["~ in token file", "unexpanded-path", c(`[profile a]\n${role}web_identity_token_file = ~/nope\n`)],
  ["~ in credential_process", "unexpanded-path", c("[profile a]\ncredential_process = ~/bin/x\n")],
  [
    "SSO incomplete: sso_region",
    "deprecated-setting incomplete-sso",
    c("[profile a]\nsso_start_url = https://x.awsapps.com/start\nsso_account_id = 123456789012\nsso_role_name = x\n"),
  ],
  ["session missing", "unknown-sso-session", c(`[profile a]\n${sso}`)],
  ["session wrong case", "unknown-sso-session", c(`${sess.replace("session s", "session S")}[profile a]\n${sso}`)],
  ["[sso_session s]", "unknown-section-type", c(`${sess.replace("sso-s", "sso_s")}[profile a]\n${sso}`)],
  ["[sso-sesion s]", "unknown-section-type", c(`${sess.replace("session", "sesion")}[profile a]\n${sso}`)],
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
    "smart quotes",
    "quoted-value",
    k(`[a]\naws_access_key_id = “AKIAQNZGKIQY56JQ7WML”\naws_secret_access_key = “${SEC}”\n`),
  ],
  [
    "quotes round keys",
    "quoted-value",
    k(`[a]\naws_access_key_id = "AKIAQNZGKIQY56JQ7WML"\naws_secret_access_key = "${SEC}"\n`),
  ],
  [
    "ASIA without token",
    "mismatched-token",
    k(`[a]\naws_access_key_id = ASIAY34FZKBOKMUTVV7A\naws_secret_access_key = ${SEC}\n`),
  ],
  ["AKIA with token", "mismatched-token", k(`[a]\n${KEYS}aws_session_token = ${"IQoJb3JpZ2luX2Vj".repeat(20)}\n`)],
  [
    "process unquoted space",
    "misquoted-command",
    c("[profile a]\ncredential_process = /Applications/My Tool/bin/x --json\n"),
  ],
  ["process pipe", "shell-in-command", c("[profile a]\ncredential_process = /bin/x | jq .\n")],
  ["process path relative", "", c("[profile a]\ncredential_process = ./x.sh\n")],
  ...(
    [
      ["AIDAQNZGKIQY56JQ7WML", "malformed-key-id"],
      ["AROAQNZGKIQY56JQ7WML", "malformed-key-id"],
      ["AKIAQNZGKIQY56JQ7WM", "malformed-key-id"],
      ["AKIAQNZGKIQY56JQ7WM1", "malformed-key-id"],
      ["akiaqnzgkiqy56jq7wml", "malformed-key-id"],
      ["ABCDQNZGKIQY56JQ7WML", ""],
      ["AKIAIOSFODNN7EXAMPLE", "example-key"],
      ["482913375620", "malformed-key-id"],
      ["WXYZQNZGKIQY56JQ7WML", "malformed-key-id"],
    ] as const
  ).map(
    ([i, code]): Mistake => [`key id ${i}`, code, k(`[a]\naws_access_key_id = ${i}\naws_secret_access_key = ${SEC}\n`)],
  ),
  [
    "secret 39",
    "malformed-secret",
    k(`[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = ${SEC.slice(1)}\n`),
  ],
  [
    "secret 40 hex",
    "malformed-secret",
    k(
      "[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = 0123456789abcdef0123456789abcdef01234567\n",
    ),
  ],
  [
    "secret bad char",
    "malformed-secret",
    k(`[a]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = ${SEC.replace("+", "_")}\n`),
  ],
  [
    "id and secret swapped",
    "malformed-key-id",
    k(`[a]\naws_access_key_id = ${SEC}\naws_secret_access_key = AKIAQNZGKIQY56JQ7WML\n`),
  ],
  [
    "token over lines",
    "malformed-line",
    k(
      "[a]\naws_access_key_id = ASIAY34FZKBOKMUTVV7A\naws_secret_access_key = " +
        SEC +
        "\naws_session_token = " +
        "IQoJb3JpZ2luX2Vj".repeat(8) +
        "\nIQoJb3JpZ2luX2Vj\n",
    ),
  ],
  [
    "token short",
    "",
    k(`[a]\naws_access_key_id = ASIAY34FZKBOKMUTVV7A\naws_secret_access_key = ${SEC}\naws_session_token = abc\n`),
  ],
  [
    "role partition vs region partition",
    "role-of-other-partition",
    c(`${base}\n[profile a]\nregion = cn-north-1\n${role}${src}`),
  ],
];
