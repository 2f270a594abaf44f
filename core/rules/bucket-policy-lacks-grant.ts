import type { Rule } from "../rule.ts";
import { failing, forPairs, type Pair } from "../workspace/grants/gap.ts";
import {
  actionWords,
  assumptionOf,
  grantsFor,
  groundsOf,
  placeForGrant,
  relatedWishes,
} from "../workspace/grants/gap-finding.ts";
import { grantFix } from "../workspace/grants/grant-fix.ts";
import { hasOtherCause } from "../workspace/grants/other-cause.ts";
import { namesStranger } from "../workspace/grants/stack-principal.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html */
export const bucketPolicyLacksGrant: Rule = {
  code: "bucket-policy-lacks-grant",
  kinds: ["bucket-policy"],
  severity: "error",
  summary: "A role or user of another account is allowed something that the bucket's policy does not allow it.",
  check: forPairs(ofPair),
};

function* ofPair(pair: Pair, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const { identity, bucket, relation, byIdentity, byBucket } = pair;
  const { policy } = bucket;
  if (relation !== "cross" || !policy || !workspace.catalog) return;
  const missing = failing(
    byIdentity,
    (wish) => wish.identity.denies !== "yes" && wish.bucket?.allows === "no" && wish.bucket.denies === "no",
  );
  if (missing.length === 0 || hasOtherCause(missing, [policy], pair, workspace.catalog)) return;
  if (namesStranger(pair, workspace)) return;
  const isAll = missing.length === byIdentity.length && byBucket.length === 0;
  const isWanted = missing.some(({ action }) => wanted.test(action));
  const severity = groundsOf(pair) === "likely" ? "hint" : isAll ? "error" : isWanted ? "warning" : "info";
  const actions = actionWords(missing);
  const place = placeForGrant(policy, byBucket);
  yield {
    place,
    severity,
    message: `${assumptionOf(pair)}This policy does not allow ${identity.words} ${actions}, which its own policy allows. The bucket belongs to another account (${bucket.account}, not ${identity.account}), so both must allow it, and S3 answers AccessDenied.`,
    related: relatedWishes(missing, place.file, `Here ${identity.words} is allowed it.`),
    fixes: grantFix(`Allow ${identity.words} ${actions}`, grantsFor(missing, identity.arn), policy),
  };
}

/** What programs do with a bucket; what is beside that is often asked for without need. */
const wanted = /^s3:(?:ListBucket$|GetObject|PutObject|DeleteObject)/;
