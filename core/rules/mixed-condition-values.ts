import { pathOf, spanOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html#policies-grammar-notes */
export const mixedConditionValues: Rule = {
  code: "mixed-condition-values",
  kinds: policyKinds,
  severity: "error",
  summary: "A list of condition values mixes strings with numbers or booleans.",
  awsCodes: ["INVALID_CONDITION_DATA_TYPE"],
  check: {
    condition({ key, values }, _, { policy, source }) {
      const first = values[0]?.node.type;
      if (!values.some(({ node }) => node.type !== first)) return undefined;
      const unquoted = values.filter(({ node }) => node.type !== "string");
      const odd = unquoted[0];
      if (!odd) return undefined;
      return [
        {
          span: spanOf(odd.node),
          path: pathOf(policy.node, key.span),
          message: `The values of ${key.value} mix strings with ${odd.node.type}s; AWS refuses the list. Write them all as strings.`,
          awsCode: "INVALID_CONDITION_DATA_TYPE",
          fixes: [
            {
              title: "Write every value as a string",
              safe: true,
              edits: unquoted.map(({ node }) => ({
                span: spanOf(node),
                text: `"${source.slice(node.offset, node.offset + node.length)}"`,
              })),
            },
          ],
        },
      ];
    },
  },
};
