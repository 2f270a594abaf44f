import { memberOf, nodeAt } from "../json/node.ts";
import { textOf } from "../json/strings.ts";
import type { Rule } from "../rule.ts";
import { forPairs, type Judged, type Pair } from "../workspace/grants/gap.ts";
import { assumptionOf, groundsOf, placeIn, relatedAt } from "../workspace/grants/gap-finding.ts";
import type { OpenedPolicy } from "../workspace/grants/opened-policy.ts";
import { isPattern } from "../workspace/grants/wish.ts";
import type { WorkspaceDraft } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html */
export const deniedByOtherSide: Rule = {
  code: "denied-by-other-side",
  kinds: ["identity-policy", "bucket-policy"],
  severity: "warning",
  summary: "What one policy allows on a bucket is denied by the policy on the other side.",
  check: forPairs(ofPair),
};

function* ofPair(pair: Pair): Generator<WorkspaceDraft> {
  const { identity, bucket, byIdentity, byBucket } = pair;
  for (const wish of byIdentity) {
    if (wish.bucket?.denies !== "yes" || wish.bucket.allows === "yes" || !bucket.policy) continue;
    yield* denied(wish, wish.bucket.denying, [bucket.policy], `the bucket's policy denies it`, pair);
  }
  for (const wish of byBucket) {
    if (wish.identity.denies !== "yes" || wish.identity.allows === "yes") continue;
    yield* denied(wish, wish.identity.denying, identity.policies, `a policy of ${identity.words} denies it`, pair);
  }
}

/** A pattern of actions means what is left of it; a single action that is denied everywhere means nothing. */
function* denied(
  { text, policy, resource }: Judged,
  denying: readonly { readonly document: string; readonly path: readonly (string | number)[] }[],
  others: readonly OpenedPolicy[],
  what: string,
  pair: Pair,
): Generator<WorkspaceDraft> {
  if (isPattern(text.value)) return;
  const place = placeIn(policy, text.span);
  const related = denying.flatMap(({ document, path }) => {
    const other = others.find(({ compiled }) => compiled.document === document);
    const effect = other && textOf(memberOf(nodeAt(other.root, path), "Effect")?.value);
    return other && effect ? [relatedAt(placeIn(other, effect.span), place.file, "This denies it.")] : [];
  });
  if (related.length === 0) return;
  yield {
    place,
    ...(groundsOf(pair) === "likely" && { severity: "hint" as const }),
    message: `${assumptionOf(pair)}This allows ${text.value} on ${resource}, and ${what}; a denial wins over every grant, so S3 answers AccessDenied.`,
    related,
  };
}
