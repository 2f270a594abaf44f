import type { Catalog } from "../catalog/index.ts";
import { isExact } from "../facts/entity-ids.ts";
import type { Place } from "../facts/fact.ts";
import { spanWithin } from "../json/strings.ts";
import { type Arn, parseArn } from "../model/arn.ts";
import type { Rule } from "../rule.ts";
import { type BucketSide, bucketSideOf } from "../workspace/grants/bucket-side.ts";
import { placeIn, relatedAt } from "../workspace/grants/gap-finding.ts";
import type { WorkspaceDraft } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
export const kmsKeyInOtherRegion: Rule = {
  code: "kms-key-in-other-region",
  kinds: ["manifest", "bucket-policy"],
  severity: "error",
  summary: "A bucket and the KMS key for its objects are in two Regions.",
  check: {
    *bucket(entity, workspace) {
      const { catalog } = workspace;
      const bucket = bucketSideOf(entity, workspace);
      const region = regionOf(bucket);
      if (!catalog?.region(region?.code ?? "") || !region) return;
      for (const { arn, place } of keysOf(bucket)) {
        if (arn.region === region.code || !isKey(arn, catalog)) continue;
        yield draftOf(arn, place, bucket.name, region);
      }
    },
  },
};

interface BucketRegion {
  readonly code: string;
  readonly place: Place;
}

/** Where all that is said of it agrees. */
function regionOf({ declared }: BucketSide): BucketRegion | undefined {
  const said = declared.flatMap(({ region, regionSpan, place }) =>
    region && regionSpan ? { code: region, place: { ...place, span: regionSpan } } : [],
  );
  return said.every(({ code }) => code === said[0]?.code) ? said[0] : undefined;
}

/** The keys that objects of the bucket are encrypted with, and the place of each one's Region. */
function* keysOf({ declared, policy }: BucketSide): Generator<{ readonly arn: Arn; readonly place: Place }> {
  for (const { kmsKey, kmsKeySpan, place } of declared) {
    const arn = parseArn(kmsKey ?? "");
    if (!arn || !kmsKeySpan || kmsKeySpan.end - kmsKeySpan.start !== kmsKey?.length || !isExact(kmsKey)) continue;
    const start = kmsKeySpan.start + arn.offsets.region;
    yield { arn, place: { ...place, span: { start, end: start + arn.region.length } } };
  }
  for (const { conditions } of policy?.policy.statements ?? []) {
    for (const { key, values } of conditions) {
      if (key.value.toLowerCase() !== "s3:x-amz-server-side-encryption-aws-kms-key-id") continue;
      for (const { text } of values) {
        const arn = parseArn(text?.value ?? "");
        if (!arn || !text || !isExact(text.value)) continue;
        const { region, account } = arn.offsets;
        yield { arn, place: placeIn(policy!, spanWithin(text, region, account - 1, policy!.document.text)) };
      }
    }
  }
}

/** An ARN with another fault has a finding of its own. */
function isKey({ service, region, resource }: Arn, catalog: Catalog): boolean {
  return service === "kms" && catalog.region(region) !== undefined && /^(?:key|alias)\//.test(resource);
}

function draftOf(arn: Arn, place: Place, bucket: string, region: BucketRegion): WorkspaceDraft {
  return {
    place,
    message: `This key is in ${arn.region}, and the bucket ${bucket} in ${region.code}: S3 takes only a key of the bucket's own Region, so every upload fails.`,
    related: [relatedAt(region.place, place.file, `The bucket is in ${region.code}.`)],
  };
}
