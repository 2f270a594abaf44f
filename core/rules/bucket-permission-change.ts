import type { Kind } from "../kind.ts";
import type { Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html */
export const bucketPermissionChange: Rule = {
  code: "bucket-permission-change",
  kinds: ["bucket-policy", "identity-policy"],
  severity: { default: "warning", "identity-policy": "info" },
  summary: "An action that changes who may access a bucket is allowed.",
  judges: "grants",
  check: {
    action({ value, span }, statement, { kind, catalog }) {
      // Who writes s3:* means everything, and is told by other rules where that is too much.
      if (!/^s3:./i.test(value) || /^s3:\*+$/i.test(value)) return undefined;
      if (statement.effect?.value !== "Allow" || statement.notActions.length > 0 || statement.conditions.length > 0)
        return undefined;
      const name = changes.find((change) => catalog.matches(value, "s3", change));
      if (name === undefined || !isWide(kind, statement)) return undefined;
      const named = value.toLowerCase() === `s3:${name.toLowerCase()}` ? value : `${value} holds s3:${name} and so`;
      return [
        {
          span,
          message:
            kind === "bucket-policy"
              ? `${named} lets these principals decide who may access the bucket; that is for the bucket's owner alone.`
              : `${named} lets its holder decide who may access any bucket; name the buckets that are meant.`,
        },
      ];
    },
  },
};

const changes = [
  "PutBucketPolicy",
  "DeleteBucketPolicy",
  "PutBucketAcl",
  "PutBucketPublicAccessBlock",
  "PutBucketOwnershipControls",
];

/** An identity policy may well let its holder care for a bucket that it names. */
function isWide(kind: Kind, { resources }: Statement): boolean {
  return kind === "bucket-policy" || resources.some(({ value }) => value === "*" || /^arn:[^:]*:s3:::\*$/.test(value));
}
