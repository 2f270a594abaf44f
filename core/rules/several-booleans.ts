import type { Fix } from "../finding.ts";
import { replaceValue } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import type { Condition } from "../model/condition.ts";
import { moveCondition, removeCondition } from "../model/condition-edit.ts";
import { passesWithoutKey } from "../model/condition-operator.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean */
export const severalBooleans: Rule = {
  code: "several-booleans",
  kinds: policyKinds,
  severity: "error",
  summary: "A boolean test has more than one value.",
  awsCodes: ["INVALID_CONDITION_MULTIPLE_BOOLEAN"],
  check: {
    condition(condition, _, { source }) {
      const { operator, key, values } = condition;
      if (values.length < 2 || operator.facts?.family !== "Bool") return undefined;
      const fix = fixOf(condition, source);
      return [
        {
          span: key.span,
          message: `${key.value} is compared with ${values.length} booleans; AWS takes one, for true and false together would fit every request that has the key.`,
          awsCode: "INVALID_CONDITION_MULTIPLE_BOOLEAN",
          fixes: fix ? [fix] : [],
        },
      ];
    },
  },
};

function fixOf(condition: Condition, source: string): Fix | undefined {
  const distinct = new Set(condition.values.map(({ value }) => value.toLowerCase()));
  const [only] = distinct;
  if (distinct.size === 1 && only !== undefined)
    return { title: `Keep one "${only}"`, safe: true, edits: [replaceValue(source, condition.node, only)] };
  if (distinct.size !== 2 || !distinct.has("true") || !distinct.has("false")) return undefined;
  const always = passesWithoutKey(condition.operator);
  const edits = always ? removeCondition(condition, source) : moveCondition(condition, "Null", source, "false");
  return edits && { title: always ? "Remove the condition" : 'Replace with "Null": "false"', safe: false, edits };
}
