import { sidesOf } from "../../access/index.ts";
import type { Catalog } from "../../catalog/index.ts";
import type { Pair } from "./gap.ts";
import { hasOtherCause } from "./other-cause.ts";

/**
 * Whether neither side allows an action that goes with what is allowed, so that nothing but the habit speaks for it. What
 * one side allows already is a matter of the other, and what a Deny stops is meant.
 */
export function isLackedByBoth(
  action: string,
  half: "bucket" | "objects",
  resource: string,
  pair: Pair,
  catalog: Catalog,
): boolean {
  const { identity, bucket } = pair;
  const sides = sidesOf(
    {
      principal: identity.arn,
      action,
      resource,
      ...(bucket.account && { resourceAccount: bucket.account }),
    },
    { identityPolicies: identity.compiled, ...(bucket.policy && { resourcePolicy: bucket.policy.compiled }) },
    catalog,
  );
  const own = [sides?.identity, sides?.resource].filter((side) => side !== undefined);
  if (own.length === 0 || own.some(({ allows, denies }) => allows !== "no" || denies !== "no")) return false;
  const policies = [...identity.policies, ...(bucket.policy ? [bucket.policy] : [])];
  return !hasOtherCause([{ action, half }], policies, pair, catalog);
}
