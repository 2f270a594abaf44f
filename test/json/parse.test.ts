import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { getNodeValue } from "jsonc-parser";
import { parseJson } from "../../core/json/parse.ts";
import { applyEdits } from "../../core/text.ts";

/** A broken text, what is marked in it, how its reason begins, and what the repair makes of it, if it offers one. */
const broken: readonly (readonly [text: string, marked: string, reason: string, repaired?: string])[] = [
  ['{"a":1 "b":2}', '"b"', "A comma is missing", '{"a":1, "b":2}'],
  ['{"a":1\n "b":2}', '"b"', "A comma is missing", '{"a":1,\n "b":2}'],
  ["[1 2]", "2", "A comma is missing", "[1, 2]"],
  ['{"a" 1}', "1", "A colon is missing", '{"a": 1}'],
  ['{"a" = 1}', "=", "A member's name and value are separated by a colon", '{"a" : 1}'],
  ['{"a":1;"b":2}', ";", "Members and values are separated by commas", '{"a":1,"b":2}'],
  ["{'a': 'b', 'c': ['it\\'s']}", "'a'", "Strings stand in double quotes", '{"a": "b", "c": ["it\'s"]}'],
  ["{a: 1}", "a", "This text is not in double quotes", '{"a": 1}'],
  ['{"a": <id>}', "<id>", "This text is not in double quotes", '{"a": "<id>"}'],
  ['{"Version": 2012-10-17}', "2012-10-17", "This text is not in double quotes", '{"Version": "2012-10-17"}'],
  ['{"a": True}', "True", "JSON writes true", '{"a": true}'],
  ['{"a": None}', "None", "JSON writes null", '{"a": null}'],
  ['{"a"\u00a0: 1,\u00a0"b":2}', "\u00a0", "An invisible character", '{"a" : 1, "b":2}'],
  ['{"a": "x\n}', '"x', "This string does not end on its line", '{"a": "x"\n}'],
  ['{"a": "x,\n"b":2}', '"x', "This string does not end on its line", '{"a": "x",\n"b":2}'],
  ['{"a":{"b":1}', "}", "A closing brace is missing", '{"a":{"b":1}}'],
  ['{"a":[{"b":1}\n', "}", "A closing bracket is missing", '{"a":[{"b":1}]}\n'],
  ["[1,2", "2", "A closing bracket is missing", "[1,2]"],
  ['{"a":[1,2}', "}", "A ] is missing before this", '{"a":[1,2]}'],
  ['{"a":1}}', "}", "This closes nothing", '{"a":1}'],
  ['{"a":1},{"b":2}', ",", "A second document begins here"],
  ['{"a":1} x', "x", "Nothing may follow"],
  ['{"a":1,,"b":2}', ",", "There is nothing before this comma", '{"a":1,"b":2}'],
  ["[,1]", ",", "There is nothing before this comma", "[1]"],
  ['{"a":"\\d"}', "\\d", "This is not a valid escape", '{"a":"\\\\d"}'],
  ['{"a":"b\tc"}', "\t", "A control character", '{"a":"b\\tc"}'],
  ['{"a":"\\u12"}', '"\\u12"', "This is not a valid \\u escape"],
  ['{"a":,"b":1}', ",", "A value is expected here"],
  ['{"a":', ":", "A value is expected here"],
  ["", "", "The document is empty"],
  [" \n", "", "The document is empty"],
];

describe("a broken text", () => {
  for (const [text, marked, reason, repaired] of broken) {
    it(`${JSON.stringify(text)}: ${reason}`, () => {
      const { problems } = parseJson(text);
      const [problem] = problems.filter(({ kind }) => kind === "syntax");
      assert.ok(problem);
      assert.ok(problem.reason?.startsWith(reason), problem.reason);
      assert.equal(text.slice(problem.span.start, problem.span.end), marked);
      assert.equal(problem.repair && applyEdits(text, problem.repair.edits), repaired);
    });
  }
});

/** What editors look past: kinds and marked texts, and what the tree says all the same. */
const tolerated: readonly (readonly [text: string, problems: readonly string[], value: unknown])[] = [
  ['{"a":1,}', ["trailing-comma ,"], { a: 1 }],
  ['{"a":[1,],}', ["trailing-comma ,", "trailing-comma ,"], { a: [1] }],
  ['{"a":[1, /* x */ ] // y\n}', ["trailing-comma ,", "comment /* x */", "comment // y"], { a: [1] }],
  ['// x\n{"a":1}', ["comment // x"], { a: 1 }],
  ["{“a”: “b”}", ["smart-quote “a”", "smart-quote “b”"], { a: "b" }],
  ['{"a”: «b»,\n"c": "d"}', ['smart-quote "a”', "smart-quote «b»"], { a: "b", c: "d" }],
  ['{"a": "say “b”"}', [], { a: "say “b”" }],
  ['\ufeff{"a":1}', ["byte-order-mark \ufeff"], { a: 1 }],
];

describe("what editors tolerate", () => {
  for (const [text, expected, value] of tolerated) {
    it(JSON.stringify(text), () => {
      const { problems, root } = parseJson(text);
      assert.deepEqual(
        problems.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`),
        expected,
      );
      assert.deepEqual(JSON.parse(JSON.stringify(getNodeValue(root!))), value);
    });
  }
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ..."{}[],:\"'“” \n\t/*//\\u00e91234567890truefalsenull.-e+\ufeff\u00a0".split(""),
    '"a"',
    "//",
    '"b":',
    "null",
  );
  const text = fc
    .array(fc.oneof(pieces, fc.string({ unit: "binary" })), { maxLength: 40 })
    .map((parts) => parts.join(""));

  it("gives a tree and problems that lie within it", () => {
    fc.assert(
      fc.property(text, (source) => {
        const { root, problems } = parseJson(source);
        for (const { span } of problems)
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= source.length);
        if (root) assert.ok(root.offset >= 0 && root.offset + root.length <= source.length);
        assert.ok(root ?? problems.length > 0, "nothing is there and nothing is said");
        assert.ok(problems.filter(({ kind }) => kind === "syntax").length <= 1);
      }),
      { numRuns: 200 },
    );
  });

  it("has no error of syntax after the repair", () => {
    fc.assert(
      fc.property(text, (source) => {
        const repair = parseJson(source).problems.find(({ kind }) => kind === "syntax")?.repair;
        if (!repair) return;
        const after = parseJson(applyEdits(source, repair.edits));
        assert.deepEqual(
          after.problems.filter(({ kind }) => kind === "syntax"),
          [],
        );
      }),
      { numRuns: 200 },
    );
  });

  it("has no problem if it is JSON, and the tree says what JSON says", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (source) => {
        const { root, problems } = parseJson(source);
        assert.deepEqual(problems, []);
        assert.equal(JSON.stringify(getNodeValue(root!)), JSON.stringify(JSON.parse(source)));
      }),
      { numRuns: 200 },
    );
  });
});
