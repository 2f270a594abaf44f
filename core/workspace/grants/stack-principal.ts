import { documentId, kindOfEntity, nameOfEntity } from "../../facts/entity-ids.ts";
import type { EntityId } from "../../facts/fact.ts";
import type { OnlyLetsIn } from "../../facts/fact-access.ts";
import { parseArn } from "../../model/arn.ts";
import { meantName } from "../config-names.ts";
import { ownersOf } from "../links.ts";
import type { WorkspaceView } from "../rule.ts";
import { bucketSideOf, policyLinkOf } from "./bucket-side.ts";
import type { Pair } from "./gap.ts";

/** The only role or user that a bucket's policy certainly lets in. */
export function onlyLetIn(bucket: EntityId, workspace: WorkspaceView): OnlyLetsIn | undefined {
  const link = policyLinkOf(bucket, workspace);
  return link?.grounds === "certain" ? workspace.factsOf(link.document, "lets-in-only")[0] : undefined;
}

/** Whether two names may be one that is written differently, which is another mistake. */
export function nearlyAgree(a: EntityId, b: EntityId): boolean {
  const [one, other] = [nameOfEntity(a), nameOfEntity(b)];
  return one === other || meantName(one, [other]) !== undefined;
}

/** Whether somebody declares a role or user. */
export function isDeclared(entity: EntityId, workspace: WorkspaceView): boolean {
  const relation = kindOfEntity(entity) === "role" ? "declares-role" : "declares-user";
  return workspace.factsOf(entity, relation).length > 0;
}

/**
 * Whether a bucket's policy lets in nobody but a role or user that nothing else here knows, while another bucket of the same
 * manifest lets in this pair's: then the policy names the wrong one, and several-principals says so.
 */
export function namesStranger({ identity, bucket }: Pair, workspace: WorkspaceView): boolean {
  const only = onlyLetIn(bucket.entity, workspace);
  if (!only || only.principal === identity.entity || nearlyAgree(only.principal, identity.entity)) return false;
  if (parseArn(only.arn)?.account !== identity.account || isDeclared(only.principal, workspace)) return false;
  const files = new Set(bucket.declared.map(({ place }) => place.file));
  return workspace
    .factsOf(identity.entity, "mentions")
    .filter(({ as, place }) => as === "principal" && place.document !== undefined)
    .flatMap(({ place }) => ownersOf(documentId(place.file, place.document!), workspace))
    .filter(({ owner }) => kindOfEntity(owner) === "bucket" && owner !== bucket.entity)
    .some(
      ({ owner }) =>
        bucketSideOf(owner, workspace).declared.some(({ place }) => files.has(place.file)) &&
        onlyLetIn(owner, workspace)?.principal === identity.entity,
    );
}
