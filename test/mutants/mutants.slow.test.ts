// Rules can fire: every kind of mistake that is put into sound documents is found at least once. How often all in all is
// for the bench to say.
import assert from "node:assert/strict";
import { test } from "node:test";

interface Row {
  readonly name: string;
  readonly mutants: number;
  readonly found: number;
}

interface Flaw {
  readonly document: string;
  readonly code: string;
}

const { measureMutants, flawsOfSoundDocuments } = (await import(
  new URL("../../scripts/bench/mutants.mjs", import.meta.url).href
)) as { measureMutants(): readonly Row[]; flawsOfSoundDocuments(): readonly Flaw[] };

test("the documents that are spoilt have no errors before", () => {
  assert.deepEqual(flawsOfSoundDocuments(), []);
});

for (const { name, mutants, found } of measureMutants())
  test(`found: ${name}`, () => {
    assert.ok(mutants > 0, "nothing to spoil so");
    assert.ok(found > 0, `none of ${mutants}`);
  });
