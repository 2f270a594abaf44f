// New profiles: whatever answers pass, the set is complete, clean under every rule, and gives credentials.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { explainProfile } from "../../core/credentials/explain.ts";
import { faultOfAnswer, namesAround, newProfileEdit, newProfileText } from "../../core/edit/config/new-profile.ts";
import { type NewProfile, type ProfileNames, profileSorts, stepsOf } from "../../core/edit/config/profile-steps.ts";
import { readAwsConfig } from "../../core/model/aws-config.ts";
import { createProject } from "../../core/project.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

const existing =
  "[profile base]\ncredential_process = /opt/bin/keys\nregion = us-east-1\n\n[sso-session lab]\nsso_start_url = https://lab.awsapps.com/start\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n";
const names: ProfileNames = { profiles: ["base"], sessions: ["lab"], regions: catalog.regions };

/** Sound answers, slips of all sorts, and anything. */
const values: Readonly<Record<string, readonly string[]>> = {
  name: ["dev", "default", "team/dev.1", "two words", "a]b", "base", '"q"', "DEFAULT", "dev # x", "profile dev"],
  role_arn: [
    "arn:aws:iam::123456789012:role/dev",
    "arn:aws-cn:iam::123456789012:role/path/dev",
    "dev",
    "arn:aws:iam::12:role/x",
  ],
  source_profile: ["base", "bas", "base # the old one"],
  external_id: ["", "abc-123", "a b", "x"],
  mfa_serial: ["", "arn:aws:iam::123456789012:mfa/me", "arn:aws:iam::123456789012:user/me", "GAHT12345678"],
  sso_session: ["lab", "other", "new one", "lab]", "Lab"],
  sso_start_url: ["https://x.awsapps.com/start", "https://x.awsapps.com/start/#/", "x.awsapps.com", "http://x"],
  sso_region: ["eu-west-1", "eu-west-1a", "Ireland", "eu-west-99"],
  sso_account_id: ["123456789012", "1234-5678-9012", "012345678901", "1"],
  sso_role_name: ["PowerUserAccess", "Power User", "x".repeat(40)],
  web_identity_token_file: ["/var/run/token", "~/token", "$HOME/token", "C:\\token", "/a b/token"],
  credential_process: [
    "/opt/bin/keys",
    "/opt/bin/keys --a 'b c'",
    "keys | jq",
    "~/keys",
    "'open",
    '"/a b/keys" x',
    "# x",
  ],
  credential_source: ["Ec2InstanceMetadata", "EcsContainer", "Environment", "EC2"],
  region: ["", "us-east-1", "us-east-1a", "Frankfurt", "us-east-1 # home"],
};

const answers = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([key, known]) => [
      key,
      fc.oneof(
        { weight: 6, arbitrary: fc.constant(known[0] || known[1]!) },
        { weight: 4, arbitrary: fc.constantFrom(...known) },
        { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
      ),
    ]),
  ),
);

function isAccepted(profile: NewProfile): boolean {
  return stepsOf(profile, names).every(({ key }) => !faultOfAnswer(profile, key, names, catalog));
}

/** Every finding in the config file with the profile appended, by code. */
function findings(text: string): string[] {
  const project = createProject({ catalog, roots: ["/w"], read: () => undefined, today: "2026-01-01" });
  project.set([
    { name: "/w/aws/config", text },
    { name: "/w/aws/credentials", text: "" },
  ]);
  return project.findings("/w/aws/config").map(({ code, message }) => `${code}: ${message}`);
}

