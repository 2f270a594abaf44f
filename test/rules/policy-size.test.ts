// The quotas are thousands of characters, so their policies are made here and not printed on the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import type { Kind } from "../../core/kind.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

const shapes: Readonly<Record<string, { kind: Kind; action: string; principal?: unknown }>> = {
  managed: { kind: "identity-policy", action: "s3:GetObject" },
  bucket: { kind: "bucket-policy", action: "s3:GetObject", principal: "*" },
  queue: { kind: "resource-policy", action: "sqs:SendMessage", principal: "*" },
  trust: { kind: "trust-policy", action: "sts:AssumeRole" },
  scp: { kind: "scp", action: "s3:GetObject" },
  rcp: { kind: "rcp", action: "s3:GetObject", principal: "*" },
};

const cases: readonly (readonly [shape: keyof typeof shapes, length: number, expected: string])[] = [
  ["managed", 5000, ""],
  ["managed", 5600, "info "],
  ["managed", 6145, "info "],
  ["managed", 9000, "info "],
  ["managed", 10_239, "info "],
  ["managed", 10_240, "warning POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"],
  ["bucket", 18_000, ""],
  ["bucket", 18_500, "info "],
  ["bucket", 20_481, "error POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"],
  ["queue", 7300, ""],
  ["queue", 8193, "error POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"],
  ["trust", 1800, ""],
  ["trust", 2048, "info "],
  ["trust", 2049, "warning POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"],
  ["trust", 8193, "error POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"],
  ["scp", 9000, ""],
  ["scp", 10_240, "info "],
  ["scp", 10_241, "error POLICY_SIZE_EXCEEDS_SCP_QUOTA"],
  ["rcp", 5121, "error POLICY_SIZE_EXCEEDS_RCP_QUOTA"],
];

for (const [shape, length, expected] of cases) {
  test(`${shape} of ${length}: ${expected || "nothing"}`, () => {
    const text = policyOf(shape, length);
    assert.equal(text.length, length);
    assert.deepEqual(said(text, shapes[shape]!.kind), expected === "" ? [] : [expected]);
  });
}

test("white space counts where the text is sent as it is, and the fix takes it out", () => {
  const { kind } = shapes.bucket!;
  const dense = policyOf("bucket", 12_000);
  const text = dense.replace(/,"/g, `,${" ".repeat(90)}"`);
  assert.ok(text.length > 20_480);
  assert.deepEqual(said(text, kind), ["warning POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"]);
  const [fix] = findingsOf(text, kind)[0]!.fixes;
  assert.equal(fix?.safe, true);
  assert.equal(applyEdits(text, fix!.edits), dense);
  assert.deepEqual(said(applyEdits(text, fix!.edits), kind), []);
});

test("bytes count, not characters", () => {
  const text = policyOf("bucket", 15_000).replaceAll("x", "ß");
  assert.deepEqual(said(text, "bucket-policy"), ["error POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"]);
});

test("statements that differ only in their resources are merged, and the saving is said", () => {
  const Statement = Array.from({ length: 60 }, (_, i) => ({
    Sid: `S${i}`,
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:PutObject"],
    Resource: [`arn:aws:s3:::lab-images/${i}/*`],
  }));
  const text = JSON.stringify({ Version: "2012-10-17", Statement }, undefined, 2);
  const [finding] = findingsOf(text, "identity-policy");
  const fix = finding?.fixes.find(({ title }) => title.startsWith("Merge statements"));
  const after = applyEdits(text, fix!.edits);
  assert.deepEqual(JSON.parse(after).Statement, [
    {
      Sid: "S0",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: Statement.flatMap(({ Resource }) => Resource),
    },
  ]);
  const saved = JSON.stringify({ Version: "2012-10-17", Statement }).length - JSON.stringify(JSON.parse(after)).length;
  assert.ok(fix!.title.includes(`saves ${saved.toLocaleString("en-US")} characters`), fix!.title);
});

function policyOf(shape: keyof typeof shapes, length: number): string {
  const { action, principal, kind } = shapes[shape]!;
  const make = (rest: number) => {
    const names: string[] = [];
    for (let i = 0; rest > 0; i++) {
      const name = `arn:aws:s3:::lab-images/${String(i).padStart(4, "0")}`;
      const room = rest - (names.length > 0 ? 3 : 0);
      const size = room < 180 ? room : 90;
      names.push(name.padEnd(size, "x"));
      rest -= size + (names.length > 1 ? 3 : 0);
    }
    return JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect:
            kind === "identity-policy" || kind === "bucket-policy" || kind === "resource-policy" ? "Allow" : "Deny",
          ...(principal ? { Principal: principal } : {}),
          Action: action,
          ...(kind === "trust-policy" ? { Principal: { AWS: names } } : { Resource: names }),
        },
      ],
    });
  };
  const frame = make(100).length - 100;
  return make(length - frame);
}

function findingsOf(text: string, kind: Kind) {
  return analyzeFile({ name: "p.json", text, association: kind }, catalog).findings.filter(
    ({ code }) => code === "policy-size",
  );
}

function said(text: string, kind: Kind): string[] {
  return findingsOf(text, kind).map(({ severity, awsCode }) => `${severity} ${awsCode ?? ""}`);
}
