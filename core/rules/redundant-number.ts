import { replaceValue } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import { numberValueOf } from "../model/number-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export const redundantNumber: Rule = {
  code: "redundant-number",
  kinds: policyKinds,
  severity: "info",
  summary: "A limit has several numbers, of which one decides.",
  awsCodes: ["REDUNDANT_CONDITION_VALUE_NUM"],
  check: {
    condition({ operator, key, values, node }, _, { source }) {
      if (values.length < 2) return undefined;
      const name = operator.facts?.name ?? "";
      const order = /^Numeric(Less|Greater)Than/.exec(name)?.[1];
      if (!order) return undefined;
      const numbers = values.map(({ value }) => numberValueOf(value));
      if (numbers.some((number) => number === undefined)) return undefined;
      // One value that fits is enough, so the widest limit is the only one that counts.
      const widest = (order === "Less" ? Math.max : Math.min)(...(numbers as number[]));
      const kept = values[numbers.indexOf(widest)]?.value ?? "";
      return [
        {
          span: key.span,
          message: `One value that fits is enough, so of these ${values.length} only ${kept} decides.`,
          awsCode: "REDUNDANT_CONDITION_VALUE_NUM",
          fixes: [{ title: `Keep ${kept}`, safe: true, edits: [replaceValue(source, node, kept)] }],
        },
      ];
    },
  },
};
