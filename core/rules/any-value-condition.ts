import type { Fix } from "../finding.ts";
import { policyKinds } from "../kind.ts";
import type { Condition } from "../model/condition.ts";
import { moveCondition, removeCondition, removeStatement } from "../model/condition-edit.ts";
import { passesWithoutKey } from "../model/condition-operator.ts";
import type { Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-equivalent-to-null-false */
export const anyValueCondition: Rule = {
  code: "any-value-condition",
  kinds: policyKinds,
  severity: "info",
  summary: "A condition compares with `*`, so it only asks whether the key is there, or nothing at all.",
  awsCodes: [
    "EQUIVALENT_TO_NULL_FALSE",
    "EQUIVALENT_TO_NULL_TRUE",
    "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION",
    "REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION",
  ],
  check: {
    condition(condition, statement, { source, catalog }) {
      const base = condition.operator.facts?.name;
      if (base !== "StringLike" && base !== "StringNotLike") return undefined;
      if (!condition.values.some(({ value }) => /^\*+$/.test(value))) return undefined;
      const meaning = meaningOf(condition);
      const severity = meaning === "never" ? ({ severity: "warning" } as const) : {};
      // Without a set operator it is not documented how a list of values is compared.
      const clear = condition.operator.set || !catalog.conditionKey(condition.key.value)?.multivalued;
      const fix = fixOf(meaning, condition, statement, source, Boolean(clear));
      return [
        {
          span: condition.key.span,
          message: messages[meaning],
          awsCode: awsCodes[meaning],
          ...severity,
          fixes: fix ? [fix] : [],
        },
      ];
    },
  },
};

/** What a test against `*` comes to. */
type Meaning = "present" | "absent" | "always" | "never";

function meaningOf({ operator }: Condition): Meaning {
  const withoutKey = passesWithoutKey(operator);
  if (!operator.facts?.negated) return withoutKey ? "always" : "present";
  return withoutKey ? "absent" : "never";
}

const messages: Readonly<Record<Meaning, string>> = {
  present:
    'Every value matches "*", so this only asks whether the request has the key; Null with "false" says so plainly.',
  absent:
    'No value differs from "*", so this only holds where the request lacks the key; Null with "true" says so plainly.',
  always: 'Every value matches "*", and a request without the key passes too; this test limits nothing.',
  never: 'No value differs from "*", so this test fails for every request; the statement never applies.',
};

const awsCodes: Readonly<Record<Meaning, string>> = {
  present: "EQUIVALENT_TO_NULL_FALSE",
  absent: "EQUIVALENT_TO_NULL_TRUE",
  always: "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION",
  never: "REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION",
};

function fixOf(
  meaning: Meaning,
  condition: Condition,
  statement: Statement,
  source: string,
  safe: boolean,
): Fix | undefined {
  if (meaning === "never") {
    const edits = removeStatement(statement.node, source);
    return edits && { title: "Remove the statement", safe, edits };
  }
  if (meaning === "always") {
    const edits = removeCondition(condition, source);
    return edits && { title: "Remove the condition", safe, edits };
  }
  const value = meaning === "present" ? "false" : "true";
  const edits = moveCondition(condition, "Null", source, value);
  return edits && { title: `Replace with "Null": "${value}"`, safe, edits };
}
