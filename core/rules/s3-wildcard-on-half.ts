import type { Draft } from "../finding.ts";
import { addBehind } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import type { Statement } from "../model/policy.ts";
import { isCoveredElsewhere } from "../model/s3-elsewhere.ts";
import { bucketArnOf, hasHalf, type S3Half, type S3Target, s3TargetsOf } from "../model/s3-statement.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/**
 * A wildcard such as `s3:*` holds actions on buckets and on objects, and grants only those that the resources allow.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export const s3WildcardOnHalf: Rule = {
  code: "s3-wildcard-on-half",
  kinds: policyKinds,
  severity: "warning",
  summary:
    "A wildcard over S3's actions is limited to a bucket without its objects, or to objects without their bucket.",
  check: {
    *statement(statement, context) {
      const targets = s3TargetsOf(statement);
      if (!targets || targets.length === 0) return;
      const half = hasHalf(targets, "bucket") ? (hasHalf(targets, "objects") ? undefined : "objects") : "bucket";
      if (!half) return;
      const action = statement.actions.find(({ value }) => isMeantFor(half, value, context));
      if (action) yield* lost(half, action, targets, statement, context);
    },
  },
};

function* lost(
  half: S3Half,
  action: Text,
  targets: readonly S3Target[],
  statement: Statement,
  { source, policy, catalog }: PolicyContext,
): Iterable<Draft> {
  const seen = new Set<string>();
  for (const target of targets) {
    const { text, bucket, key } = target;
    if (seen.has(bucket) || isCoveredElsewhere(action.value, target, half, statement, policy, catalog)) continue;
    seen.add(bucket);
    const isDeny = statement.effect?.value === "Deny";
    const isFolder = half === "bucket" && key !== "*";
    if (isDeny && isFolder) continue;
    const arn = half === "objects" ? `${text.value}/*` : bucketArnOf(target);
    // A folder may be all that is meant, and a Deny on one half may be on purpose.
    const severity = isDeny || isFolder ? "info" : "warning";
    yield {
      span: text.span,
      severity,
      message: messageOf(half, action.value, statement),
      related: [{ span: action.span, message: `${action.value} holds actions on buckets and on objects.` }],
      fixes: [{ title: `Add ${arn}`, safe: false, edits: [addBehind(source, text.node, arn)] }],
    };
  }
}

function messageOf(half: S3Half, pattern: string, { effect }: Statement): string {
  const done = effect?.value === "Deny" ? "not denied" : "not granted";
  return half === "bucket"
    ? `The bucket's own ARN is missing beside its objects; what ${pattern} holds for buckets (s3:ListBucket first of all) is ${done}.`
    : `The bucket's objects are missing beside its ARN; what ${pattern} holds for objects (reading, writing, deleting) is ${done}.`;
}

/** Whether a wildcard holds actions on both halves, among them one that would be missed in the lost half. */
function isMeantFor(half: S3Half, pattern: string, { catalog }: PolicyContext): boolean {
  if (!pattern.includes("*")) return false;
  const holds = (name: string) => catalog.matches(pattern, "s3", name);
  return half === "bucket"
    ? holds("ListBucket") && anyOnObjects.some(holds)
    : mainOnObjects.some(holds) && anyOnBucket.some(holds);
}

const mainOnObjects = ["GetObject", "PutObject", "DeleteObject"];
const anyOnObjects = [...mainOnObjects, "ListMultipartUploadParts"];
const anyOnBucket = ["ListBucket", "GetBucketLocation", "PutBucketPolicy", "DeleteBucket"];
