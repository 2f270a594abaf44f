import { replaceValue } from "../json/edit.ts";
import { innerSpanOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import { ipRangeOf, networkOf, textOfRange } from "../model/ip-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const ipRangeWithHostBits: Rule = {
  code: "ip-range-with-host-bits",
  kinds: policyKinds,
  severity: "info",
  summary: "A range of addresses is written with one from its middle.",
  awsCodes: ["IMPROVE_IP_RANGE"],
  check: {
    *condition({ operator, values }, _, { source }) {
      if (operator.facts?.family !== "IPAddress") return;
      for (const { value, node } of values) {
        const range = ipRangeOf(value);
        if (!range || networkOf(range) === range.address) continue;
        const plain = textOfRange(range);
        yield {
          span: innerSpanOf(node),
          message: `${value} is the whole range ${plain}, not one address; write it by its first address.`,
          awsCode: "IMPROVE_IP_RANGE",
          fixes: [{ title: `Replace with ${plain}`, safe: true, edits: [replaceValue(source, node, plain)] }],
        };
      }
    },
  },
};
