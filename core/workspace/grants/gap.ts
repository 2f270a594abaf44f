import { type SideStand, sidesOf } from "../../access/index.ts";
import type { Catalog } from "../../catalog/index.ts";
import { bucketId, documentId, isExact, kindOfEntity } from "../../facts/entity-ids.ts";
import type { EntityId } from "../../facts/fact.ts";
import { s3TargetOf } from "../../model/s3-statement.ts";
import { ownersOf } from "../links.ts";
import type { WorkspaceDraft, WorkspaceView } from "../rule.ts";
import type { BucketSide } from "./bucket-side.ts";
import { bucketSideOf } from "./bucket-side.ts";
import { type Identity, identityOf } from "./identity.ts";
import { isPattern, type Wish, wishesIn } from "./wish.ts";

/** A role or user and a bucket, of which at least one side's policy names the other. */
export interface Pair {
  readonly identity: Identity;
  readonly bucket: BucketSide;
  /** Whether both sides have to allow, for they are of two accounts; undefined where the owner is not known. */
  readonly relation: "same" | "cross" | undefined;
  /** What the role's or user's own policies mean to allow on the bucket. */
  readonly byIdentity: readonly Judged[];
  /** What the bucket's policy means to allow to the role or user. */
  readonly byBucket: readonly Judged[];
}

/** A wish, and how both sides stand to it. */
export interface Judged extends Wish {
  readonly identity: SideStand;
  /** Undefined where the bucket's policy is not among the files. */
  readonly bucket: SideStand | undefined;
}

/**
 * The buckets that a role or user has to do with: those that its policies name outright, and those whose policies name it.
 * Rules that ask in one run share the answer.
 */
function pairsOf(entity: EntityId, workspace: WorkspaceView): readonly Pair[] {
  const known = pairs.get(workspace)?.get(entity);
  if (known) return known;
  const found = readPairs(entity, workspace);
  const byEntity = pairs.get(workspace) ?? new Map<EntityId, readonly Pair[]>();
  pairs.set(workspace, byEntity.set(entity, found));
  return found;
}

/** A check of each pair that a role or user is in, for a rule. */
export function forPairs(check: (pair: Pair, workspace: WorkspaceView) => Iterable<WorkspaceDraft>) {
  function* ofEach(entity: EntityId, workspace: WorkspaceView): Generator<WorkspaceDraft> {
    for (const pair of pairsOf(entity, workspace)) yield* check(pair, workspace);
  }
  return { role: ofEach, user: ofEach };
}

const pairs = new WeakMap<WorkspaceView, Map<EntityId, readonly Pair[]>>();

function readPairs(entity: EntityId, workspace: WorkspaceView): Pair[] {
  const { catalog } = workspace;
  const identity = identityOf(entity, workspace);
  if (!catalog || !identity) return [];
  const buckets = new Set([...bucketsNamedBy(identity), ...bucketsThatName(identity, workspace)]);
  return [...buckets].slice(0, most).map((bucket) => pairOf(identity, bucketSideOf(bucket, workspace), catalog));
}

/** A role that names more buckets than this is written by a program, and so are their policies. */
const most = 100;

function bucketsNamedBy({ policies }: Identity): EntityId[] {
  return policies.flatMap(({ policy }) =>
    policy.statements.flatMap(({ resources }) =>
      resources.flatMap((text) => {
        const bucket = s3TargetOf(text)?.bucket;
        return bucket && isExact(bucket) ? bucketId(bucket) : [];
      }),
    ),
  );
}

function bucketsThatName({ entity, arn }: Identity, workspace: WorkspaceView): EntityId[] {
  return workspace
    .factsOf(entity, "mentions")
    .filter((mention) => mention.as === "principal" && mention.arn === arn && mention.place.document !== undefined)
    .flatMap(({ place }) => ownersOf(documentId(place.file, place.document!), workspace))
    .flatMap(({ owner }) => (kindOfEntity(owner) === "bucket" ? owner : []));
}

function pairOf(identity: Identity, bucket: BucketSide, catalog: Catalog): Pair {
  const { account, policy } = bucket;
  const relation = account === undefined ? undefined : account === identity.account ? "same" : "cross";
  const judge = (wish: Wish) => judgedOf(wish, identity, bucket, catalog);
  const toIdentity = (principals: readonly { readonly type: string; readonly value: string }[]) =>
    principals.some(({ type, value }) => type === "AWS" && value === identity.arn);
  return {
    identity,
    bucket,
    relation,
    byIdentity: identity.policies.flatMap((own) => wishesIn(own, bucket.name, () => true, catalog)).flatMap(judge),
    byBucket: policy
      ? wishesIn(policy, bucket.name, ({ principals }) => toIdentity(principals), catalog).flatMap(judge)
      : [],
  };
}

function judgedOf(wish: Wish, identity: Identity, { account, policy }: BucketSide, catalog: Catalog): Judged[] {
  const sides = sidesOf(
    {
      principal: identity.arn,
      action: wish.action,
      resource: wish.resource,
      ...(account && { resourceAccount: account }),
    },
    {
      identityPolicies: identity.compiled,
      ...(identity.boundaries.length > 0 && { permissionsBoundaries: identity.boundaries }),
      ...(policy && { resourcePolicy: policy.compiled }),
    },
    catalog,
  );
  return sides ? [{ ...wish, identity: sides.identity, bucket: sides.resource }] : [];
}

/**
 * The wishes that fail a test, but for patterns of actions of which some pass: who writes `s3:*` leaves it to the other side
 * which of them it is to be.
 */
export function failing(wishes: readonly Judged[], fails: (wish: Judged) => boolean): Judged[] {
  const passed = new Set(wishes.filter((wish) => !fails(wish)).map(({ text }) => text));
  return wishes.filter((wish) => fails(wish) && !(isPattern(wish.text.value) && passed.has(wish.text)));
}

/** Whether what a wish wants certainly works, as far as the files say. */
export function works({ identity, bucket }: Judged, { relation }: Pair): boolean {
  if (identity.denies !== "no" || (bucket && bucket.denies !== "no")) return false;
  if (relation === "cross") return identity.allows === "yes" && bucket?.allows === "yes";
  return identity.allows === "yes" || bucket?.names === "yes";
}
