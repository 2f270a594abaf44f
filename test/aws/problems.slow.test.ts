// Whatever goes wrong between here and AWS is said in plain words, with what to do about it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ProblemCode } from "../../aws/contract.ts";
import { ask, problem } from "./ask.ts";
import { eachLoopback } from "./each-loopback.ts";
import type { Reply } from "./loopback.ts";

describe("what goes wrong with IAM Access Analyzer", () => {
  const loopback = eachLoopback();

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
      says: /^Your credentials have expired\.$/,
    },
    {
      what: "unknown keys",
      reply: {
        error: "UnrecognizedClientException",
        status: 403,
        message: "The security token included in the request is invalid.",
      },
      code: "wrong-credentials",
      says: /^AWS does not know your credentials\.$/,
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
    {
      what: "a firewall's no",
      reply: { raw: '{"message":"Blocked"}', status: 403 },
      code: "bad-answer",
      says: /HTTP 403/,
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
      loopback().reply = () => reply;
      const found = await problem({ connection: { endpoint: loopback().url } });
      assert.equal(found.code, code, JSON.stringify(found));
      assert.match(found.message, says);
      assert.equal(loopback().requests.length, requests);
    });

  it("the missing permission comes with a policy that allows it", async () => {
    loopback().reply = () => ({ error: "AccessDeniedException", status: 403, message: "no" });
    const question = {
      operation: "CheckNoNewAccess" as const,
      policy: { content: "{}", policyType: "IDENTITY_POLICY" as const },
      against: "{}",
    };
    const found = await problem({ question, connection: { endpoint: loopback().url } });
    assert.deepEqual(JSON.parse(found.policy!), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "access-analyzer:CheckNoNewAccess", Resource: "*" }],
    });
  });

  for (const reply of [{ never: true }, { drip: true }] as const)
    it(`a server that answers ${"never" in reply ? "never" : "for ever"} is given up`, async () => {
      loopback().reply = () => reply;
      const found = await problem({ connection: { endpoint: loopback().url, timeout: 0.2 } });
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
    loopback().reply = () => (loopback().requests.length === 1 ? skewed : { findings: [] });
    assert.ok("answer" in (await ask({ connection: { endpoint: loopback().url } })));
    loopback().reply = () => skewed;
    assert.equal((await problem({ connection: { endpoint: loopback().url } })).code, "clock-skew");
  });
});
