import { addBehind, replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import { consequenceOf } from "../model/consequence.ts";
import { listed } from "../model/phrase.ts";
import { isCoveredElsewhere } from "../model/s3-elsewhere.ts";
import { hasHalf, isOnlyFor, type S3Target, s3HalvesOf, s3TargetsOf } from "../model/s3-statement.ts";
import type { Rule } from "../rule.ts";

/**
 * S3's objects are another resource than their bucket, whose ARN has no slash.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export const objectActionOnBucket: Rule = {
  code: "object-action-on-bucket",
  kinds: policyKinds,
  severity: { default: "warning", "bucket-policy": "error" },
  summary: "An action on objects is limited to a bucket's own ARN, which names no objects.",
  check: {
    *statement(statement, { kind, catalog, policy, source }) {
      const targets = s3TargetsOf(statement);
      if (!targets?.some((target) => isBucketAlone(target) || isEmptyKey(target))) return;
      const actions = statement.actions.filter(({ value }) => isOnlyFor("objects", value, catalog));
      if (actions.length === 0) return;
      const name = listed(actions.map(({ value }) => value));
      const acts = actions.length === 1 ? "applies to objects" : "apply to objects";
      const others = statement.actions.some(({ value }) => s3HalvesOf(value, catalog).includes("bucket"));
      const lost = !hasHalf(targets, "objects");
      for (const target of targets) {
        const { text } = target;
        const related = actions.slice(0, 3).map(relatedTo);
        if (isEmptyKey(target)) {
          const objects = `${text.value}*`;
          yield {
            span: text.span,
            severity: "warning",
            message: `${name} ${acts}, but behind the slash of this ARN stands no key, so it names none of them.`,
            related,
            fixes: [{ title: `Replace with ${objects}`, safe: false, edits: [replaceText(text, objects)] }],
          };
          continue;
        }
        if (!isBucketAlone(target) || (!lost && others) || hasObjectsOf(target, targets)) continue;
        const elsewhere = actions.every(({ value }) =>
          isCoveredElsewhere(value, target, "objects", statement, policy, catalog),
        );
        if (elsewhere && !(kind === "bucket-policy" && lost)) continue;
        const objects = `${text.value}/*`;
        yield {
          span: text.span,
          message: `${name} ${acts}, but this ARN names the bucket itself; ${lost ? consequenceOf(kind, statement, actions.length) : "this resource does nothing here"}.`,
          ...(!lost && { severity: "warning" }),
          related,
          fixes: [
            others
              ? { title: `Add ${objects}`, safe: false, edits: [addBehind(source, text.node, objects)] }
              : { title: `Replace with ${objects}`, safe: false, edits: [replaceText(text, objects)] },
          ],
        };
      }
    },
  },
};

const isBucketAlone = ({ halves }: S3Target) => halves.length === 1 && halves[0] === "bucket";
const isEmptyKey = ({ key }: S3Target) => key === "";

function hasObjectsOf({ bucket }: S3Target, targets: readonly S3Target[]): boolean {
  return targets.some((other) => other.bucket === bucket && other.halves.includes("objects"));
}

const relatedTo = ({ value, span }: Text) => ({ span, message: `${value} is an action on objects.` });
