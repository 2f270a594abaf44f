import { listed } from "../model/phrase.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";
import { forPairs, type Pair } from "../workspace/grants/gap.ts";
import { assumptionOf, groundsOf, placeForGrant, relatedAt } from "../workspace/grants/gap-finding.ts";
import { grantFix } from "../workspace/grants/grant-fix.ts";
import {
  type BucketKey,
  type KeyGap,
  keyGapOf,
  keyOf,
  keyPolicyOf,
  neededOnKey,
} from "../workspace/grants/key-access.ts";
import type { OpenedPolicy } from "../workspace/grants/opened-policy.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms */
export const missingKmsPermission: Rule = {
  code: "missing-kms-permission",
  kinds: ["identity-policy", "resource-policy"],
  severity: "warning",
  summary: "A role or user may use the objects of a bucket, and not the key that they are encrypted with.",
  check: forPairs(ofPair),
};

function* ofPair(pair: Pair, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const { catalog } = workspace;
  const key = keyOf(pair.bucket.declared);
  const policy = key && keyPolicyOf(key, workspace);
  if (!catalog || !key?.arn.resource.startsWith("key/") || policy === "several") return;
  const byGap = new Map<KeyGap, string[]>();
  for (const action of neededOnKey(pair)) {
    const gap = keyGapOf(action, pair.identity, key, policy, catalog);
    byGap.set(gap, [...(byGap.get(gap) ?? []), action]);
  }
  for (const [gap, actions] of byGap) {
    if (gap === "key" && policy) yield* atKey(actions, pair, key, policy);
    else if (gap === "identity" || gap === "perhaps-identity") yield* atIdentity(actions, pair, key, gap);
  }
}

function* atIdentity(actions: readonly string[], pair: Pair, key: BucketKey, gap: KeyGap): Generator<WorkspaceDraft> {
  const { identity, bucket, byIdentity } = pair;
  const policy = byIdentity[0]?.policy ?? identity.policies[0];
  if (!policy || identity.policies.some(isUnfinished)) return;
  const place = placeForGrant(policy, []);
  const isGuess = gap === "perhaps-identity";
  const unless = isGuess ? ` unless the key's own policy, which is not among the files, names it` : "";
  yield {
    place,
    ...((isGuess || groundsOf(pair) === "likely") && { severity: "hint" as const }),
    message: `${assumptionOf(pair)}The bucket ${bucket.name} encrypts its objects with a KMS key, and no policy of ${identity.words} allows ${listed(actions)} on it: ${consequence(actions)} end in AccessDenied${unless}.`,
    related: [relatedAt(key.place, place.file, "This is the bucket's key.")],
    fixes: grantFix(`Allow ${listed(actions)} on the key`, [{ actions, resources: [key.text] }], policy),
  };
}

function* atKey(
  actions: readonly string[],
  pair: Pair,
  key: BucketKey,
  policy: OpenedPolicy,
): Generator<WorkspaceDraft> {
  const { identity, bucket } = pair;
  if (isUnfinished(policy)) return;
  const place = placeForGrant(policy, []);
  yield {
    place,
    ...(groundsOf(pair) === "likely" && { severity: "hint" as const }),
    message: `${assumptionOf(pair)}The bucket ${bucket.name} encrypts its objects with this key, and the key's policy does not allow ${identity.words} ${listed(actions)}: ${consequence(actions)} end in AccessDenied.`,
    related: [relatedAt(key.place, place.file, "This is the bucket's key.")],
    fixes: grantFix(
      `Allow ${identity.words} ${listed(actions)}`,
      [{ actions, resources: ["*"], principal: identity.arn }],
      policy,
    ),
  };
}

function consequence(actions: readonly string[]): string {
  if (actions.length > 1) return "downloads and uploads";
  return actions[0] === "kms:Decrypt" ? "downloads" : "uploads";
}

/** Something about KMS is still to be filled in. */
function isUnfinished({ policy }: OpenedPolicy): boolean {
  return policy.statements.some(
    ({ actions, resources, principals }) =>
      actions.some(({ value }) => /^kms:|^\*$/i.test(value)) &&
      [...resources, ...principals].some(({ value }) => hasPlaceholder(value)),
  );
}
