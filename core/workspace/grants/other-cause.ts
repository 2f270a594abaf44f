import type { Catalog } from "../../catalog/index.ts";
import { nearest } from "../../catalog/nearest.ts";
import { isExact, nameOfEntity } from "../../facts/entity-ids.ts";
import { faultOfAction } from "../../model/action-pattern.ts";
import { parseArn } from "../../model/arn.ts";
import { globMatches } from "../../model/glob.ts";
import { hasPlaceholder } from "../../model/placeholder.ts";
import type { Principal, Statement } from "../../model/policy.ts";
import { uniqueId } from "../../model/principal-form.ts";
import { s3TargetOf } from "../../model/s3-statement.ts";
import { meantName } from "../config-names.ts";
import type { Judged, Pair } from "./gap.ts";
import type { OpenedPolicy } from "./opened-policy.ts";

/** What is missing: an action, and whether it acts on the bucket or on objects. */
export type Asked = Pick<Judged, "action" | "half">;

/**
 * Whether what a side lacks is missing for a reason that is reported where it stands, or is not filled in yet: one mistake
 * gives one finding. `lacking` are the documents of the side.
 */
export function hasOtherCause(
  missing: readonly Asked[],
  lacking: readonly OpenedPolicy[],
  pair: Pair,
  catalog: Catalog,
): boolean {
  const allows = lacking.flatMap(({ policy }) => policy.statements.filter(({ effect }) => effect?.value === "Allow"));
  return (
    allows.some((statement) => isUnfinished(statement) || statement.principals.some((p) => mayBeMeant(p, pair))) ||
    lacking.some(({ policy }) => policy.statements.some((statement) => namesOtherBucket(statement, pair))) ||
    missing.some((wish) => allows.some((statement) => isSlipOf(wish, statement, pair, catalog)))
  );
}

function isUnfinished({ actions, resources, principals }: Statement): boolean {
  return [...actions, ...resources, ...principals].some(({ value }) => hasPlaceholder(value));
}

/** Somebody who may be the role or user: a name that nearly agrees, the id of a deleted one, an ARN with a slip in it. */
function mayBeMeant({ type, value }: Principal, { identity }: Pair): boolean {
  if (type !== "AWS" || value === "*" || value === identity.arn || /^\d{12}$/.test(value)) return false;
  if (uniqueId.test(value)) return true;
  const arn = parseArn(value);
  if (!arn || !/^\d{12}$/.test(arn.account)) return true;
  if (arn.resource === "root") return false;
  const name = arn.resource.split("/").at(arn.service === "sts" ? 1 : -1) ?? "";
  const own = nameOfEntity(identity.entity);
  return name === own || meantName(name, [own]) !== undefined;
}

/** In a bucket policy any other bucket is a mistake; elsewhere one whose name nearly agrees. */
function namesOtherBucket({ resources, principals, notPrincipals }: Statement, { bucket }: Pair): boolean {
  return resources.some((text) => {
    const named = s3TargetOf(text)?.bucket;
    if (named === undefined || named === bucket.name || !isExact(named)) return false;
    return principals.length + notPrincipals.length > 0 || meantName(named, [bucket.name]) !== undefined;
  });
}

/** The action is there and its resource is the wrong half of the bucket, or the action is misspelt. */
function isSlipOf(wish: Asked, { actions, resources }: Statement, { bucket }: Pair, catalog: Catalog): boolean {
  const isWrongHalf = resources.some((text) => {
    const target = s3TargetOf(text);
    return target?.bucket === bucket.name && !target.halves.includes(wish.half);
  });
  return actions.some(({ value }) => {
    if (isWrongHalf && globMatches(value.toLowerCase(), wish.action.toLowerCase())) return true;
    const fault = faultOfAction(value, catalog);
    if (fault?.fault === "operation") return fault.operation.actions.includes(wish.action);
    if (fault?.fault === "white-space") return fault.meant?.toLowerCase() === wish.action.toLowerCase();
    return fault !== undefined && nearest(value, [wish.action]) !== undefined;
  });
}
