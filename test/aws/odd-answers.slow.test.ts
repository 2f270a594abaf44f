// Answers that are in no book: what can be read of them is taken, and nothing throws or goes on for ever.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Question } from "../../aws/contract.ts";
import { answerTo } from "../../aws/service/answers.ts";
import { ask, policy, validate, validation } from "./ask.ts";
import { eachLoopback } from "./each-loopback.ts";

describe("questions to a server that answers oddly", () => {
  const loopback = eachLoopback();
  const connection = () => ({ endpoint: loopback().url });

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
});
