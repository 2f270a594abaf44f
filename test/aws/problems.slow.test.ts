// Whatever goes wrong between here and AWS is said in plain words, with what to do about it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Problem, ProblemCode } from "../../aws/contract.ts";
import { type Attempt, problemOf } from "../../aws/service/problems.ts";
import { type AskOptions, ask, cleanEnvironment } from "./ask.ts";
import { type Loopback, type Reply, startLoopback } from "./loopback.ts";

const certificates = path.join(import.meta.dirname, "certificates");

describe("what goes wrong with IAM Access Analyzer", () => {
  let loopback: Loopback;
  beforeEach(async () => {
    loopback = await startLoopback();
  });
  afterEach(async () => {
    await loopback.close();
    assert.deepEqual(loopback.complaints, []);
  });

  const answers: { what: string; reply: Reply; code: ProblemCode; says: RegExp; requests?: number }[] = [
    {
      what: "denied",
      reply: {
        error: "AccessDeniedException",
        status: 403,
        message:
          "User: arn:aws:sts::111122223333:assumed-role/dev/ann is not authorized to perform: access-analyzer:ValidatePolicy because no identity-based policy allows the access-analyzer:ValidatePolicy action",
      },
      code: "access-denied",
      says: /^arn:aws:sts::111122223333:assumed-role\/dev\/ann may not do access-analyzer:ValidatePolicy, because no identity-based/,
    },
    {
      what: "expired",
      reply: {
        error: "ExpiredTokenException",
        status: 403,
        message: "The security token included in the request is expired",
      },
      code: "credentials-expired",
      says: /^The credentials of your credentials have expired|have expired/,
    },
    {
      what: "unknown keys",
      reply: {
        error: "UnrecognizedClientException",
        status: 403,
        message: "The security token included in the request is invalid.",
      },
      code: "wrong-credentials",
      says: /does not know/,
    },
    {
      what: "a mistyped secret",
      reply: {
        error: "InvalidSignatureException",
        status: 403,
        message: "The request signature we calculated does not match the signature you provided.",
      },
      code: "wrong-credentials",
      says: /signature/,
    },
    {
      what: "throttled",
      reply: { error: "ThrottlingException", status: 429, message: "Rate exceeded", headers: { "retry-after": "0" } },
      code: "throttled",
      says: /too often/,
      requests: 6,
    },
    {
      what: "a quota",
      reply: {
        error: "ServiceQuotaExceededException",
        status: 402,
        message: "Too many",
        more: { resourceId: "r", resourceType: "AWS::S3::Bucket" },
      },
      code: "quota",
      says: /quota .* used up: Too many\./,
    },
    {
      what: "too large",
      reply: {
        error: "ValidationException",
        status: 400,
        message:
          "Value at 'policyDocument' failed to satisfy constraint: Member must have length less than or equal to 20480",
        more: { reason: "fieldValidationFailed" },
      },
      code: "policy-too-large",
      says: /larger/,
    },
    {
      what: "refused",
      reply: {
        error: "ValidationException",
        status: 400,
        message: "The policy is malformed",
        more: { reason: "other" },
      },
      code: "policy-refused",
      says: /does not take this policy: The policy is malformed\./,
    },
    {
      what: "unprocessable",
      reply: { error: "UnprocessableEntityException", status: 422 },
      code: "policy-refused",
      says: /does not take/,
    },
    {
      what: "an inner error",
      reply: { error: "InternalServerException", status: 500 },
      code: "service",
      says: /did not answer/,
      requests: 3,
    },
    {
      what: "HTML",
      reply: { raw: "<html><body>Sign in to the network</body></html>", type: "text/html" },
      code: "bad-answer",
      says: /cannot be read/,
    },
    {
      what: "HTML with 403",
      reply: { raw: "<html>Forbidden</html>", status: 403, type: "text/html" },
      code: "bad-answer",
      says: /HTTP 403/,
    },
    {
      what: "HTML with 502",
      reply: { raw: "<html>Bad gateway</html>", status: 502, type: "text/html" },
      code: "bad-answer",
      says: /HTTP 502/,
      requests: 3,
    },
    { what: "a redirect", reply: { raw: "", status: 302 }, code: "bad-answer", says: /HTTP 302/ },
    {
      what: "truncated JSON",
      reply: { raw: '{"findings":[{"findingDetails":"half' },
      code: "bad-answer",
      says: /cannot be read/,
    },
    { what: "nothing", reply: { raw: "" }, code: "bad-answer", says: /no list of findings/ },
    { what: "another shape", reply: { raw: '{"findings":{"a":1}}' }, code: "bad-answer", says: /no list of findings/ },
    { what: "a list in place of an object", reply: { raw: "[1,2]" }, code: "bad-answer", says: /cannot be read/ },
    {
      what: "pages in a circle",
      reply: { raw: '{"findings":[],"nextToken":"again"}' },
      code: "bad-answer",
      says: /circle/,
      requests: 2,
    },
    { what: "a cut connection", reply: { cut: "before" }, code: "offline", says: /was cut/, requests: 3 },
    { what: "a connection cut in the answer", reply: { cut: "inside" }, code: "offline", says: /was cut/, requests: 3 },
  ];
  for (const { what, reply, code, says, requests = 1 } of answers)
    it(`${what}: ${code}`, async () => {
      loopback.reply = () => reply;
      const found = await problem({ connection: { endpoint: loopback.url } });
      assert.equal(found.code, code, JSON.stringify(found));
      assert.match(found.message, says);
      assert.equal(loopback.requests.length, requests);
    });

  it("the missing permission comes with a policy that allows it", async () => {
    loopback.reply = () => ({ error: "AccessDeniedException", status: 403, message: "no" });
    const question = {
      operation: "CheckNoNewAccess" as const,
      policy: { content: "{}", policyType: "IDENTITY_POLICY" as const },
      against: "{}",
    };
    const found = await problem({ question, connection: { endpoint: loopback.url } });
    assert.deepEqual(JSON.parse(found.policy!), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "access-analyzer:CheckNoNewAccess", Resource: "*" }],
    });
  });

  it("a server that never answers is given up", async () => {
    loopback.reply = () => ({ never: true });
    const found = await problem({ connection: { endpoint: loopback.url, timeout: 0.2 } });
    assert.equal(found.code, "no-answer");
    assert.match(found.message, /127\.0\.0\.1:\d+ did not answer in time, which is 0\.2 seconds at most\./);
  });

  it("a wrong clock is set by the server's answer, once", async () => {
    const skewed: Reply = {
      error: "InvalidSignatureException",
      status: 403,
      message: "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z",
      headers: { date: new Date(Date.now() + 3_600_000).toUTCString() },
    };
    loopback.reply = () => (loopback.requests.length === 1 ? skewed : { findings: [] });
    assert.ok("answer" in (await ask({ connection: { endpoint: loopback.url } })));
    loopback.reply = () => skewed;
    assert.equal((await problem({ connection: { endpoint: loopback.url } })).code, "clock-skew");
  });

  const closed = "http://127.0.0.1:9";
  const ways: ({ what: string; code: ProblemCode; says: RegExp } & AskOptions)[] = [
    {
      what: "nobody there",
      connection: { endpoint: closed },
      code: "offline",
      says: /127\.0\.0\.1:9 cannot be reached/,
    },
    {
      what: "a Region that cannot be one",
      connection: { region: "not a region" },
      code: "unknown-region",
      says: /"not a region"/,
    },
    { what: "no Region", connection: { region: "" }, code: "no-region", says: /No Region/ },
    {
      what: "a proxy that is not there",
      connection: { endpoint: "http://analyzer.example", proxy: closed },
      code: "proxy",
      says: /127\.0\.0\.1:9/,
    },
  ];
  for (const { what, code, says, ...options } of ways)
    it(`${what}: ${code}`, async () => {
      const found = await problem(options);
      assert.equal(found.code, code, JSON.stringify(found));
      assert.match(found.message, says);
    });

  it("a Region that no name server knows is none", () => {
    const attempt: Attempt = {
      operation: "ValidatePolicy",
      step: "request",
      profile: undefined,
      endpoint: new URL("https://access-analyzer.eu-nowhere-9.amazonaws.com"),
      region: "eu-nowhere-9",
      isKnownRegion: false,
      proxy: undefined,
      timeout: 30,
    };
    const lost = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    assert.equal(problemOf(lost, attempt).code, "unknown-region");
    assert.equal(problemOf(lost, { ...attempt, isKnownRegion: true }).code, "offline");
    assert.equal(problemOf(lost, { ...attempt, proxy: "proxy.example:3128" }).code, "proxy");
  });

  it("a proxy that wants a password says so, and its own stays unsaid", async () => {
    const proxy = createHttpServer().on("connect", (_, socket) =>
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
    );
    const port = await listen(proxy);
    const found = await problem({
      connection: { endpoint: "http://analyzer.example", proxy: `http://ann:s3cret@127.0.0.1:${port}` },
    });
    proxy.close();
    assert.equal(found.code, "proxy");
    assert.match(found.message, /wants a user name/);
    assert.doesNotMatch(JSON.stringify(found), /s3cret/);
  });

  const proxies = [
    { what: "of the settings", of: (proxy: string) => ({ connection: { proxy } }), through: 1 },
    { what: "of the environment", of: (HTTP_PROXY: string) => ({ environment: { HTTP_PROXY } }), through: 1 },
    { what: "of all protocols", of: (all_proxy: string) => ({ environment: { all_proxy } }), through: 1 },
    {
      what: "but for the hosts in NO_PROXY",
      of: (HTTP_PROXY: string) => ({ environment: { HTTP_PROXY, NO_PROXY: "example.com, 127.0.0.1" } }),
      through: 0,
    },
  ];
  for (const { what, of, through } of proxies)
    it(`the proxy ${what} is taken`, async () => {
      let seen = 0;
      const proxy = createHttpServer().on("connect", (request, socket) => {
        seen++;
        const [host = "", port = ""] = (request.url ?? "").split(":");
        const onward = connect(Number(port), host, () => {
          socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
          onward.pipe(socket).pipe(onward);
        });
      });
      const options: AskOptions = of(`http://127.0.0.1:${await listen(proxy)}`);
      const answered = await ask({ ...options, connection: { ...options.connection, endpoint: loopback.url } });
      proxy.close();
      assert.ok("answer" in answered, JSON.stringify(answered));
      assert.equal(seen, through);
    });

  describe("with a certificate of one's own network", () => {
    const file = (name: string) => path.join(certificates, name);
    const tls = createHttpsServer(
      { key: readFileSync(file("key.pem")), cert: readFileSync(file("certificate.pem")) },
      (_, response) => response.end('{"findings":[]}'),
    );
    const cases: { what: string; environment: Readonly<Record<string, string | undefined>>; isTrusted: boolean }[] = [
      { what: "nobody vouches for it", environment: {}, isTrusted: false },
      { what: "AWS_CA_BUNDLE does", environment: { AWS_CA_BUNDLE: file("certificate.pem") }, isTrusted: true },
      {
        what: "ca_bundle of the profile does",
        environment: cleanEnvironment({
          config: `[default]\nca_bundle = ${file("certificate.pem")}\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`,
        }),
        isTrusted: true,
      },
      { what: "a bundle that is not there does not", environment: { AWS_CA_BUNDLE: "/nowhere.pem" }, isTrusted: false },
    ];
    for (const { what, environment, isTrusted } of cases)
      it(what, async () => {
        const port = await listen(tls);
        const answered = await ask({ environment, connection: { endpoint: `https://127.0.0.1:${port}` } });
        await new Promise((resolve) => tls.close(resolve));
        if (isTrusted) return assert.ok("answer" in answered, JSON.stringify(answered));
        assert.ok("problem" in answered);
        assert.equal(answered.problem.code, "certificate", JSON.stringify(answered));
        assert.match(answered.problem.advice, /AWS_CA_BUNDLE/);
      });
  });
});

async function problem(options: AskOptions): Promise<Problem> {
  const answered = await ask(options);
  assert.ok("problem" in answered, JSON.stringify(answered));
  const { message, advice } = answered.problem;
  for (const text of [message, advice]) assert.match(text, /^[A-Za-z0-9].*[.!?]$/s, "a sentence");
  return answered.problem;
}

async function listen(server: ReturnType<typeof createHttpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
