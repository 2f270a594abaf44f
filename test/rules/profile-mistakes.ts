import { base, both, c, KEYS, k, type Mistake, role, SEC, sess, src, sso, withRole } from "./mistake.ts";

/** What people get wrong in sections, in roles and their sources, and in sign-ins. */
export const profileMistakes: readonly Mistake[] = [
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
  ["wrong case of profile ref", "unknown-profile", c(`[profile Base]\n${KEYS}\n[profile a]\n${role}${src}`)],
  ["duplicate section", "duplicate-section", c("[profile a]\nregion = us-east-1\n[profile a]\noutput = json\n")],
  ["duplicate key", "duplicate-key", c("[profile a]\nregion = us-east-1\nregion = us-east-2\n")],
  ["no header", "text-before-header", c("region = us-east-1\n")],
  ["missing =", "malformed-line", c("[profile a]\nregion us-east-1\n")],
  ["missing ]", "malformed-header", c("[profile a\nregion = us-east-1\n")],
  ["BOM", "byte-order-mark", c("\uFEFF[profile a]\nregion = us-east-1\n")],
  ["source_profile without role_arn", "setting-without-effect", c(`${base}\n[profile a]\n${src}`)],
  ["region-only profile", "profile-without-credentials", both("[profile a]\nregion = us-east-1\n", `[b]\n${KEYS}`)],
  ["sso_session without account/role", "incomplete-sso", c(`${sess}[profile a]\nsso_session = s\n`)],
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
  [
    "role partition vs region partition",
    "role-of-other-partition",
    c(`${base}\n[profile a]\nregion = cn-north-1\n${role}${src}`),
  ],
];
