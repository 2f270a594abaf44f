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
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html */
export const identityLacksGrant: Rule = {
  code: "identity-lacks-grant",
  kinds: ["identity-policy"],
  severity: "warning",
  summary: "A bucket of another account allows a role or user something that its own policies do not allow.",
  check: forPairs(ofPair),
};

function* ofPair(pair: Pair, { catalog }: WorkspaceView): Generator<WorkspaceDraft> {
  const { identity, bucket, relation, byIdentity, byBucket } = pair;
  if (relation !== "cross" || !catalog) return;
  const missing = failing(
    byBucket,
    (wish) => wish.bucket?.denies !== "yes" && wish.identity.allows === "no" && wish.identity.denies === "no",
  );
  if (missing.length === 0 || hasOtherCause(missing, identity.policies, pair, catalog)) return;
  // The policy that speaks of the bucket already, else the first.
  const own = identity.policies.find((one) => byIdentity.some(({ policy }) => policy.entity === one.entity));
  const policy = own ?? identity.policies[0];
  if (!policy) return;
  const isAll = missing.length === byBucket.length && byIdentity.length === 0;
  const actions = actionWords(missing);
  const place = placeForGrant(policy, byIdentity);
  yield {
    place,
    // Who is granted more than it asks for may mean to ask for less.
    severity: groundsOf(pair) === "likely" ? "hint" : isAll ? "warning" : "info",
    message: `${assumptionOf(pair)}No policy of ${identity.words} allows ${actions} on ${bucket.name}, which the bucket's policy allows it. The bucket belongs to another account (${bucket.account}, not ${identity.account}), so both must allow it, and S3 answers AccessDenied.`,
    related: relatedWishes(missing, place.file, "Here the bucket allows it."),
    fixes: grantFix(`Allow ${actions} on ${bucket.name}`, grantsFor(missing), policy),
  };
}
