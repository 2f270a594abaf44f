import { innerSpanOf, pathOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import { moveCondition } from "../model/condition-edit.ts";
import { renamedOperator } from "../model/condition-operator.ts";
import { hasWildcard } from "../model/condition-value.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const wildcardWithoutLike: Rule = {
  code: "wildcard-without-like",
  kinds: policyKinds,
  severity: "warning",
  summary: "A value has a wildcard under an operator that takes it letter by letter.",
  awsCodes: ["WILDCARD_WITHOUT_LIKE_OPERATOR"],
  check: {
    condition(condition, _, { catalog, policy, source }) {
      const facts = condition.operator.facts;
      if (facts?.family !== "String" || facts.wildcards) return undefined;
      const first = condition.values.find(({ value }) => hasWildcard(value) && !hasPlaceholder(value));
      if (!first) return undefined;
      const like = likeOf(facts.name, catalog.conditionKey(condition.key.value)?.type === "ARN");
      const name = like && renamedOperator(condition.operator, like);
      const edits = name && moveCondition(condition, name, source);
      return [
        {
          span: innerSpanOf(first.node),
          path: pathOf(policy.node, condition.key.span),
          message: `${facts.name} takes "*" and "?" as they are, so this only matches that very text${like ? `; ${like} knows wildcards` : ""}.`,
          awsCode: "WILDCARD_WITHOUT_LIKE_OPERATOR",
          fixes: name && edits ? [{ title: `Replace with ${name}`, safe: false, edits }] : [],
        },
      ];
    },
  },
};

/** No operator both knows wildcards and leaves letter case out. */
function likeOf(name: string, ofArn: boolean): string | undefined {
  if (name === "StringEquals") return ofArn ? "ArnLike" : "StringLike";
  return name === "StringNotEquals" ? (ofArn ? "ArnNotLike" : "StringNotLike") : undefined;
}
