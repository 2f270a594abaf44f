// Whatever is typed, nothing throws: every prefix of every example, and random mutations of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { analyzeFile } from "../../core/analyze.ts";
import { fixAll } from "../../core/edit/fix-all.ts";
import { outlineOf } from "../../core/edit/symbols.ts";
import { mayHoldDocuments } from "../../core/hosts/candidate.ts";
import { documentsOf } from "../../core/hosts/index.ts";
import { walk } from "../../disk/walk.ts";
import { catalog } from "../catalog/open.ts";

const files = walk(fileURLToPath(new URL("../../examples/", import.meta.url)), mayHoldDocuments).files.map((name) => ({
  name,
  text: readFileSync(name, "utf8"),
}));

/** Analyses a text and looks at what comes back: places within the text, and fixes that can be applied. */
function check(name: string, text: string): void {
  const { findings, documents } = analyzeFile({ name, text }, catalog);
  for (const { span, related, fixes, message, code } of findings) {
    for (const { start, end } of [
      span,
      ...related.filter(({ file }) => !file).map((r) => r.span),
      ...fixes.flatMap(({ edits }) => edits.map((e) => e.span)),
    ]) {
      assert.ok(0 <= start && start <= end && end <= text.length, `${code}: a place outside the text: ${start}-${end}`);
    }
    assert.ok(message.length > 0);
  }
  for (const { span } of documents) assert.ok(span.end <= text.length);
  outlineOf(documentsOf({ name, text }));
}

test("every prefix of every example", () => {
  for (const { name, text } of files) for (let end = 0; end <= text.length; end += 3) check(name, text.slice(0, end));
});

const snippets = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\\",
  "\\u",
  "\ud800",
  "\u201c",
  "//",
  "/*",
  "\n",
  "\r",
  "\u0000",
  "null",
  "1e999",
  '"__proto__": {}',
  "${",
  "*",
  "arn:",
  "<",
  "[profile ",
  "= ",
  "  ",
  "\ufeff",
  "```json\n",
];
const mutation = fc.record({
  file: fc.constantFrom(...files),
  edits: fc.array(
    fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), put: fc.constantFrom(...snippets) }),
    { minLength: 1, maxLength: 4 },
  ),
});

test("random mutations of the examples", () => {
  fc.assert(
    fc.property(mutation, ({ file: { name, text }, edits }) => {
      check(
        name,
        edits.reduce((t, { at, cut, put }) => t.slice(0, at * t.length) + put + t.slice(at * t.length + cut), text),
      );
    }),
    { numRuns: 1500 },
  );
});

test("fixing everything ends, and leaves JSON that parses where it did before", () => {
  for (const { name, text } of files) {
    const { text: fixed } = fixAll(text, (t) => analyzeFile({ name, text: t }, catalog).findings, "all");
    if (name.endsWith(".json")) JSON.parse(fixed);
  }
});
