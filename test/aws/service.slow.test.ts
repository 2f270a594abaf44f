// The real client of AWS's SDK over real HTTP, to a server on this machine.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Question } from "../../aws/contract.ts";
import { ask, policy, problem, validation, withAnalyzer } from "./ask.ts";
import { eachLoopback } from "./each-loopback.ts";
import { finding } from "./loopback.ts";

describe("questions to IAM Access Analyzer", () => {
  const loopback = eachLoopback();

  const connection = () => ({ endpoint: loopback().url });

  it("are signed, and ask for findings in a language", async () => {
    loopback().reply = () => ({
      findings: [finding("INVALID_ACTION", [["Statement", 0, "Action"]], { type: "ERROR" })],
    });
    const { findings } = validation(await ask({ connection: { ...connection(), locale: "DE" } }));
    assert.deepEqual(findings, [
      {
        issueCode: "INVALID_ACTION",
        type: "ERROR",
        details: "AWS says INVALID_ACTION.",
        link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/checks.html#invalid_action",
        locations: [[{ value: "Statement" }, { index: 0 }, { value: "Action" }]],
      },
    ]);
    assert.deepEqual(
      loopback().requests.map(({ operation, body }) => ({ operation, body })),
      [
        {
          operation: "ValidatePolicy",
          body: { policyDocument: policy.content, policyType: "IDENTITY_POLICY", locale: "DE" },
        },
      ],
    );
  });

  it("take every page of an answer", async () => {
    const all = Array.from({ length: 250 }, (_, i) => finding("REDUNDANT_ACTION", [["Statement", 0, "Action", i]]));
    loopback().reply = () => ({ findings: all, pageSize: 100 });
    const { findings, isCut } = validation(await ask({ connection: connection() }));
    assert.equal(findings.length, 250);
    assert.equal(isCut, false);
    assert.deepEqual(
      loopback().requests.map(({ query }) => query.nextToken),
      [undefined, "page-100", "page-200"],
    );
  });

  it("stop at so many findings as are shown", async () => {
    const all = Array.from({ length: 10_000 }, (_, i) => finding("REDUNDANT_ACTION", [["Statement", 0, "Action", i]]));
    loopback().reply = () => ({ findings: all, pageSize: 1500 });
    const { findings, isCut } = validation(await ask({ connection: connection() }));
    assert.equal(findings.length, 2000);
    assert.equal(isCut, true);
  });

  const checks: { question: Question; body: object }[] = [
    {
      question: { operation: "CheckNoNewAccess", policy, against: "{}" },
      body: { newPolicyDocument: policy.content, existingPolicyDocument: "{}", policyType: "IDENTITY_POLICY" },
    },
    {
      question: { operation: "CheckAccessNotGranted", policy, access: { actions: ["s3:DeleteObject"], resources: [] } },
      body: {
        policyDocument: policy.content,
        policyType: "IDENTITY_POLICY",
        access: [{ actions: ["s3:DeleteObject"] }],
      },
    },
    {
      question: { operation: "CheckNoPublicAccess", policy, resourceType: "AWS::S3::Bucket" },
      body: { policyDocument: policy.content, resourceType: "AWS::S3::Bucket" },
    },
  ];
  for (const { question, body } of checks)
    it(`${question.operation} gives a verdict with reasons`, async () => {
      loopback().reply = () => ({
        result: "FAIL",
        message: "It may.",
        reasons: [{ description: "Why.", statementIndex: 2 }, {}],
      });
      const answered = await ask({ question, connection: connection() });
      assert.deepEqual(loopback().requests[0]?.body, body);
      assert.deepEqual(answered, {
        answer: {
          operation: question.operation,
          passes: false,
          message: "It may.",
          reasons: [{ description: "Why.", statement: 2 }, { description: "" }],
        },
      });
    });

  it("wait when AWS asks them to, and are put again", async () => {
    const waits: number[] = [];
    loopback().reply = () =>
      loopback().requests.length < 3
        ? { error: "ThrottlingException", status: 429, message: "Rate exceeded", headers: { "retry-after": "1" } }
        : { findings: [] };
    const started = performance.now();
    validation(await ask({ connection: connection(), asking: { onWait: (seconds) => waits.push(seconds) } }));
    assert.deepEqual(waits, [1, 1]);
    assert.ok(performance.now() - started >= 2000);
  });

  it("are put again when the server stumbles", async () => {
    loopback().reply = () =>
      loopback().requests.length < 2 ? { error: "InternalServerException", status: 500 } : { findings: [] };
    validation(await ask({ connection: connection() }));
    assert.equal(loopback().requests.length, 2);
  });

  it("are taken back at once", async () => {
    loopback().reply = () => ({ never: true });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const started = performance.now();
    const { code } = await problem({ connection: connection(), asking: { signal: controller.signal } });
    assert.equal(code, "cancelled");
    assert.ok(performance.now() - started < 10_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(loopback().givenUp.length, 1, "the connection is closed");
  });

  it("are taken back while they wait for their turn, which is never long", async () => {
    loopback().reply = () => ({
      error: "ThrottlingException",
      status: 429,
      message: "Rate exceeded",
      headers: { "retry-after": "3600" },
    });
    const controller = new AbortController();
    const waits: number[] = [];
    const onWait = (seconds: number) => {
      waits.push(seconds);
      controller.abort();
    };
    const { code } = await problem({ connection: connection(), asking: { signal: controller.signal, onWait } });
    assert.equal(code, "cancelled");
    assert.deepEqual(waits, [20]);
    assert.equal(loopback().requests.length, 1);
  });

  it("go where the environment says, and settings before it", async () => {
    const environment = { AWS_ENDPOINT_URL_ACCESSANALYZER: loopback().url, AWS_REGION: "eu-central-1" };
    validation(await ask({ environment, connection: {} }));
    assert.equal(loopback().requests.length, 1);
    await withAnalyzer(environment, async (analyzer) => {
      assert.deepEqual(await analyzer.target({}), {
        target: { endpoint: loopback().url, region: "eu-central-1", profile: undefined },
      });
      assert.deepEqual(await analyzer.target({ endpoint: "https://analyzer.example:8443", region: "us-east-1" }), {
        target: { endpoint: "https://analyzer.example:8443", region: "us-east-1", profile: undefined },
      });
    });
    assert.equal(loopback().requests.length, 1, "to tell where it would go asks nobody");
  });

  it("would go to the Region's endpoint by themselves", () =>
    withAnalyzer({}, async (analyzer) => {
      assert.deepEqual(await analyzer.target({ region: "eu-west-1" }), {
        target: {
          endpoint: "https://access-analyzer.eu-west-1.amazonaws.com",
          region: "eu-west-1",
          profile: undefined,
        },
      });
    }));
});
