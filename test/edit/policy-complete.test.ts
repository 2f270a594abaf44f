// Completion in policies: whole policies, what is explained, other hosts, and limits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import { type Kind, policyKinds } from "../../core/kind.ts";
import { catalog } from "../catalog/open.ts";
import { contextFor, documentAt, filled, inStatement, labels, proposals } from "./policy-completion.ts";

const kind = "identity-policy";

test("every whole policy that is offered is sound with its blanks as they are", () => {
  for (const one of policyKinds) {
    const found = proposals("|", { kind: one });
    assert.ok(found.length > 1, one);
    for (const proposal of found) assert.deepEqual(findings(one, filled(proposal)), [], `${one}: ${proposal.label}`);
  }
});

function findings(association: Kind, text: string): string[] {
  const { findings } = analyzeFile({ name: "/w/x.json", text, association }, catalog);
  return findings.filter(({ code }) => code !== "placeholder").map(({ code, message }) => `${code}: ${message}`);
}

test("documentation is written when it is asked for, and says what there is to know", () => {
  const [found] = proposals(inStatement('"Action": "s3:GetObject|"'), { kind });
  const text = found?.documentation?.() ?? "";
  for (const part of ["Read", "`object`", "Condition keys", "#list_s3-action-GetObject"])
    assert.ok(text.includes(part), part);
  assert.match(text, /https:\/\/docs\.aws\.amazon\.com/);
  const [wildcard] = proposals(inStatement('"Action": "s3:List*|"'), { kind });
  assert.match(wildcard?.documentation?.() ?? "", /ListBucket/);
});

test("a policy in Markdown and one in a string are completed where they stand", () => {
  const markdown = [
    "# Title",
    "",
    "> ```json",
    "> {",
    '>   "Version": "2012-10-17",',
    '>   "Statement": [{ "Effect": "Allow", "Action": "s3:GetO|" }]',
    "> }",
    "> ```",
  ].join("\n");
  const { document } = documentAt(markdown, { name: "/w/x.md" });
  assert.ok(document, "no document");
  const inner = document.text.indexOf('s3:GetO"') + "s3:GetO".length;
  const [first] = policyAssist.complete!(document, inner, contextFor());
  assert.equal(first?.label, "s3:GetObject");
  assert.equal(document.text.slice(first.edit.span.start, first.edit.span.end), '"s3:GetO"');
});

test("a list is never longer than can be shown but by one, and a long file has none", () => {
  for (const typed of ["", "ec2:", "de", "ec2:d"])
    assert.ok(proposals(inStatement(`"Action": "${typed}|"`), { kind }).length <= 201, typed);
  const long = inStatement(`"Sid": "${"x".repeat(1_000_000)}", "Action": "|"`);
  assert.deepEqual(labels(long, { kind }), []);
});
