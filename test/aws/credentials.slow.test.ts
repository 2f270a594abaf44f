// Where credentials come from: the SDK's own chain, by the user's own files.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { ProblemCode } from "../../aws/contract.ts";
import { type AskOptions, ask, cleanEnvironment, validate, withAnalyzer } from "./ask.ts";
import { type Loopback, startLoopback } from "./loopback.ts";
import { mfaConfig, startSts } from "./sts.ts";

/** AWS's own examples of keys. */
const keys =
  "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n";

describe("credentials for IAM Access Analyzer", () => {
  let loopback: Loopback;
  beforeEach(async () => {
    loopback = await startLoopback();
  });
  afterEach(async () => {
    await loopback.close();
    assert.deepEqual(loopback.complaints, []);
  });

  const credential = () =>
    /Credential=(\w+)\/\d{8}\/([\w-]+)\//.exec(loopback.requests[0]?.headers.authorization ?? "")?.slice(1);

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
      const answered = await ask({ environment, connection: { region: "", endpoint: loopback.url, ...connection } });
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
    { what: "nowhere", config: "", code: "no-credentials", says: /no credentials/ },
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
      says: /no credentials/,
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
      says: /no credentials/,
    },
  ];
  for (const { what, config, profile, code, says, command } of missing)
    it(`from ${what}: ${code}`, async () => {
      const environment = cleanEnvironment({ config });
      const answered = await ask({ environment, connection: { endpoint: loopback.url, ...(profile && { profile }) } });
      assert.ok("problem" in answered);
      assert.equal(answered.problem.code, code, JSON.stringify(answered));
      assert.match(answered.problem.message, says);
      assert.equal(answered.problem.command, command);
      assert.equal(loopback.requests.length, 0);
    });

  it("of a login that ran out since then tell so, and a new login is used without a restart", async () => {
    const config =
      "[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\nsso_registration_scopes = sso:account:access\n";
    const environment = cleanEnvironment({ config });
    const cache = path.join(environment.HOME!, ".aws/sso/cache");
    mkdirSync(cache, { recursive: true });
    // The name of the file is the SHA-1 of the session's name.
    const file = path.join(cache, `${createHash("sha1").update("corp").digest("hex")}.json`);
    writeFileSync(file, JSON.stringify({ accessToken: "old", expiresAt: "2020-01-01T00:00:00Z" }));
    const portal = createServer((_, response) => {
      const roleCredentials = {
        accessKeyId: "ASIAIOSFODNN7EXAMPLE",
        secretAccessKey: "a",
        sessionToken: "b",
        expiration: Date.now() + 3_600_000,
      };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ roleCredentials }));
    });
    await new Promise<void>((resolve) => portal.listen(0, "127.0.0.1", resolve));
    const portalUrl = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
    await withAnalyzer({ ...environment, AWS_ENDPOINT_URL_SSO: portalUrl }, async (analyzer) => {
      const connection = { profile: "dev", region: "us-east-1", endpoint: loopback.url };
      const before = await analyzer.ask(validate, { connection });
      assert.equal("problem" in before && before.problem.code, "login-expired", JSON.stringify(before));
      writeFileSync(
        file,
        JSON.stringify({ accessToken: "new", expiresAt: new Date(Date.now() + 3_600_000).toISOString() }),
      );
      const after = await analyzer.ask(validate, { connection });
      assert.ok("answer" in after, JSON.stringify(after));
      assert.equal(credential()?.[0], "ASIAIOSFODNN7EXAMPLE");
    });
    await new Promise((resolve) => portal.close(resolve));
  });

  describe("of a role that needs an MFA code", () => {
    const codes = [
      { what: "are got by it", code: "123456", problem: undefined },
      { what: "are not got by a wrong one", code: "000000", problem: "mfa" },
      { what: "are not got without", code: undefined, problem: "mfa" },
    ];
    for (const { what, code, problem } of codes)
      it(what, async () => {
        const sts = await startSts();
        const environment = cleanEnvironment({ config: mfaConfig, AWS_ENDPOINT_URL_STS: sts.url });
        const devices: string[] = [];
        const asking = {
          mfaCode: async (device: string) => {
            devices.push(device);
            return code;
          },
        };
        const answered = await ask({ environment, connection: { profile: "admin", endpoint: loopback.url }, asking });
        sts.close();
        assert.deepEqual(devices, ["arn:aws:iam::111122223333:mfa/ann"]);
        if (problem) assert.equal("problem" in answered && answered.problem.code, problem, JSON.stringify(answered));
        else {
          assert.ok("answer" in answered, JSON.stringify(answered));
          assert.equal(credential()?.[0], "ASIAIOSFODNN7EXAMPLE");
          assert.equal(sts.requests[0]?.get("RoleArn"), "arn:aws:iam::111122223333:role/Admin");
        }
      });
  });

  it("are chosen among the profiles of both files", () =>
    withAnalyzer(
      cleanEnvironment({ config: "[default]\n[profile a]\n[sso-session s]\n", credentials: "[b]\n[a]\n" }),
      async (analyzer) => {
        assert.deepEqual(await analyzer.profiles(), ["default", "a", "b"]);
      },
    ));
});
