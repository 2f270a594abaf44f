import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#example-object-resource-operations */
export const s3PrefixBypassed: Rule = {
  code: "s3-prefix-bypassed",
  kinds: policyKinds,
  severity: "warning",
  summary: "A prefix is kept out of listings in a way that a shorter prefix gets around.",
  awsCodes: ["S3_PREFIX_IN_NEGATIVE_CONTEXT"],
  check: {
    condition({ key, name, operator }, { effect }) {
      if (name !== "s3:prefix") return undefined;
      const facts = operator.facts;
      if (facts?.family !== "String") return undefined;
      const keepsOut = effect?.value === (facts.negated ? "Allow" : "Deny");
      if (!keepsOut) return undefined;
      return [
        {
          span: key.span,
          message: `A listing with a shorter prefix, or none, shows these keys all the same; ${facts.negated ? "allow the prefixes that may be listed, with StringLike" : "deny all prefixes but those that may be listed, with StringNotLike"}.`,
          awsCode: "S3_PREFIX_IN_NEGATIVE_CONTEXT",
        },
      ];
    },
  },
};
