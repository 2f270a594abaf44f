import type { Fix } from "../finding.ts";
import { policyKinds } from "../kind.ts";
import type { Condition } from "../model/condition.ts";
import { moveCondition } from "../model/condition-edit.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
export const missingSetOperator: Rule = {
  code: "missing-set-operator",
  kinds: policyKinds,
  severity: "warning",
  summary: "A key that holds a list is compared without ForAnyValue or ForAllValues.",
  awsCodes: ["MISSING_QUALIFIER"],
  check: {
    condition(condition, _, { catalog, source }) {
      if (condition.operator.quantifier !== undefined) return undefined;
      const facts = condition.operator.facts;
      if (!facts || facts.family === "Null") return undefined;
      const info = catalog.conditionKey(condition.key.value);
      if (!info?.multivalued) return undefined;
      if (condition.name === ofOneEvent) return [{ ...oneEvent, span: condition.key.span }];
      return [
        {
          span: condition.key.span,
          message: `A request holds a list of values for ${condition.key.value}; without ForAnyValue or ForAllValues, AWS does not say how the list is compared.`,
          awsCode: "MISSING_QUALIFIER",
          fixes: [
            ...fixOf(condition, "ForAnyValue", "one value of the request must match", source),
            ...fixOf(condition, "ForAllValues", "every value must match; a request without values passes", source),
          ],
        },
      ];
    },
  },
};

/** AWS's tables call it a list, yet an event has one, and EventBridge's guide compares it without a set operator. */
const ofOneEvent = "events:detail-type";

const oneEvent = {
  severity: "info",
  message:
    "AWS's tables call events:detail-type a list, so IAM Access Analyzer asks for ForAnyValue here. An event has one detail type, and EventBridge's own guide compares it as it stands.",
  awsCode: "MISSING_QUALIFIER",
} as const;

function fixOf(condition: Condition, quantifier: string, meaning: string, source: string): Fix[] {
  const name = `${quantifier}:${condition.operator.value}`;
  const edits = moveCondition(condition, name, source);
  return edits ? [{ title: `Replace with ${name} (${meaning})`, safe: false, edits }] : [];
}
