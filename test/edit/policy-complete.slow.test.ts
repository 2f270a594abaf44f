// Completion at every tenth character of many policies, whole and with the rest of the line cut off, and in texts that are
// no policies any more: it always answers, with edits that lie in the text and hold the cursor.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { policyAssist } from "../../core/edit/policy/assist.ts";
import { documentsOf, type JsonDocument } from "../../core/hosts/index.ts";
import { kinds } from "../../core/kind.ts";
import { contextFor, filled } from "./policy-completion.ts";

const { completionPositions } = (await import(new URL("../../scripts/bench/completion.mjs", import.meta.url).href)) as {
  completionPositions(): Iterable<Position>;
};

interface Position {
  readonly name: string;
  readonly text: string;
  readonly offset: number;
}

test("5,000 positions and more in examples and managed policies", () => {
  let asked = 0;
  let offered = 0;
  for (const { name, text, offset } of completionPositions()) {
    const [document] = documentsOf({ name, text });
    if (document?.language !== "json") continue;
    asked++;
    offered += check(document, offset);
  }
  assert.ok(asked > 5000, `${asked} positions`);
  assert.ok(offered > asked, "hardly anything was offered");
});

test("texts of which anything was taken out, doubled or replaced", () => {
  const texts = [...new Set([...completionPositions()].map(({ text }) => text))].slice(0, 400);
  const noise = ['"', "{", "}", "[", "]", ",", ":", "\n", "\\", "\ud83d", "“", "//", "/*", " ", "${", "\u0000"];
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(), fc.nat(20), fc.constantFrom("", ...noise)), { maxLength: 6 }),
      fc.nat(),
      fc.constantFrom(...kinds.filter((kind) => kind !== "manifest")),
      (text, edits, at, association) => {
        let mutated = text;
        for (const [where, length, by] of edits) {
          const start = where % (mutated.length + 1);
          mutated = mutated.slice(0, start) + by + mutated.slice(start + length);
        }
        for (const document of documentsOf({ name: "/w/x.json", text: mutated, association }))
          if (document.language === "json") check(document, at % (mutated.length + 1));
      },
    ),
    { numRuns: 3000 },
  );
});

test("a policy of five megabytes is quick and quiet", () => {
  const statement = '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*"}';
  const text = `{"Version": "2012-10-17", "Statement": [${Array.from({ length: 62_000 }, () => statement).join(",\n")}]}`;
  const [document] = documentsOf({ name: "/w/x.json", text });
  assert.ok(document?.language === "json");
  const started = process.cpuUsage();
  for (let offset = 0; offset < text.length; offset += 50_000)
    assert.equal(policyAssist.complete!(document, offset, contextFor()).length, 0);
  const { user } = process.cpuUsage(started);
  assert.ok(user < 5_000_000, `${user} µs for a hundred lists`);
});

/** How many proposals there are; each must be one that an editor can show and take. */
function check(document: JsonDocument, offset: number): number {
  const found = policyAssist.complete!(document, offset, contextFor());
  const labels = new Set<string>();
  for (const proposal of found) {
    const { span, text } = proposal.edit;
    assert.ok(0 <= span.start && span.start <= offset && offset <= span.end && span.end <= document.text.length);
    assert.ok(!/[\r\n]/.test(document.text.slice(span.start, span.end)), "an edit over several lines");
    assert.ok(text.length > 0 && filled(proposal).length > 0);
    assert.ok(!labels.has(proposal.label), `${proposal.label} twice`);
    labels.add(proposal.label);
  }
  // Written for some, since writing all would take minutes.
  found[offset % Math.max(found.length, 1)]?.documentation?.();
  return found.length;
}
