// Moving a hidden rule up is offered only where it hides no other rule.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyzeFile } from "../../core/analyze.ts";
import type { Finding } from "../../core/finding.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

const some = (...values: readonly string[]) => fc.subarray([...values], { minLength: 1, maxLength: 2 });
const rule = fc.record(
  {
    AllowedOrigins: some("*", "https://*.com", "https://*.a.com", "https://b.a.com", "https://c.com"),
    AllowedMethods: some("GET", "PUT", "HEAD"),
    AllowedHeaders: some("*", "x-*", "Content-Type"),
    ExposeHeaders: some("ETag", "Date"),
  },
  { requiredKeys: ["AllowedOrigins", "AllowedMethods"] },
);

test("a move leaves fewer rules hidden", () => {
  let moves = 0;
  fc.assert(
    fc.property(fc.array(rule, { minLength: 2, maxLength: 5 }), (rules) => {
      const text = JSON.stringify(rules, undefined, 2);
      const before = hiddenIn(text);
      for (const finding of before) {
        const move = finding.fixes?.find(({ title }) => title.startsWith("Move it before"));
        if (!move) continue;
        moves++;
        const after = hiddenIn(applyEdits(text, move.edits));
        assert.ok(weight(after) < weight(before), `${text}\n${move.title}`);
      }
    }),
    { seed: 4, numRuns: 500 },
  );
  assert.ok(moves > 50, `${moves} moves`);
});

test("where every place would hide another rule, none is offered", () => {
  const rules = [
    { AllowedOrigins: ["https://*.com"], AllowedMethods: ["GET"] },
    { AllowedOrigins: ["https://b.a.com"], AllowedMethods: ["GET"], AllowedHeaders: ["x-*"] },
    { AllowedOrigins: ["https://*.a.com"], AllowedMethods: ["GET"], AllowedHeaders: ["*"], ExposeHeaders: ["ETag"] },
  ];
  const [finding, ...others] = hiddenIn(JSON.stringify(rules));
  assert.deepEqual(others, []);
  assert.deepEqual(finding?.fixes ?? [], []);
});

function hiddenIn(text: string): readonly Finding[] {
  return analyzeFile({ name: "cors.json", text }, catalog).findings.filter(({ code }) => code === "cors-hidden-rule");
}

/** A rule that is never used weighs more than one that loses a method. */
function weight(findings: readonly Finding[]): number {
  return findings.reduce((sum, { severity }) => sum + (severity === "warning" ? 10 : 1), 0);
}
