import { spanWithin } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { operatorNamed } from "../model/condition-operator.ts";
import { variablesIn } from "../model/variable.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-conditionelement */
export const variableNeedsText: Rule = {
  code: "variable-needs-text",
  kinds: policyKinds,
  severity: "error",
  summary: "A policy variable is compared by an operator that does not compare text.",
  awsCodes: ["INVALID_VARIABLE_FOR_OPERATOR"],
  check: {
    *condition({ operator, values }, _statement, { policy, source }) {
      if (policy.version?.value !== "2012-10-17") return;
      const family = operatorNamed(operator.base)?.family;
      if (family === undefined || family === "String" || family === "ARN") return;
      for (const { text } of values) {
        const variable = text?.value.includes("${") && variablesIn(text.value).find(({ flaw }) => !flaw);
        if (!text || !variable) continue;
        yield {
          span: spanWithin(text, variable.start, variable.end, source),
          message: `${operator.base} takes no policy variable: only operators for strings and ARNs do, and AWS refuses the policy.`,
          awsCode: "INVALID_VARIABLE_FOR_OPERATOR",
        };
      }
    },
  },
};
