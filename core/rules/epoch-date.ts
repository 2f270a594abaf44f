import { replaceText } from "../json/edit.ts";
import { innerSpanOf, spanOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import { dateValueOf, isoOf } from "../model/date-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date */
export const epochDate: Rule = {
  code: "epoch-date",
  kinds: policyKinds,
  severity: "info",
  summary: "A date is written as seconds since 1970, which nobody can read.",
  awsCodes: ["INVALID_DATE_VALUE"],
  check: {
    *condition({ operator, values }) {
      if (operator.facts?.family !== "Date") return;
      for (const { value, node, text } of values) {
        const date = dateValueOf(value);
        if (date?.form !== "epoch") continue;
        const iso = isoOf(date.seconds);
        yield {
          span: innerSpanOf(node),
          message: iso
            ? `${value} is ${iso}; write a date in ISO 8601, so that whoever reviews the policy can read it.`
            : `${value} seconds after 1970 is beyond the year 9999; were milliseconds meant? Write a date in ISO 8601.`,
          awsCode: "INVALID_DATE_VALUE",
          fixes: iso
            ? [
                {
                  title: `Replace with ${iso}`,
                  safe: true,
                  edits: [text ? replaceText(text, iso) : { span: spanOf(node), text: `"${iso}"` }],
                },
              ]
            : [],
        };
      }
    },
  },
};
