import { policyKinds } from "../kind.ts";
import { moveCondition } from "../model/condition-edit.ts";
import { renamedOperator } from "../model/condition-operator.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN */
export const stringLikeOnArn: Rule = {
  code: "string-like-on-arn",
  kinds: policyKinds,
  severity: "warning",
  summary: "An ARN is matched as plain text, so that a wildcard can reach across its colons.",
  awsCodes: ["STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS"],
  check: {
    condition(condition, _, { catalog, source }) {
      const base = condition.operator.facts?.name;
      if (base !== "StringLike" && base !== "StringNotLike") return undefined;
      if (catalog.conditionKey(condition.key.value)?.type !== "ARN") return undefined;
      // `*` alone is any-value-condition's.
      if (condition.values.some(({ value }) => /^\*+$/.test(value))) return undefined;
      const name = renamedOperator(condition.operator, base === "StringLike" ? "ArnLike" : "ArnNotLike");
      const edits = condition.values.every(({ value }) => value.startsWith("arn:"))
        ? moveCondition(condition, name, source)
        : undefined;
      return [
        {
          span: condition.key.span,
          message: `${condition.key.value} is an ARN, and ${base} lets "*" match across its colons; use ${name}, which compares part by part.`,
          awsCode: "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
          fixes: edits ? [{ title: `Replace with ${name}`, safe: false, edits }] : [],
        },
      ];
    },
  },
};
