import { addBehind, replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { consequenceOf } from "../model/consequence.ts";
import { listed } from "../model/phrase.ts";
import { isCoveredElsewhere } from "../model/s3-elsewhere.ts";
import { bucketArnOf, hasHalf, isOnlyFor, type S3Target, s3HalvesOf, s3TargetsOf } from "../model/s3-statement.ts";
import type { Rule } from "../rule.ts";

/**
 * S3's actions on a bucket need the bucket's own ARN, without a slash.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export const bucketActionOnObjects: Rule = {
  code: "bucket-action-on-objects",
  kinds: policyKinds,
  severity: { default: "warning", "bucket-policy": "error" },
  summary: "An action on a bucket is limited to objects in it, and the bucket's own ARN is missing.",
  check: {
    *statement(statement, { kind, catalog, policy, source }) {
      const targets = s3TargetsOf(statement);
      if (!targets?.some(isObjects)) return;
      const actions = statement.actions.filter(({ value }) => isOnlyFor("bucket", value, catalog));
      if (actions.length === 0) return;
      const name = listed(actions.map(({ value }) => value));
      const acts = actions.length === 1 ? "applies to the bucket itself" : "apply to the bucket itself";
      const others = statement.actions.some(({ value }) => s3HalvesOf(value, catalog).includes("objects"));
      const lost = !hasHalf(targets, "bucket");
      if (!lost && others) return;
      const seen = new Set<string>();
      for (const target of targets) {
        const { text, bucket } = target;
        if (!isObjects(target) || hasBucketOf(target, targets) || seen.has(bucket)) continue;
        seen.add(bucket);
        const elsewhere = actions.every(({ value }) =>
          isCoveredElsewhere(value, target, "bucket", statement, policy, catalog),
        );
        if (elsewhere && !(kind === "bucket-policy" && lost)) continue;
        const arn = bucketArnOf(target);
        yield {
          span: text.span,
          message: `${name} ${acts}, but this ARN names objects in it; ${lost ? consequenceOf(kind, statement, actions.length) : "this resource does nothing here"}.`,
          ...(!lost && { severity: "warning" }),
          related: actions.slice(0, 3).map(relatedTo),
          fixes: [
            others
              ? { title: `Add ${arn}`, safe: false, edits: [addBehind(source, text.node, arn)] }
              : { title: `Replace with ${arn}`, safe: false, edits: [replaceText(text, arn)] },
          ],
        };
      }
    },
  },
};

const isObjects = ({ halves }: S3Target) => halves.length === 1 && halves[0] === "objects";

function hasBucketOf({ bucket }: S3Target, targets: readonly S3Target[]): boolean {
  return targets.some((other) => other.bucket === bucket && other.halves.includes("bucket"));
}

const relatedTo = ({ value, span }: Text) => ({ span, message: `${value} is an action on the bucket.` });
