import { removeFromParent } from "../json/edit.ts";
import { innerSpanOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import type { Condition, ConditionValue } from "../model/condition.ts";
import { operatorNamed } from "../model/condition-operator.ts";
import { hasWildcard, isUnsettled } from "../model/condition-value.ts";
import { globCovers } from "../model/glob.ts";
import { type IpRange, ipRangeOf, rangeCovers } from "../model/ip-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html */
export const duplicateConditionValue: Rule = {
  code: "duplicate-condition-value",
  kinds: policyKinds,
  severity: "info",
  summary: "A value of a condition is there twice, or another covers it.",
  check: {
    *condition(condition, _, { source }) {
      if (condition.values.length < 2) return;
      for (const [value, by] of redundantValues(condition))
        yield {
          span: innerSpanOf(value.node),
          message:
            value.value === by.value
              ? `"${value.value}" is already in this list; once is enough.`
              : `"${by.value}" in this list covers "${value.value}" too.`,
          related: [{ span: innerSpanOf(by.node), message: "This value covers it." }],
          fixes: [{ title: `Remove "${value.value}"`, safe: true, edits: [removeFromParent(source, value.node)] }],
        };
    },
  },
};

type Pair = readonly [redundant: ConditionValue, by: ConditionValue];

function redundantValues({ operator, values }: Condition): readonly Pair[] {
  const facts = operatorNamed(operator.base);
  // Two booleans are several-booleans', two limits redundant-number's.
  if (!facts || facts.family === "Bool" || facts.family === "Null" || /Than/.test(facts.name)) return [];
  const first = new Map<string, ConditionValue>();
  const pairs: Pair[] = [];
  for (const value of values) {
    const earlier = first.get(value.value);
    if (earlier) pairs.push([value, earlier]);
    else first.set(value.value, value);
  }
  const distinct = [...first.values()].filter(({ value }) => !isUnsettled(value));
  if (facts.name === "StringLike" || facts.name === "StringNotLike") pairs.push(...coveredTexts(distinct));
  else if (facts.family === "IPAddress") pairs.push(...coveredRanges(distinct));
  return pairs;
}

/** Enough for every list that a person writes. */
const mostComparisons = 20_000;

function coveredTexts(values: readonly ConditionValue[]): readonly Pair[] {
  const wide = values.filter(({ value }) => hasWildcard(value));
  // `*` alone is any-value-condition's.
  if (wide.length * values.length > mostComparisons || wide.some(({ value }) => /^\*+$/.test(value))) return [];
  return values.flatMap((value) => {
    const by = wide.find((other) => other !== value && globCovers(other.value, value.value));
    return by ? [[value, by] as const] : [];
  });
}

function coveredRanges(values: readonly ConditionValue[]): readonly Pair[] {
  if (values.length * values.length > mostComparisons) return [];
  const ranges = values.flatMap((value): (readonly [ConditionValue, IpRange])[] => {
    const range = ipRangeOf(value.value);
    return range ? [[value, range]] : [];
  });
  return ranges.flatMap(([value, range]) => {
    const by = ranges.find(
      ([other, outer]) => other !== value && outer.prefix < range.prefix && rangeCovers(outer, range),
    );
    return by ? [[value, by[0]] as const] : [];
  });
}
