// The real client of AWS's SDK over real HTTP, to a server on this machine.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Answer, Problem, Question } from "../../aws/contract.ts";
import { answerTo } from "../../aws/service/answers.ts";
import { ask, policy, validate, withAnalyzer } from "./ask.ts";
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

  it("stop at so many pages as anybody waits for", async () => {
    let pages = 0;
    const send = async () => ({ findings: [], nextToken: `page-${++pages}` }) as never;
    const answer = await answerTo(validate, undefined, send);
    assert.deepEqual(answer, { operation: "ValidatePolicy", findings: [], isCut: true });
    assert.ok(pages < 1000);
  });

  const odd: { what: string; finding: unknown; reads: object | undefined }[] = [
    { what: "null", finding: null, reads: undefined },
    { what: "a text", finding: "x", reads: undefined },
    { what: "empty", finding: {}, reads: {} },
    {
      what: "of other types",
      finding: { issueCode: 5, findingType: [], findingDetails: { a: 1 }, learnMoreLink: 7, locations: "x" },
      reads: {},
    },
    {
      what: "with a link to nowhere good",
      finding: { issueCode: "A", learnMoreLink: "javascript:alert(1)" },
      reads: { issueCode: "A" },
    },
    {
      what: "with odd locations",
      finding: { issueCode: "A", locations: [null, {}, { path: null }, { path: "x" }, { path: [null] }] },
      reads: { issueCode: "A", locations: [[], [], [], []] },
    },
    {
      what: "with steps that nobody knows",
      finding: {
        issueCode: "A",
        locations: [
          { path: [{ value: "Statement" }, { query: "x" }, { index: 0 }] },
          { path: [{ value: "Statement" }, { index: "0" }, { value: "Action" }] },
          { path: [{ value: "Statement" }, { index: 1.5 }] },
          { path: [{ value: "Statement" }, { index: -1 }] },
          { path: [{ value: 7 }] },
          { path: [{ value: "Id" }, { substring: { start: "1", length: 2 } }] },
          { path: [{ value: "Id" }, { substring: { start: 1 } }] },
          { path: [{ value: "Id" }, { substring: null }] },
        ],
      },
      reads: {
        issueCode: "A",
        locations: [
          ...Array.from({ length: 4 }, () => [{ value: "Statement" }]),
          [],
          ...Array.from({ length: 3 }, () => [{ value: "Id" }]),
        ],
      },
    },
  ];
  for (const { what, finding, reads } of odd)
    it(`take a finding that is ${what} for what can be read of it`, async () => {
      loopback().reply = () => ({ raw: JSON.stringify({ findings: [finding] }) });
      const { findings } = validation(await ask({ connection: connection() }));
      const nothing = { issueCode: "UNKNOWN", type: "", details: "", locations: [] };
      assert.deepEqual(findings, reads ? [{ ...nothing, ...reads }] : []);
    });

  for (const reasons of [null, {}, "x", [null], [{ description: 5, statementIndex: "1" }]])
    it(`take a verdict with the reasons ${JSON.stringify(reasons)}`, async () => {
      loopback().reply = () => ({ raw: JSON.stringify({ result: "FAIL", message: 7, reasons }) });
      const question: Question = { operation: "CheckNoPublicAccess", policy, resourceType: "AWS::S3::Bucket" };
      const answered = await ask({ question, connection: connection() });
      assert.ok("answer" in answered && answered.answer.operation !== "ValidatePolicy", JSON.stringify(answered));
      assert.equal(answered.answer.passes, false);
      assert.equal(answered.answer.message, "");
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
    const { code } = problem(await ask({ connection: connection(), asking: { signal: controller.signal } }));
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
    const { code } = problem(await ask({ connection: connection(), asking: { signal: controller.signal, onWait } }));
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

function validation(answered: { answer: Answer } | { problem: Problem }) {
  assert.ok("answer" in answered, JSON.stringify(answered));
  assert.ok(answered.answer.operation === "ValidatePolicy");
  return answered.answer;
}

function problem(answered: { answer: Answer } | { problem: Problem }): Problem {
  assert.ok("problem" in answered, JSON.stringify(answered));
  return answered.problem;
}
