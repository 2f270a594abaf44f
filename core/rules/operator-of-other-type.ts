import type { ConditionKeyType } from "../catalog/index.ts";
import type { Fix } from "../finding.ts";
import { policyKinds } from "../kind.ts";
import type { Condition } from "../model/condition.ts";
import { moveCondition } from "../model/condition-edit.ts";
import { type OperatorFacts, renamedOperator } from "../model/condition-operator.ts";
import { canCompare, fitsType, wordsOfType } from "../model/condition-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const operatorOfOtherType: Rule = {
  code: "operator-of-other-type",
  kinds: policyKinds,
  severity: "warning",
  summary: "An operator compares values of another type than its key holds.",
  awsCodes: ["TYPE_MISMATCH"],
  check: {
    condition(condition, _, { catalog, source }) {
      const facts = condition.operator.facts;
      const info = facts && facts.family !== "Null" ? catalog.conditionKey(condition.key.value) : undefined;
      if (!facts || !info || canCompare(facts, info)) return undefined;
      const better = operatorFor(facts, info.type);
      const fix = better && fixOf(condition, better, info.type, source);
      return [
        {
          span: condition.key.span,
          message: `${condition.key.value} is ${wordsOfType[info.type]}, and ${facts.name} compares ${wordsOfFamily(facts)}, so the values are not read for what they are${better ? `; use ${better}` : ""}.`,
          awsCode: "TYPE_MISMATCH",
          fixes: fix ? [fix] : [],
        },
      ];
    },
  },
};

const wordsOfFamily = ({ family }: OperatorFacts) => (family === "Null" ? "nothing" : wordsOfType[family]);

/** The operator of another type that asks the same; undefined where that type has none. */
function operatorFor({ name, family, negated }: OperatorFacts, type: ConditionKeyType): string | undefined {
  const order = /(?:Less|Greater)Than(?:Equals)?$/.exec(name)?.[0];
  if (order) return family !== type && (type === "Numeric" || type === "Date") ? type + order : undefined;
  const pair = equality[type];
  return pair[negated ? 1 : 0];
}

const equality: Readonly<Record<ConditionKeyType, readonly [equal: string, unequal: string | undefined]>> = {
  String: ["StringEquals", "StringNotEquals"],
  Numeric: ["NumericEquals", "NumericNotEquals"],
  Date: ["DateEquals", "DateNotEquals"],
  Bool: ["Bool", undefined],
  Binary: ["BinaryEquals", undefined],
  IPAddress: ["IpAddress", "NotIpAddress"],
  ARN: ["ArnEquals", "ArnNotEquals"],
};

function fixOf(condition: Condition, better: string, type: ConditionKeyType, source: string): Fix | undefined {
  if (!condition.values.every(({ value }) => fitsType(type, value))) return undefined;
  if (type === "Bool" && condition.values.length !== 1) return undefined;
  const name = renamedOperator(condition.operator, better);
  const edits = moveCondition(condition, name, source);
  return edits && { title: `Replace with ${name}`, safe: false, edits };
}
