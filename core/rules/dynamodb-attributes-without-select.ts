import type { Condition } from "../model/condition.ts";
import { addTest } from "../model/condition-edit.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html */
export const dynamodbAttributesWithoutSelect: Rule = {
  code: "dynamodb-attributes-without-select",
  kinds: ["identity-policy", "resource-policy"],
  severity: "warning",
  summary: "Attributes of a DynamoDB table are limited, but a query may still ask for all of them.",
  awsCodes: ["DYNAMODB_ATTRIBUTES_WITHOUT_SELECT"],
  check: {
    condition(condition, { effect, actions, conditions }, { catalog, source }) {
      if (condition.name !== "dynamodb:attributes" || effect?.value !== "Allow") return undefined;
      if (condition.operator.facts?.family !== "String" || conditions.some(isSelect)) return undefined;
      const reads = actions.some(
        ({ value }) =>
          /^dynamodb:/i.test(value) &&
          catalog.actionsMatching(value).some((action) => catalog.takesConditionKey(action, "dynamodb:Select")),
      );
      if (!reads) return undefined;
      const edits = addTest(condition, "StringEqualsIfExists", "dynamodb:Select", "SPECIFIC_ATTRIBUTES", source);
      return [
        {
          span: condition.key.span,
          message:
            "A query that names no attributes returns all of them and passes this test; require dynamodb:Select to be SPECIFIC_ATTRIBUTES too.",
          awsCode: "DYNAMODB_ATTRIBUTES_WITHOUT_SELECT",
          fixes: edits ? [{ title: "Require SPECIFIC_ATTRIBUTES", safe: false, edits }] : [],
        },
      ];
    },
  },
};

/** Whether a test lets through none but requests for named attributes. */
function isSelect({ name, operator, values }: Condition): boolean {
  const facts = operator.facts;
  return (
    name === "dynamodb:select" &&
    facts?.family === "String" &&
    !facts.negated &&
    values.every(({ value }) => value === "SPECIFIC_ATTRIBUTES")
  );
}
