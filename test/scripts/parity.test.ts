// The comparison with ValidatePolicy counts what agrees and what does not, by policy, code and path.
import assert from "node:assert/strict";
import { test } from "node:test";

const policy = (key: string) => ({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: "ec2:StartInstances", Resource: "*", Condition: { StringLike: { [key]: "*" } } },
  ],
});

const finding = (...path: readonly unknown[]) => ({ code: "EQUIVALENT_TO_NULL_FALSE", type: "SUGGESTION", path });

test("a finding is right where code and path agree, in either form of AWS's paths", async () => {
  const { recordReport } = await script<{ recordReport(record: unknown, details?: string): string }>(
    "parity-record.mjs",
  );
  const key = "aws:ResourceTag/team";
  const record = [
    { name: "right", document: policy(key), findings: [finding("Statement", 0, "Condition", "StringLike", key)] },
    {
      name: "right-as-objects",
      document: policy(key),
      findings: [
        finding({ value: "Statement" }, { index: 0 }, { value: "Condition" }, { value: "StringLike" }, { value: key }),
      ],
    },
    { name: "elsewhere", document: policy(key), findings: [finding("Statement", 0, "Condition")] },
    { name: "silent", document: policy(key), findings: [] },
  ];
  const [, row, total, ...details] = recordReport(record, "EQUIVALENT_TO_NULL_FALSE").split("\n");
  assert.deepEqual(row?.trim().split(/\s+/), ["EQUIVALENT_TO_NULL_FALSE", "2", "2", "1", "0.500", "0.667"]);
  assert.deepEqual(total?.trim().split(/\s+/), ["4", "policies", "2", "2", "1", "0.500", "0.667"]);
  assert.deepEqual(
    details.map((line) => line.split(/\s+/).slice(0, 3)),
    [
      ["false", "EQUIVALENT_TO_NULL_FALSE", "elsewhere"],
      ["missed", "EQUIVALENT_TO_NULL_FALSE", "elsewhere"],
      ["false", "EQUIVALENT_TO_NULL_FALSE", "silent"],
    ],
  );
});

test("an example is as expected where the failing one gets its code and the passing one does not", async () => {
  const { examplesReport } = await script<{ examplesReport(catalogue: unknown): string }>("parity-examples.mjs");
  const entry = (code: string, failing: unknown, passing: unknown) => ({
    code,
    policyType: "IDENTITY_POLICY",
    failing,
    passing,
  });
  const [codes, examples, ...lines] = examplesReport([
    entry("EQUIVALENT_TO_NULL_FALSE", policy("aws:ResourceTag/team"), { Version: "2012-10-17", Statement: [] }),
    entry("NULL_WITH_IF_EXISTS", policy("aws:ResourceTag/team"), policy("aws:ResourceTag/team")),
    { ...entry("RETIRED", {}, {}), status: "retired" },
  ]).split("\n");
  assert.equal(codes, "2 codes, 1 retired left out");
  assert.equal(examples, "3 examples as expected, 1 not, 0 disputed");
  assert.deepEqual(lines, ["not       NULL_WITH_IF_EXISTS failing: said EQUIVALENT_TO_NULL_FALSE"]);
});

async function script<T>(name: string): Promise<T> {
  return (await import(new URL(`../../scripts/${name}`, import.meta.url).href)) as T;
}
