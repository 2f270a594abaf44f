// Wildcards written out and lists written as wildcards undo each other, over 1,000 random sets of actions.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { expandActions, isActionPattern, shrinkActions } from "../../core/edit/policy/refactor-action-set.ts";
import { catalog } from "../catalog/open.ts";

/** By catalog alone, whatever the code under test makes of it. */
function meaning(entries: readonly string[]): string[] {
  const ids = entries.flatMap((entry) => {
    const actions = catalog.actionsMatching(entry);
    return actions.length > 0 ? actions.map(({ service, name }) => `${service}:${name}`.toLowerCase()) : [entry];
  });
  return [...new Set(ids)].sort();
}

const services = ["s3", "sqs", "kms", "ec2", "iam", "dynamodb", "lambda", "execute-api", "logs", "ecs", "sts", "glue"];

/** A service's actions: some of them, all that begin alike, or a wildcard; now and then in other letters. */
const some = fc.constantFrom(...services).chain((service) => {
  const names = catalog.service(service)!.actions.map(({ name }) => `${service}:${name}`);
  const words = [...new Set(names.flatMap((name) => name.match(/^[\w-]+:[A-Z]?[a-z]+(?:[A-Z][a-z]+)?/) ?? []))];
  return fc.oneof(
    fc.uniqueArray(fc.constantFrom(...names), { maxLength: 8 }),
    fc.constantFrom(...words).map((start) => names.filter((name) => name.startsWith(start))),
    fc.constantFrom(...words).map((start) => [`${start}*`]),
    fc.constantFrom(...words).map((start) => [start.replace(/^([\w-]+:)/, "$1*")]),
    fc.constantFrom(...names).map((name) => [name.toLowerCase(), name]),
    fc.constantFrom(names, names.slice(1), [`${service}:NoSuchAction`]),
  );
});

const sets = fc.array(some, { minLength: 1, maxLength: 4 }).map((lists) => lists.flat());

const inAnyCase = (entries: readonly string[]) => entries.map((entry) => entry.toLowerCase()).sort();

test("expanding and shrinking are inverse", { timeout: 300_000 }, () => {
  let shorter = 0;
  fc.assert(
    fc.property(sets, (entries) => {
      const expanded = expandActions(entries, catalog);
      assert.deepEqual(meaning(expanded), meaning(entries), "expanding keeps the set");
      assert.ok(!expanded.some((name) => isActionPattern(name) && catalog.actionsMatching(name).length > 0));
      const shrunk = shrinkActions(expanded, catalog).entries;
      assert.deepEqual(meaning(shrunk), meaning(entries), "shrinking keeps the set");
      assert.ok(shrunk.length <= expanded.length);
      if (shrunk.length < expanded.length) shorter++;
      const again = expandActions(shrunk, catalog);
      assert.deepEqual(inAnyCase(again), inAnyCase(expanded), "expanding undoes shrinking");
      assert.deepEqual(
        inAnyCase(shrinkActions(again, catalog).entries),
        inAnyCase(shrunk),
        "shrinking undoes expanding",
      );
      assert.deepEqual(meaning(shrinkActions(entries, catalog).entries), meaning(entries), "with wildcards among them");
    }),
    { numRuns: 1000, seed: 11 },
  );
  assert.ok(shorter > 300, `only ${shorter} could be shrunk`);
});

test("a wildcard at the end of a word comes back as it was", () => {
  for (const service of ["s3", "kms", "dynamodb"])
    for (const pattern of [`${service}:*`, `${service}:Get*`, `${service}:Describe*`, `${service}:List*`]) {
      const expanded = expandActions([pattern], catalog);
      if (expanded.length < 2) continue;
      const { entries } = shrinkActions(expanded, catalog);
      assert.equal(entries.length, 1, pattern);
      assert.deepEqual(meaning(entries), meaning([pattern]));
    }
});
