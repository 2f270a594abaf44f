import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { coversPattern, matchesPattern } from "../../core/cors/pattern.ts";

const cases: readonly [pattern: string, text: string, matches: boolean][] = [
  ["*", "", true],
  ["https://*.example.com", "https://.example.com", true],
  ["https://*.example.com", "https://a.b.example.com", true],
  ["https://*.example.com", "https://example.com", false],
  ["https://*.example.com", "xhttps://a.example.com", false],
  ["https://*.example.com", "https://a.example.com.evil", false],
  ["*suffix", "suffix", true],
  ["prefix*", "prefix", true],
  ["aba*aba", "ababa", false],
  ["aba*aba", "abaaba", true],
  ["https://a.example", "https://a-example", false],
  ["https://a.example?", "https://a.examples", false],
  ["", "", true],
];

for (const [pattern, text, matches] of cases)
  test(`${pattern} ${matches ? "matches" : "does not match"} ${text || "nothing"}`, () =>
    assert.equal(matchesPattern(pattern, text), matches));

const letters = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 4 });
const pattern = fc.oneof(
  letters,
  fc.tuple(letters, letters).map(([before, behind]) => `${before}*${behind}`),
);

test("a pattern covers another exactly where it matches all that the other does", () => {
  fc.assert(
    fc.property(pattern, pattern, fc.array(letters, { maxLength: 12 }), (outer, inner, fillings) => {
      // A filling with a letter that no pattern holds stands for all others.
      const texts = inner.includes("*")
        ? ["z".repeat(9), "", ...fillings].map((filling) => inner.replace("*", filling))
        : [inner];
      const all = texts.every((text) => matchesPattern(outer, text));
      if (coversPattern(outer, inner)) assert.ok(all);
      else assert.ok(!matchesPattern(outer, texts[0]!));
    }),
    { numRuns: 2000 },
  );
});
