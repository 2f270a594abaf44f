// Credentials that take a person or a program: they are got when they are there, and nobody waits for those that hang.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, cleanEnvironment, validate, withAnalyzer } from "./ask.ts";
import { eachLoopback } from "./each-loopback.ts";
import { mfaConfig, startSts } from "./sts.ts";

describe("credentials that take a while", () => {
  const loopback = eachLoopback();

  const keyId = () => /Credential=(\w+)\//.exec(loopback().requests[0]?.headers.authorization ?? "")?.[1];

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
      const connection = { profile: "dev", region: "us-east-1", endpoint: loopback().url };
      const before = await analyzer.ask(validate, { connection });
      assert.equal("problem" in before && before.problem.code, "login-expired", JSON.stringify(before));
      writeFileSync(
        file,
        JSON.stringify({ accessToken: "new", expiresAt: new Date(Date.now() + 3_600_000).toISOString() }),
      );
      const after = await analyzer.ask(validate, { connection });
      assert.ok("answer" in after, JSON.stringify(after));
      assert.equal(keyId(), "ASIAIOSFODNN7EXAMPLE");
    });
    await new Promise((resolve) => portal.close(resolve));
  });

  it("and Regions that were mended in the files count with the next question", async () => {
    const environment = cleanEnvironment({ config: "[profile lab]\n" });
    const keys = (id: string) => `aws_access_key_id = ${id}\naws_secret_access_key = x\n`;
    await withAnalyzer(environment, async (analyzer) => {
      const connection = { profile: "lab", endpoint: loopback().url };
      const put = async (config: string) => {
        writeFileSync(environment.AWS_CONFIG_FILE!, `[profile lab]\n${config}`);
        const asked = await analyzer.ask(validate, { connection });
        const { authorization = "" } = loopback().requests.at(-1)?.headers ?? {};
        return "problem" in asked ? asked.problem.code : authorization.split("/").slice(0, 3).join("/");
      };
      assert.equal(await put(""), "no-region");
      assert.equal(await put("region = eu-west-1\n"), "no-credentials");
      const told = (id: string, region: string) => new RegExp(`^AWS4-HMAC-SHA256 Credential=${id}/\\d+/${region}$`);
      assert.match(
        await put(`region = eu-west-1\n${keys("AKIAIOSFODNN7EXAMPLE")}`),
        told("AKIAIOSFODNN7EXAMPLE", "eu-west-1"),
      );
      assert.match(
        await put(`region = eu-north-1\n${keys("AKIAI44QH8DHBEXAMPLE")}`),
        told("AKIAI44QH8DHBEXAMPLE", "eu-north-1"),
      );
    });
  });

  it("from a program that hangs are given up with the question, and got anew with the next", async () => {
    const started = path.join(mkdtempSync(path.join(tmpdir(), "latchkey-aws-")), "started");
    const program = path.join(path.dirname(started), "program.mjs");
    writeFileSync(
      program,
      `import { existsSync, writeFileSync } from "node:fs";
      if (!existsSync(${JSON.stringify(started)})) {
        setTimeout(() => {}, 3_000);
        writeFileSync(${JSON.stringify(started)}, "");
      } else console.log(JSON.stringify({ Version: 1, AccessKeyId: "AKIAI44QH8DHBEXAMPLE", SecretAccessKey: "x" }));`,
    );
    const config = `[profile tool]\ncredential_process = "${process.execPath}" "${program}"\n`;
    await withAnalyzer(cleanEnvironment({ config }), async (analyzer) => {
      const connection = { profile: "tool", region: "us-east-1", endpoint: loopback().url };
      const controller = new AbortController();
      const asked = analyzer.ask(validate, { connection, signal: controller.signal });
      while (!existsSync(started)) await sleep(20);
      controller.abort();
      const taken = await asked;
      assert.equal("problem" in taken && taken.problem.code, "cancelled", JSON.stringify(taken));
      assert.equal(loopback().requests.length, 0);
      const next = await analyzer.ask(validate, { connection });
      assert.ok("answer" in next, JSON.stringify(next));
    });
  });

  describe("of a role that needs an MFA code", () => {
    it("are asked for again after a question that was taken back", async () => {
      const sts = await startSts();
      const environment = cleanEnvironment({ config: mfaConfig, AWS_ENDPOINT_URL_STS: sts.url });
      await withAnalyzer(environment, async (analyzer) => {
        const connection = { profile: "admin", endpoint: loopback().url };
        const controller = new AbortController();
        const never = async () => {
          controller.abort();
          return new Promise<undefined>(() => {});
        };
        const taken = await analyzer.ask(validate, { connection, signal: controller.signal, mfaCode: never });
        assert.equal("problem" in taken && taken.problem.code, "cancelled", JSON.stringify(taken));
        const next = await analyzer.ask(validate, { connection, mfaCode: async () => "123456" });
        assert.ok("answer" in next, JSON.stringify(next));
      });
      sts.close();
    });

    it("are no matter of who only wants to know where a question would go", async () => {
      const sts = await startSts();
      const environment = cleanEnvironment({ config: mfaConfig, AWS_ENDPOINT_URL_STS: sts.url });
      await withAnalyzer(environment, async (analyzer) => {
        const connection = { profile: "admin", endpoint: loopback().url };
        const asked = analyzer.ask(validate, { connection, mfaCode: async () => "123456" });
        assert.ok("target" in (await analyzer.target(connection)));
        assert.ok("answer" in (await asked));
      });
      sts.close();
    });

    const codes = [
      { what: "are got by it", code: "123456", fails: undefined },
      { what: "are not got by a wrong one", code: "000000", fails: "mfa" },
      { what: "are not got without", code: undefined, fails: "mfa" },
    ];
    for (const { what, code, fails } of codes)
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
        const answered = await ask({ environment, connection: { profile: "admin", endpoint: loopback().url }, asking });
        sts.close();
        assert.deepEqual(devices, ["arn:aws:iam::111122223333:mfa/ann"]);
        if (fails) assert.equal("problem" in answered && answered.problem.code, fails, JSON.stringify(answered));
        else {
          assert.ok("answer" in answered, JSON.stringify(answered));
          assert.equal(keyId(), "ASIAIOSFODNN7EXAMPLE");
          assert.equal(sts.requests[0]?.get("RoleArn"), "arn:aws:iam::111122223333:role/Admin");
        }
      });
  });
});
