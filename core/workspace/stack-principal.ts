import { parseArn } from "../model/arn.ts";
import type { Principal } from "../model/policy.ts";
import type { BucketSide } from "./bucket-side.ts";
import { bucketSideOf } from "./bucket-side.ts";
import { meantName } from "./config-names.ts";
import { bucketId, documentId, isExact, kindOfEntity, nameOfEntity, roleId, userId } from "./entity-ids.ts";
import type { EntityId } from "./fact.ts";
import type { Pair } from "./gap.ts";
import { ownersOf } from "./links.ts";
import type { WorkspaceView } from "./rule.ts";

/** The only role or user that a bucket's policy lets in. */
export interface OnlyPrincipal {
  readonly entity: EntityId;
  readonly name: string;
  readonly account: string;
  /** Everywhere that the policy names it. */
  readonly principals: readonly Principal[];
}

/** The one role or user that the Allow statements name; undefined where they name several, an account, or everyone. */
export function onlyPrincipalOf({ policy }: BucketSide): OnlyPrincipal | undefined {
  const allows = policy?.policy.statements.filter(({ effect }) => effect?.value === "Allow") ?? [];
  const principals = allows.flatMap((statement) => statement.principals).filter(({ type }) => type !== "Service");
  let found: OnlyPrincipal | undefined;
  for (const principal of principals) {
    const arn = principal.type === "AWS" ? parseArn(principal.value) : undefined;
    const [, type, path] = /^(role|user)\/(.+)$/.exec(arn?.resource ?? "") ?? [];
    const name = path?.slice(path.lastIndexOf("/") + 1);
    if (!arn || !name || !isExact(principal.value)) return undefined;
    const entity = type === "role" ? roleId(name) : userId(name);
    if (found && found.entity !== entity) return undefined;
    found = { entity, name, account: arn.account, principals: [...(found?.principals ?? []), principal] };
  }
  return allows.some(({ notPrincipals }) => notPrincipals.length > 0) ? undefined : found;
}

/** Whether two names may be one that is written differently, which is another mistake. */
export function nearlyAgree(a: EntityId, b: EntityId): boolean {
  const [one, other] = [nameOfEntity(a), nameOfEntity(b)];
  return one === other || meantName(one, [other]) !== undefined;
}

/** Whether somebody declares a role or user, or gives it a policy. */
export function isDeclared(entity: EntityId, workspace: WorkspaceView): boolean {
  const relation = kindOfEntity(entity) === "role" ? "declares-role" : "declares-user";
  return workspace.factsOf(entity, relation).length > 0;
}

/**
 * Whether a bucket's policy lets in nobody but a role or user that nothing else here knows, while another bucket of the same
 * manifest lets in this pair's: then the policy names the wrong one, and several-principals says so.
 */
export function namesStranger({ identity, bucket }: Pair, workspace: WorkspaceView): boolean {
  const only = onlyPrincipalOf(bucket);
  if (!only || only.entity === identity.entity || nearlyAgree(only.entity, identity.entity)) return false;
  if (only.account !== identity.account || isDeclared(only.entity, workspace)) return false;
  const files = new Set(bucket.declared.map(({ place }) => place.file));
  return workspace
    .factsOf(identity.entity, "mentions")
    .filter(({ as, place }) => as === "principal" && place.document !== undefined)
    .flatMap(({ place }) => ownersOf(documentId(place.file, place.document!), workspace))
    .filter(({ owner }) => kindOfEntity(owner) === "bucket" && owner !== bucket.entity)
    .map(({ owner }) => bucketSideOf(bucketId(nameOfEntity(owner)), workspace))
    .some(
      (other) =>
        other.declared.some(({ place }) => files.has(place.file)) && onlyPrincipalOf(other)?.entity === identity.entity,
    );
}
