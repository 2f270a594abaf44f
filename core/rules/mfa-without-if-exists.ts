import { policyKinds } from "../kind.ts";
import { moveCondition } from "../model/condition-edit.ts";
import { passesWithoutKey, renamedOperator } from "../model/condition-operator.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent */
export const mfaWithoutIfExists: Rule = {
  code: "mfa-without-if-exists",
  kinds: policyKinds,
  severity: "warning",
  summary: "MFA is tested in a way that long-term access keys get around, for their requests do not have the key.",
  check: {
    *condition(condition, { effect }, { source }) {
      const { key, operator, values } = condition;
      if (condition.name !== "aws:multifactorauthpresent") return;
      if (operator.facts?.family !== "Bool" || values.length !== 1) return;
      const wanted = values[0]?.value.toLowerCase();
      const lenient = passesWithoutKey(operator);
      if (effect?.value === "Deny" && wanted === "false" && !lenient) {
        const name = renamedOperator({ ...operator, ifExists: true }, operator.base);
        const edits = moveCondition(condition, name, source);
        yield {
          span: key.span,
          message: `Requests with long-term access keys do not hold ${key.value}, so this Deny lets them through without MFA.`,
          fixes: edits ? [{ title: `Replace with ${name}`, safe: false, edits }] : [],
        };
      } else if (effect?.value === "Allow" && wanted === "true" && lenient) {
        const edits = moveCondition(condition, "Bool", source);
        yield {
          span: key.span,
          message: `Requests with long-term access keys do not hold ${key.value}, so this Allow lets them in without MFA.`,
          fixes: edits ? [{ title: "Replace with Bool", safe: false, edits }] : [],
        };
      }
    },
  },
};
