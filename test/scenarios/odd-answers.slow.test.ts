// Answers with slips in them: each is refused with a sentence, or the set is as clean as any. Nothing throws.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { generate, judgeAnswers } from "../../core/scenarios/ask.ts";
import { scenarios } from "../../core/scenarios/index.ts";
import type { Answers } from "../../core/scenarios/scenario.ts";
import { catalog } from "../catalog/open.ts";
import { answersFor } from "./answers.ts";
import { findingsIn, unmetIn } from "./checked.ts";

const odd = fc.constantFrom(
  "",
  " ",
  "/",
  "./",
  "*",
  "?",
  "$",
  '"',
  "\\",
  "'",
  "\n",
  "<X>",
  "-",
  ".",
  "..",
  ",",
  "Ä",
  "A",
  "0",
  "arn:aws:iam::",
);

/** Answers of which one has something put in, cut out or in place of it. */
function slipped(answers: Answers): fc.Arbitrary<Answers> {
  const ids = Object.keys(answers);
  return fc.tuple(fc.constantFrom(...ids), odd, fc.nat(), fc.nat(3)).map(([id, what, at, cut]) => {
    const value = answers[id] ?? "";
    const from = at % (value.length + 1);
    return { ...answers, [id]: value.slice(0, from) + what + value.slice(from + cut) };
  });
}

for (const scenario of scenarios) {
  test(`${scenario.id}: a slip is refused or does no harm`, () => {
    fc.assert(
      fc.property(answersFor(scenario).chain(slipped), (given) => {
        const { answers, missing, faults } = judgeAnswers(scenario, given, catalog);
        for (const { message } of faults) assert.match(message, /^[A-Z“*0-9a-z].*\.$/su);
        if (missing.length > 0 || faults.length > 0) return;
        const { files } = generate(scenario, answers, catalog);
        assert.deepEqual(findingsIn(files), []);
        assert.deepEqual(unmetIn(files).unmet, []);
      }),
      { numRuns: 60, seed: 11 },
    );
  });
}
