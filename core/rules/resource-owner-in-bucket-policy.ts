import { removeCondition } from "../model/condition-edit.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#example-object-resource-operations */
export const resourceOwnerInBucketPolicy: Rule = {
  code: "resource-owner-in-bucket-policy",
  kinds: ["bucket-policy"],
  severity: "info",
  summary: "A bucket policy asks who owns the bucket, which is the same for each of its requests.",
  awsCodes: ["IRRELEVANT_CONDITION_KEY_IN_POLICY"],
  check: {
    condition(condition, _, { source }) {
      const { key, operator } = condition;
      if (condition.name !== "s3:resourceaccount" || !operator.facts) return undefined;
      const edits = removeCondition(condition, source);
      return [
        {
          span: key.span,
          message: `${key.value} is the account that owns this very bucket, so the test is always true or always false; it belongs in identity and endpoint policies.`,
          awsCode: "IRRELEVANT_CONDITION_KEY_IN_POLICY",
          fixes: edits ? [{ title: "Remove the condition", safe: false, edits }] : [],
        },
      ];
    },
  },
};
