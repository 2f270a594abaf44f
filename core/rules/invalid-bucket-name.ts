import { replaceText } from "../json/edit.ts";
import { spanWithin } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { parseArn } from "../model/arn.ts";
import { faultOfBucketName } from "../model/bucket-name.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { s3TargetOf } from "../model/s3-statement.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const invalidBucketName: Rule = {
  code: "invalid-bucket-name",
  kinds: policyKinds,
  severity: { default: "warning", "bucket-policy": "error" },
  summary: "An ARN names a bucket that no new bucket can be called.",
  check: {
    resource(resource, _statement, { source }) {
      const bucket = s3TargetOf(resource)?.bucket;
      if (bucket === undefined || /[*?$]/.test(bucket) || isExample(bucket) || hasPlaceholder(resource.value))
        return undefined;
      const fault = faultOfBucketName(bucket);
      if (!fault) return undefined;
      const start = parseArn(resource.value)!.offsets.resource;
      const { meant, why, since } = fault;
      const renamed = resource.value.slice(0, start) + meant + resource.value.slice(start + bucket.length);
      return [
        {
          span: spanWithin(resource, start, start + bucket.length, source),
          ...(since === "today" && { severity: "warning" }),
          message:
            since === "never"
              ? `A bucket's name ${why}; there is no bucket “${bucket}”.`
              : `A new bucket's name ${why}; unless “${bucket}” is a bucket from before 2018, there is none of that name.`,
          fixes: meant
            ? [{ title: `Replace with ${meant}`, safe: false, edits: [replaceText(resource, renamed)] }]
            : [],
        },
      ];
    },
  },
};

/** What AWS's documentation calls the buckets of its examples. */
const isExample = (bucket: string) => /^(?:amzn-s3-demo-|DOC-EXAMPLE-)/.test(bucket);
