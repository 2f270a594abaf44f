// Where AWS's ways lead, on any document and along any way.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { PathStep } from "../../aws/contract.ts";
import { placeOf, placeOfStatement } from "../../aws/place.ts";
import { parseJson } from "../../core/json/parse.ts";

const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "binary" }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("Statement", "Action", "Sid", "x"), tie("value"), { maxKeys: 3 }),
  ),
})).value;

const number = fc.oneof(fc.integer({ min: -2, max: 9 }), fc.constant(1e9));
const step: fc.Arbitrary<PathStep> = fc.oneof(
  fc.record({ value: fc.constantFrom("Statement", "Action", "Sid", "x", "__proto__") }),
  fc.record({ index: number }),
  fc.record({ key: fc.constantFrom("Action", "Sid", "toString") }),
  fc.record({ substring: fc.record({ start: number, length: number }) }),
);

/** A text as a writer might write it who escapes everything. */
function escaped(text: string): string {
  const units = text.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${units.join("")}"`;
}

describe("a place of AWS's", () => {
  it("is in the document, whatever the way", () => {
    const ways = fc.array(step, { maxLength: 6 });
    fc.assert(
      fc.property(
        value,
        ways,
        fc.option(fc.integer({ min: -1, max: 5 }), { nil: undefined }),
        (any, way, statement) => {
          const text = JSON.stringify(any, undefined, 1);
          const { root } = parseJson(text);
          assert.ok(root);
          for (const { span } of [placeOf(root, way, text), placeOfStatement(root, statement, text)])
            assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, JSON.stringify(span));
        },
      ),
    );
  });

  it("is the very piece of a text that AWS counts, however it is written", () => {
    const pieces = fc.tuple(fc.string({ minLength: 1, unit: "binary" }), fc.nat(), fc.nat());
    fc.assert(
      fc.property(pieces, fc.boolean(), ([action, a, b], isEscaped) => {
        const start = a % action.length;
        const length = 1 + (b % (action.length - start));
        const text = `{ "Action": [${isEscaped ? escaped(action) : JSON.stringify(action)}] }`;
        const way = [{ value: "Action" }, { index: 0 }, { substring: { start, length } }];
        const { span, path } = placeOf(parseJson(text).root!, way, text);
        assert.equal(JSON.parse(`"${text.slice(span.start, span.end)}"`), action.slice(start, start + length));
        assert.deepEqual(path, ["Action", 0]);
      }),
    );
  });
});
