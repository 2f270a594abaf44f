import { removeFromParent } from "../json/edit.ts";
import { innerSpanOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import type { Condition, ConditionValue } from "../model/condition.ts";
import { type IpRange, ipRangeOf, rangeCovers } from "../model/ip-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const redundantIpRange: Rule = {
  code: "redundant-ip-range",
  kinds: policyKinds,
  severity: "info",
  summary: "A range of addresses lies within another one of the same list.",
  check: {
    *condition(condition, _, { source }) {
      if (condition.values.length < 2 || condition.operator.facts?.family !== "IPAddress") return;
      for (const [value, by] of redundantRanges(condition))
        yield {
          span: innerSpanOf(value.node),
          message: `${by.value} in this list holds ${value.value} already; it adds nothing.`,
          related: [{ span: innerSpanOf(by.node), message: "This range holds it." }],
          fixes: [{ title: `Remove ${value.value}`, safe: true, edits: [removeFromParent(source, value.node)] }],
        };
    },
  },
};

/** Enough for every list that fits a policy. */
const mostRanges = 300;

function redundantRanges({ values }: Condition): readonly (readonly [redundant: ConditionValue, by: ConditionValue])[] {
  const ranges = values.flatMap((value): (readonly [ConditionValue, IpRange])[] => {
    const range = ipRangeOf(value.value);
    return range ? [[value, range]] : [];
  });
  if (ranges.length > mostRanges) return [];
  return ranges.flatMap(([value, range]) => {
    // A range written twice is redundant-value's.
    const by = ranges.find(([, outer]) => outer.prefix < range.prefix && rangeCovers(outer, range));
    return by ? [[value, by[0]] as const] : [];
  });
}
