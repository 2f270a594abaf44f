// What our findings and AWS's become together, and what odd answers do: nothing bad.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Answer, AwsFinding, PathStep } from "../../aws/contract.ts";
import { analyzerCode } from "../../aws/merge.ts";
import { merged, ours } from "./judge.ts";

type Step = string | number | PathStep;

function said(
  issueCode: string,
  ways: readonly (readonly Step[])[],
  type = "WARNING",
  details = "AWS says so.",
): AwsFinding {
  const toStep = (step: Step): PathStep =>
    typeof step === "string" ? { value: step } : typeof step === "number" ? { index: step } : step;
  return {
    issueCode,
    type,
    details,
    link: "https://docs.aws.amazon.com/x",
    locations: ways.map((way) => way.map(toStep)),
  };
}

function validated(...findings: AwsFinding[]): Answer {
  return { operation: "ValidatePolicy", findings, isCut: false };
}

/** Two unknown actions, of which the second is in a list. */
const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "One", "Effect": "Allow", "Action": "s3:ListObjectsV2", "Resource": "*" },
    { "Effect": "Allow", "Action": ["s3:GetObject", "s3:Get\\u004fbjects"], "Resource": "arn:aws:s3:::lab/*" }
  ]
}`;
const file = { name: "policy.json", text };

const shown = (findings: ReturnType<typeof merged>["findings"], of: string = text) =>
  findings
    .filter(({ awsCode, code }) => awsCode !== undefined && (code === analyzerCode || awsCode === "INVALID_ACTION"))
    .map(({ code, awsCode, confirmed, severity, span }) =>
      [
        code === analyzerCode ? "AWS" : confirmed ? "both" : "ours",
        severity,
        awsCode,
        of.slice(span.start, span.end),
      ].join(" "),
    );

describe("our findings and AWS's", () => {
  const cases: { what: string; answers: Answer[]; shows: string[] }[] = [
    {
      what: "without an answer",
      answers: [],
      shows: ["ours error INVALID_ACTION ListObjectsV2", "ours error INVALID_ACTION Get\\u004fbjects"],
    },
    {
      what: "at the same value appear once",
      answers: [validated(said("INVALID_ACTION", [["Statement", 0, "Action"]], "ERROR"))],
      shows: ["both error INVALID_ACTION ListObjectsV2", "ours error INVALID_ACTION Get\\u004fbjects"],
    },
    {
      what: "at a list and at an entry of it appear once",
      answers: [validated(said("INVALID_ACTION", [["Statement", 1, "Action"]], "ERROR"))],
      shows: ["ours error INVALID_ACTION ListObjectsV2", "both error INVALID_ACTION Get\\u004fbjects"],
    },
    {
      what: "at a single value that AWS counts as a list appear once",
      answers: [validated(said("INVALID_ACTION", [["Statement", 0, "Action", 0]], "ERROR"))],
      shows: ["both error INVALID_ACTION ListObjectsV2", "ours error INVALID_ACTION Get\\u004fbjects"],
    },
    {
      what: "of another entry are two",
      answers: [validated(said("INVALID_ACTION", [["Statement", 1, "Action", 0]], "ERROR"))],
      shows: [
        "ours error INVALID_ACTION ListObjectsV2",
        "AWS error INVALID_ACTION s3:GetObject",
        "ours error INVALID_ACTION Get\\u004fbjects",
      ],
    },
    {
      what: "of AWS alone are added, each once, with a severity of ours",
      answers: [
        validated(
          said("A", [["Statement", 0, "Resource"]], "SECURITY_WARNING"),
          said("A", [["Statement", 0, "Resource"]], "SECURITY_WARNING"),
          said("B", [["Statement", 0]], "SUGGESTION"),
          said("C", [[]], "SOMETHING_NEW"),
        ),
      ],
      shows: [
        "AWS info C {",
        "AWS info B One",
        "ours error INVALID_ACTION ListObjectsV2",
        "AWS warning A *",
        "ours error INVALID_ACTION Get\\u004fbjects",
      ],
    },
    {
      what: "are marked at a name and at a piece of a text, across escapes",
      answers: [
        validated(
          said("A", [["Statement", 0, { key: "Effect" }]]),
          said("B", [["Statement", 1, "Action", 1, { substring: { start: 3, length: 4 } }]]),
        ),
      ],
      shows: [
        "AWS warning A Effect",
        "ours error INVALID_ACTION ListObjectsV2",
        "AWS warning B Get\\u004f",
        "ours error INVALID_ACTION Get\\u004fbjects",
      ],
    },
    {
      what: "on ways that lead out of the document end at the last value that is there",
      answers: [
        validated(
          said("A", [["Nothing", 3, "Here"]]),
          said("B", [["Statement", 9, "Action"]]),
          said("C", [["Statement", 0, "Effect", { substring: { start: 3, length: 400 } }]]),
          said("D", [["Statement", 0, { key: "Nope" }]]),
          said("E", []),
          said("F", [
            ["Statement", -1],
            ["Version", 7, 7],
          ]),
        ),
      ],
      shows: [
        "AWS warning A {",
        "AWS warning E {",
        "AWS warning B Statement",
        "AWS warning F Statement",
        "AWS warning D One",
        "AWS warning C Allow",
        "ours error INVALID_ACTION ListObjectsV2",
        "ours error INVALID_ACTION Get\\u004fbjects",
      ],
    },
  ];
  for (const { what, answers, shows } of cases)
    it(what, () => assert.deepEqual(shown(merged(file, [answers]).findings), shows));

  it("show every place that AWS names", () => {
    const answer = validated(
      said("PAIR", [
        ["Statement", 0, "Action"],
        ["Statement", 0, "Resource"],
      ]),
    );
    const [pair] = merged(file, [[answer]]).findings.filter(({ awsCode }) => awsCode === "PAIR");
    assert.deepEqual(
      pair?.related.map(({ span }) => text.slice(span.start, span.end)),
      ["*"],
    );
    assert.equal(pair?.sid, "One");
    assert.equal(pair?.link, "https://docs.aws.amazon.com/x");
  });

  it("that was accepted does not come back by AWS", () => {
    const accepted = ours(file).filter(({ awsCode }) => awsCode === "INVALID_ACTION");
    const answer = validated(said("INVALID_ACTION", [["Statement", 0, "Action"]], "ERROR"));
    assert.deepEqual(shown(merged(file, [[answer]], { accepted }).findings), []);
  });

  it("that AWS alone has can be accepted by its code", () => {
    const answer = validated(said("A", [["Statement", 0]]), said("B", [["Statement", 0]]));
    const { findings, added } = merged(file, [[answer]], { acceptedCodes: ["A"] });
    assert.deepEqual(
      findings.filter(({ code }) => code === analyzerCode).map(({ awsCode }) => awsCode),
      ["B"],
    );
    assert.equal(added, 1);
  });

  it("in a block of Markdown are at the file's characters", () => {
    const markdown = `Text.\n\n> \`\`\`json\n> ${text.replaceAll("\n", "\n> ")}\n> \`\`\`\n`;
    const answer = validated(said("B", [["Statement", 1, "Action", 1, { substring: { start: 3, length: 4 } }]]));
    const { findings } = merged({ name: "a.md", text: markdown }, [[answer]]);
    assert.ok(shown(findings, markdown).includes("AWS warning B Get\\u004f"), shown(findings, markdown).join());
  });

  const failed = (statement?: number): Answer => ({
    operation: "CheckNoNewAccess",
    passes: false,
    message: "It may.",
    reasons: statement === undefined ? [] : [{ description: "New access.", statement }],
  });
  const verdicts: { what: string; answer: Answer; shows: string[] }[] = [
    { what: "with a statement", answer: failed(0), shows: ["AWS warning CheckNoNewAccess One"] },
    { what: "with a statement that has no Sid", answer: failed(1), shows: ["AWS warning CheckNoNewAccess {"] },
    { what: "with a statement that is not there", answer: failed(7), shows: ["AWS warning CheckNoNewAccess {"] },
    { what: "without a statement", answer: failed(), shows: ["AWS warning CheckNoNewAccess {"] },
    { what: "that is sound", answer: { ...failed(0), passes: true } as Answer, shows: [] },
  ];
  for (const { what, answer, shows } of verdicts)
    it(`a verdict ${what}`, () => {
      const { findings } = merged(file, [[answer]]);
      assert.deepEqual(shown(findings.filter(({ code }) => code === analyzerCode)), shows);
    });

  it("of ten thousand are cut, and take no time", () => {
    const actions = Array.from({ length: 5000 }, (_, i) => `"s3:GetObject${i}"`).join(",");
    const big = {
      name: "policy.json",
      text: `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[${actions}],"Resource":"*"}]}`,
    };
    const many = Array.from({ length: 10_000 }, (_, i) =>
      said(i % 2 ? "INVALID_ACTION" : `CODE_${i}`, [["Statement", 0, "Action", i >> 1]]),
    );
    const started = performance.now();
    const before = ours(big).length;
    const analysis = performance.now() - started;
    const { findings, added, confirmed } = merged(big, [[validated(...many)]]);
    assert.equal(findings.length, before + added);
    assert.ok(added >= 1000 && added <= 2000, String(added));
    assert.ok(confirmed >= 1900, String(confirmed));
    assert.ok(performance.now() - started < 4 * analysis + 10_000);
  });

  it("hold no secret that AWS might repeat, and nothing that a terminal obeys", () => {
    const answer = validated(
      said("A", [[]], "ERROR", `key AKIA${"IOSFODNN7AB3CDEF"} \u001b[31mred ${"long ".repeat(1000)}`),
    );
    const [finding] = merged(file, [[answer]]).findings.filter(({ awsCode }) => awsCode === "A");
    assert.match(finding!.message, /^key \*{20} {1,2}\[31mred/);
    assert.ok(finding!.message.length < 2100);
  });
});