for (const sort of profileSorts) {
  test(`${sort}: every set of accepted answers is clean under every rule and gives credentials`, () => {
    let accepted = 0;
    fc.assert(
      fc.property(answers, fc.constantFrom("\n", "\r\n", ""), (given, end) => {
        const profile: NewProfile = { sort, answers: given };
        if (!isAccepted(profile)) return;
        accepted++;
        const before = end === "" ? existing.trimEnd() : existing.replaceAll("\n", end);
        const text = applyEdits(before, [newProfileEdit(before, profile, names)]);
        assert.deepEqual(findings(text), findings(before), text);
        const { awscli, js } = explainProfile(
          { config: readAwsConfig(text, "aws-config"), credentials: readAwsConfig("", "aws-credentials") },
          given.name!.trim(),
        ).tools;
        assert.equal(awscli.error, undefined, text);
        // The code of an MFA device is for a person to type: AWS CLI asks, the SDK by itself has nobody to ask.
        if (sort === "role" && given.mfa_serial?.trim()) assert.match(js.error ?? "", /multi-factor/, text);
        else assert.equal(js.error, undefined, text);
      }),
      { numRuns: 400 },
    );
    assert.ok(accepted > 20, `only ${accepted} were accepted`);
  });

  test(`${sort}: the first answers are accepted, one by one as they are typed`, () => {
    const given: Record<string, string> = {};
    for (let i = 0; ; i++) {
      const step = stepsOf({ sort, answers: given }, names)[i];
      if (!step) break;
      given[step.key] = values[step.key]![0]!;
      assert.equal(faultOfAnswer({ sort, answers: given }, step.key, names, catalog), undefined, step.key);
    }
  });
}

const refused: readonly (readonly [key: string, value: string])[] = [
  ["name", "base"],
  ["name", "two words"],
  ["name", "a]b"],
  ["name", ""],
  ["name", "DEFAULT"],
  ["role_arn", "dev"],
  ["source_profile", "bas"],
  ["region", "us-east-1a"],
  ["region", "us-east-1 # home"],
  ["external_id", "a\nb"],
];

for (const [key, value] of refused) {
  test(`${key} does not take ${JSON.stringify(value)}`, () => {
    const profile: NewProfile = { sort: "role", answers: { name: "dev", [key]: value } };
    assert.ok(faultOfAnswer(profile, key, names, catalog));
  });
}

test("a new session comes before its profile, one that is there is only named", () => {
  const sso = {
    sso_account_id: "123456789012",
    sso_role_name: "Admin",
    sso_start_url: "https://x/start",
    sso_region: "us-east-1",
  };
  assert.equal(
    newProfileText({ sort: "sso", answers: { ...sso, name: "dev", sso_session: "new" } }, names),
    "[sso-session new]\nsso_start_url = https://x/start\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n\n[profile dev]\nsso_session = new\nsso_account_id = 123456789012\nsso_role_name = Admin\n",
  );
  assert.equal(
    newProfileText({ sort: "sso", answers: { ...sso, name: "default", sso_session: "lab" } }, names),
    "[default]\nsso_session = lab\nsso_account_id = 123456789012\nsso_role_name = Admin\n",
  );
});

test("what is appended stands apart by one empty line, in the file's own ends of lines", () => {
  const profile: NewProfile = { sort: "process", answers: { name: "dev", credential_process: "/bin/keys" } };
  const appended = (text: string) => applyEdits(text, [newProfileEdit(text, profile, names)]);
  const own = "[profile dev]\ncredential_process = /bin/keys\n";
  assert.equal(appended(""), own);
  assert.equal(appended("\n"), `\n${own}`);
  assert.equal(appended("[profile a]\nregion = x"), `[profile a]\nregion = x\n\n${own}`);
  assert.equal(appended("[profile a]\nregion = x\n"), `[profile a]\nregion = x\n\n${own}`);
  assert.equal(appended("[profile a]\nregion = x\n\n"), `[profile a]\nregion = x\n\n${own}`);
  assert.equal(appended("[profile a]\r\n"), `[profile a]\r\n\r\n${own.replaceAll("\n", "\r\n")}`);
});

test("the names around a file: profiles of both files, those with credentials, sessions", () => {
  const config = `${existing}\n[profile bare]\nregion = us-east-1\n`;
  const around = namesAround(config, "[keys]\naws_access_key_id = x\naws_secret_access_key = y\n", catalog);
  assert.deepEqual(around.profiles, ["bare", "base", "keys"]);
  assert.deepEqual(around.sources, ["base", "keys"]);
  assert.deepEqual(around.sessions, ["lab"]);
  assert.equal(namesAround(config, undefined, catalog).sources, undefined);
});
