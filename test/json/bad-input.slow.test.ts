import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { maxDepth, parseJson } from "../../core/json/parse.ts";

describe("bad input", () => {
  const within = (milliseconds: number, run: () => void) => {
    const start = process.cpuUsage().user;
    run();
    const spent = (process.cpuUsage().user - start) / 1000;
    assert.ok(spent < 10 * milliseconds, `${Math.round(spent)} ms`);
  };

  it("nested deeper than anybody reads it: one problem, no tree", () => {
    within(500, () => {
      const { root, problems } = parseJson("[".repeat(5_000_000));
      assert.equal(root, undefined);
      assert.deepEqual(problems, [{ kind: "too-deep", span: { start: maxDepth, end: maxDepth + 1 } }]);
    });
  });

  for (const [name, text] of Object.entries({
    "200,000 single quotes": `[${"'x',".repeat(50_000)}1]`,
    "100,000 trailing commas": `[${"[1,],".repeat(100_000)}1]`,
    "50,000 comments": `[1\n${"// x\n".repeat(50_000)}]`,
    "500,000 missing commas": `[${"1 ".repeat(500_000)}]`,
    "an unclosed string of 1 MB": `{"a": "${"x".repeat(1_000_000)}`,
    "100,000 smart quotes": `[${"“x”,".repeat(100_000)}1]`,
  }))
    it(`${name}: within a second`, () => within(1000, () => assert.ok(parseJson(text).problems.length > 0)));
});
