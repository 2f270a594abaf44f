// Where credentials come from: the SDK's own chain, by the user's own files.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ProblemCode } from "../../aws/contract.ts";
import { type AskOptions, ask, cleanEnvironment, problem, withAnalyzer } from "./ask.ts";
import { eachLoopback } from "./each-loopback.ts";

/** AWS's own examples of keys. */
const keys =
  "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n";

describe("credentials for IAM Access Analyzer", () => {
  const loopback = eachLoopback();

  const credential = () =>
    /Credential=(\w+)\/\d{8}\/([\w-]+)\//.exec(loopback().requests[0]?.headers.authorization ?? "")?.slice(1);

  const sources: { what: string; config: string; connection?: AskOptions["connection"]; from: [string, string] }[] = [
    {
      what: "a profile",
      config: `[profile lab]\nregion = eu-north-1\n${keys}`,
      connection: { profile: "lab" },
      from: ["AKIAIOSFODNN7EXAMPLE", "eu-north-1"],
    },
    {
      what: "the default profile",
      config: `[default]\nregion = us-west-2\n${keys}`,
      from: ["AKIAIOSFODNN7EXAMPLE", "us-west-2"],
    },
    {
      what: "a setting's Region before the profile's",
      config: `[default]\nregion = us-west-2\n${keys}`,
      connection: { region: "ap-south-1" },
      from: ["AKIAIOSFODNN7EXAMPLE", "ap-south-1"],
    },
    {
      what: "a program",
      config: `[profile tool]\nregion = us-east-1\ncredential_process = "${process.execPath}" -p "JSON.stringify({Version:1,AccessKeyId:'AKIAI44QH8DHBEXAMPLE',SecretAccessKey:'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'})"\n`,
      connection: { profile: "tool" },
      from: ["AKIAI44QH8DHBEXAMPLE", "us-east-1"],
    },
  ];
  for (const { what, config, connection, from } of sources)
    it(`come from ${what}`, async () => {
      const environment = cleanEnvironment({ config });
      const answered = await ask({ environment, connection: { region: "", endpoint: loopback().url, ...connection } });
      assert.ok("answer" in answered, JSON.stringify(answered));
      assert.deepEqual(credential(), from);
    });

  const missing: {
    what: string;
    config: string;
    profile?: string;
    code: ProblemCode;
    says: RegExp;
    command?: string;
  }[] = [
    {
      what: "nowhere",
      config: "",
      code: "no-credentials",
      says: /no credentials .* neither the environment nor the AWS config files nor this machine has any\./,
    },
    {
      what: "a profile that is not there",
      config: "[profile a]\n[profile b]\n",
      profile: "c",
      code: "unknown-profile",
      says: /no profile "c"/,
    },
    {
      what: "a profile without any",
      config: "[profile a]\nregion = us-east-1\n",
      profile: "a",
      code: "no-credentials",
      says: /^The profile "a" gives no credentials/,
    },
    {
      what: "a login to the console that was never made",
      config: "[profile a]\nlogin_session = arn:aws:iam::111122223333:user/ann\n",
      profile: "a",
      code: "login-expired",
      says: /login of the profile "a" has expired/,
      command: "aws login --profile a",
    },
    {
      what: "a token's file that is not there",
      config: "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/x\nweb_identity_token_file = /nowhere\n",
      profile: "a",
      code: "no-credentials",
      says: /no credentials .*\/nowhere/,
    },
    {
      what: "a role whose STS cannot be reached",
      config: `[profile base]\n${keys}[profile a]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = base\n`,
      profile: "a",
      code: "offline",
      says: /^The source of the credentials cannot be reached\.$/,
    },
    {
      what: "a login that was never made",
      config:
        "[profile dev%1]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\n",
      profile: "dev%1",
      code: "login-expired",
      says: /login of the profile "dev%1" has expired/,
      command: "aws sso login --profile 'dev%1'",
    },
    {
      what: "a login of the old form",
      config:
        "[profile old]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\nsso_account_id = 111122223333\nsso_role_name = Dev\n",
      profile: "old",
      code: "login-expired",
      says: /has expired/,
      command: "aws sso login --profile old",
    },
    {
      what: "a program that fails",
      config: `[profile tool]\ncredential_process = "${process.execPath}" -e "process.exit(3)"\n`,
      profile: "tool",
      code: "no-credentials",
      says: /^The profile "tool" gives no credentials/,
    },
    {
      what: "a program that prints something else",
      config: `[profile tool]\ncredential_process = "${process.execPath}" -p 1+1\n`,
      profile: "tool",
      code: "no-credentials",
      says: /^The profile "tool" gives no credentials/,
    },
  ];
  for (const { what, config, profile, code, says, command } of missing)
    it(`from ${what}: ${code}`, async () => {
      const environment = cleanEnvironment({ config, AWS_ENDPOINT_URL_STS: "http://127.0.0.1:9" });
      const found = await problem({
        environment,
        connection: { endpoint: loopback().url, ...(profile && { profile }) },
      });
      assert.equal(found.code, code, JSON.stringify(found));
      assert.match(found.message, says);
      assert.equal(found.command, command);
      assert.equal(loopback().requests.length, 0);
    });

  it("are chosen among the profiles of both files", () =>
    withAnalyzer(
      cleanEnvironment({ config: "[default]\n[profile a]\n[sso-session s]\n", credentials: "[b]\n[a]\n" }),
      async (analyzer) => {
        assert.deepEqual(await analyzer.profiles(), ["default", "a", "b"]);
      },
    ));
});
