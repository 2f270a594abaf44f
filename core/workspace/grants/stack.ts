import { bucketId, documentId, kindOfEntity, nameOfEntity } from "../../facts/entity-ids.ts";
import type { EntityId } from "../../facts/fact.ts";
import type { AppRunsTasks, DocumentInFolder, OnlyLetsIn } from "../../facts/fact-access.ts";
import { ownersOf } from "../links.ts";
import type { WorkspaceView } from "../rule.ts";
import { onlyLetIn } from "./stack-principal.ts";

/** A bucket whose policy lets in nobody but one role or user. */
export interface Guarded {
  readonly bucket: EntityId;
  readonly name: string;
  readonly only: OnlyLetsIn;
}

/** The guarded ones among buckets, each once. */
export function guardedAmong(buckets: Iterable<EntityId>, workspace: WorkspaceView): readonly Guarded[] {
  return [...new Set(buckets)].flatMap((bucket) => {
    const only = onlyLetIn(bucket, workspace);
    return only ? [{ bucket, name: nameOfEntity(bucket), only }] : [];
  });
}

/** The buckets that an app's settings name, as far as no manifest lists them, which says more. */
export function bucketsOfApp({ settings }: AppRunsTasks, workspace: WorkspaceView): readonly EntityId[] {
  const buckets = ["SOURCE_BUCKET", "WORKSPACE_BUCKET", "DESTINATION_BUCKET", "AWS_BUCKET"].flatMap((name) => {
    const value = settings.get(name)?.value;
    return value ? bucketId(value) : [];
  });
  return buckets.filter((bucket) => workspace.factsOf(bucket, "declares-bucket").length === 0);
}

/**
 * The buckets whose policies are in a folder or the ones below it, where the one identity policy there names them all, and
 * nothing else puts them together.
 */
export function bucketsInFolder(documents: readonly DocumentInFolder[], workspace: WorkspaceView): readonly EntityId[] {
  const ofKind = (wanted: string) =>
    new Set(documents.flatMap(({ kind, document }) => (kind === wanted ? document : [])));
  const [identity, another] = ofKind("identity-policy");
  const policies = [...ofKind("bucket-policy")];
  if (!identity || another || policies.length < 2 || policies.length > most) return [];
  const owners = policies.flatMap((policy) => ownersOf(policy, workspace).map(({ owner }) => owner));
  const buckets = owners.filter((owner) => kindOfEntity(owner) === "bucket");
  return buckets.filter((bucket) => {
    if (workspace.factsOf(bucket, "declares-bucket").length > 0) return false;
    const mentions = workspace.factsOf(bucket, "mentions");
    return (
      mentions.every(({ as }) => as !== "app-setting") &&
      // Who works with a bucket names its objects; who only manages buckets does not.
      mentions.some(
        ({ as, arn, place }) =>
          as === "resource" && arn?.includes("/") && documentId(place.file, place.document ?? 0) === identity,
      )
    );
  });
}

/** A folder of more is a collection, not a stack. */
const most = 10;
