import { moveCondition } from "../model/condition-edit.ts";
import { quantifierOf } from "../model/condition-operator.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif */
export const audienceSetOperator: Rule = {
  code: "audience-set-operator",
  kinds: ["trust-policy"],
  severity: "warning",
  summary: "The audience of a token, which is one value, is compared as a set.",
  awsCodes: ["FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE", "CONFIRM_AUDIENCE_CLAIM_TYPE"],
  check: {
    condition(condition, { effect }, { source }) {
      const { key, operator } = condition;
      const quantifier = quantifierOf(operator);
      if (!quantifier || !/:aud$/i.test(key.value) || effect?.value !== "Allow") return undefined;
      const name = operator.value.slice(operator.value.indexOf(":") + 1);
      const edits = moveCondition(condition, name, source);
      const isAny = quantifier === "ForAnyValue";
      return [
        {
          span: key.span,
          message: isAny
            ? `A token has one audience for AWS, so ${quantifier} is out of place here, and hides that this is a plain comparison.`
            : `A token has one audience for AWS, and ${quantifier} also passes where there is none; a plain comparison does not.`,
          awsCode: isAny ? "FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE" : "CONFIRM_AUDIENCE_CLAIM_TYPE",
          fixes: edits ? [{ title: `Replace with ${name}`, safe: false, edits }] : [],
        },
      ];
    },
  },
};
