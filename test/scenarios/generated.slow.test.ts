// Whatever sound answers are given, a generated set is clean under every rule, and the access that it promises holds.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { generate, judgeAnswers } from "../../core/scenarios/ask.ts";
import { scenarios } from "../../core/scenarios/index.ts";
import { catalog } from "../catalog/open.ts";
import { answersFor } from "./answers.ts";
import { findingsIn, unmetIn } from "./checked.ts";

/** Those whose access hangs on another account's side, which no file here holds. */
const promiseNothing = new Set(["trust-account", "cors-read", "cors-upload", "cors-presigned-put", "cors-multipart"]);

for (const scenario of scenarios) {
  test(`${scenario.id}: 200 sets are clean and give what they promise`, () => {
    fc.assert(
      fc.property(answersFor(scenario), (given) => {
        const { answers, missing, faults, unasked } = judgeAnswers(scenario, given, catalog);
        assert.deepEqual(
          { missing, faults: faults.map(({ message }) => message), unasked },
          { missing: [], faults: [], unasked: [] },
        );
        const { files } = generate(scenario, answers, catalog);
        assert.deepEqual(findingsIn(files), []);
        const { expected, unmet } = unmetIn(files);
        assert.deepEqual(unmet, []);
        assert.equal(expected > 0, !promiseNothing.has(scenario.id));
      }),
      { numRuns: 200, seed: 7 },
    );
  });
}
