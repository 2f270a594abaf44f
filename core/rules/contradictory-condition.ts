import type { Draft } from "../finding.ts";
import { policyKinds } from "../kind.ts";
import type { Condition } from "../model/condition.ts";
import { excludeEachOther } from "../model/condition-conflict.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html */
export const contradictoryCondition: Rule = {
  code: "contradictory-condition",
  kinds: policyKinds,
  severity: "warning",
  summary: "Two conditions on one key exclude each other, so that the statement never applies.",
  check: {
    *statement({ conditions, effect }, { catalog }) {
      if (conditions.length < 2) return;
      for (const [key, tests] of byKey(conditions)) {
        if (tests.length < 2 || catalog.conditionKey(key)?.multivalued !== false) continue;
        const found = firstConflict(tests);
        if (found) yield ofConflict(...found, effect?.value);
      }
    },
  },
};

function byKey(conditions: readonly Condition[]): ReadonlyMap<string, readonly Condition[]> {
  const tests = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const known = tests.get(condition.name);
    if (known) known.push(condition);
    else tests.set(condition.name, [condition]);
  }
  return tests;
}

/** The first test that excludes one before it, and that one. */
function firstConflict(tests: readonly Condition[]): readonly [Condition, Condition] | undefined {
  for (const [i, test] of tests.entries()) {
    const earlier = tests.slice(0, i).find((other) => excludeEachOther(other, test));
    if (earlier) return [test, earlier];
  }
  return undefined;
}

function ofConflict(test: Condition, earlier: Condition, effect: string | undefined): Draft {
  return {
    span: test.key.span,
    message: `No request passes both this test and that of ${earlier.operator.value} on ${earlier.key.value}; the statement ${effect === "Deny" ? "denies" : "allows"} nothing.`,
    related: [{ span: earlier.key.span, message: `${earlier.operator.value} is tested here.` }],
  };
}
