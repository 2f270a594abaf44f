import { replaceText } from "../json/edit.ts";
import { spanWithin } from "../json/strings.ts";
import { parseArn } from "../model/arn.ts";
import { globMatches } from "../model/glob.ts";
import { placeholdersIn } from "../model/placeholder.ts";
import type { Policy } from "../model/policy.ts";
import { mayBeEndpointPolicy } from "../model/policy-target.ts";
import { type S3Target, s3TargetOf } from "../model/s3-statement.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
export const foreignBucket: Rule = {
  code: "foreign-bucket",
  kinds: ["bucket-policy"],
  severity: "error",
  summary: "A bucket policy names another bucket than in the rest of its resources.",
  check: {
    *policy(policy, { source }) {
      const targets = targetsOf(policy);
      const named = targets.filter(({ bucket }) => isLiteral(bucket));
      const own = ownBucketOf(named);
      if (own === undefined) return;
      for (const target of targets) {
        const { bucket, text } = target;
        if (bucket === own.bucket || !(isLiteral(bucket) || isOtherPattern(bucket, own.bucket))) continue;
        const start = parseArn(text.value)!.offsets.resource;
        const renamed = text.value.slice(0, start) + own.bucket + text.value.slice(start + bucket.length);
        yield {
          span: spanWithin(text, start, start + bucket.length, source),
          ...(mayBeEndpointPolicy(policy) && { severity: "hint" }),
          message: mayBeEndpointPolicy(policy)
            ? `“${bucket}” is another bucket than “${own.bucket}”; if this is a bucket policy, as it seems, S3 refuses it.`
            : `“${bucket}” is another bucket than “${own.bucket}”, which the rest of this bucket policy names; S3 refuses a policy with resources of another bucket.`,
          related: [{ span: own.text.span, message: `Here the bucket is “${own.bucket}”.` }],
          fixes: [{ title: `Replace with ${own.bucket}`, safe: false, edits: [replaceText(text, renamed)] }],
        };
      }
    },
  },
};

function targetsOf({ statements }: Policy): readonly S3Target[] {
  return statements.flatMap(({ resources, notResources }) =>
    [...resources, ...notResources].flatMap((text) => s3TargetOf(text) ?? []),
  );
}

/** The bucket that most resources name; of two that are named equally often, the first. */
function ownBucketOf(targets: readonly S3Target[]): S3Target | undefined {
  const counts = new Map<string, number>();
  for (const { bucket } of targets) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return targets.find(({ bucket }) => counts.get(bucket) === most);
}

const isLiteral = (bucket: string) => !/[*?$]/.test(bucket) && placeholdersIn(bucket).length === 0;

/** A pattern with wildcards that the policy's own bucket does not fit. */
function isOtherPattern(pattern: string, own: string): boolean {
  return (
    /[*?]/.test(pattern) && !pattern.includes("$") && placeholdersIn(pattern).length === 0 && !globMatches(pattern, own)
  );
}
