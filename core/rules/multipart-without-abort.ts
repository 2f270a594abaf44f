import type { Rule } from "../rule.ts";
import { forPairs, type Pair, works } from "../workspace/grants/gap.ts";
import { assumptionOf, placeIn } from "../workspace/grants/gap-finding.ts";
import { grantFix } from "../workspace/grants/grant-fix.ts";
import { isLackedByBoth } from "../workspace/grants/habit.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

const abort = "s3:AbortMultipartUpload";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions */
export const multipartWithoutAbort: Rule = {
  code: "multipart-without-abort",
  kinds: ["identity-policy"],
  severity: "hint",
  summary: "A role or user is given permissions for multipart uploads, and not that of giving one up.",
  check: forPairs(ofPair),
};

/** s3:PutObject alone uploads in parts; who also lists the parts means to manage such uploads. */
function* ofPair(pair: Pair, { catalog }: WorkspaceView): Generator<WorkspaceDraft> {
  const { byIdentity, bucket, identity } = pair;
  const managed = byIdentity.find(
    (wish) => /^s3:list(?:multipartuploadparts|bucketmultipartuploads)$/i.test(wish.text.value) && works(wish, pair),
  );
  const upload = byIdentity.find((wish) => wish.action === "s3:PutObject" && works(wish, pair));
  if (!catalog || !managed || !upload) return;
  if (!isLackedByBoth(abort, "objects", upload.resource, pair, catalog)) return;
  yield {
    place: placeIn(managed.policy, managed.text.span),
    message: `${assumptionOf(pair)}The ${identity.words} may look at multipart uploads to ${bucket.name}, and not give one up (${abort}): if it means to, S3 answers AccessDenied, and parts that nobody completes are kept and paid for.`,
    fixes: grantFix(`Allow ${abort}`, [{ actions: [abort], resources: [upload.resource] }], upload.policy),
  };
}
