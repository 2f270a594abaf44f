import { nameOfEntity } from "../../facts/entity-ids.ts";
import type { EntityId } from "../../facts/fact.ts";
import type { BucketDeclared, Grounds } from "../../facts/fact-access.ts";
import { itsResources } from "../../facts/facts-of-policy.ts";
import { mayBeEndpointPolicy } from "../../model/policy-target.ts";
import { documentsOf, type Link, ownersOf } from "../links.ts";
import type { WorkspaceView } from "../rule.ts";
import { type OpenedPolicy, openPolicy } from "./opened-policy.ts";

/** What the files say of a bucket. */
export interface BucketSide {
  readonly entity: EntityId;
  readonly name: string;
  readonly declared: readonly BucketDeclared[];
  /** The owner, where all that is said of it agrees. */
  readonly account?: string;
  readonly policy?: OpenedPolicy;
  /** How sure it is that the policy is this bucket's. */
  readonly grounds: Grounds;
  /** What says so, as a sentence begins. */
  readonly source: string;
}

/** A bucket with its policy, if there is just one and it can be read. */
export function bucketSideOf(entity: EntityId, workspace: WorkspaceView): BucketSide {
  const declared = workspace.factsOf(entity, "declares-bucket");
  const accounts = new Set(declared.flatMap(({ account }) => account ?? []));
  const [account] = accounts;
  const link = policyLinkOf(entity, workspace);
  const policy = link && openPolicy(link.document, "resource", workspace);
  return {
    entity,
    name: nameOfEntity(entity),
    declared,
    ...(account && accounts.size === 1 && { account }),
    ...(policy && link && isBucketPolicy(policy, link) && { policy }),
    grounds: link?.grounds ?? "certain",
    source: link?.source ?? itsResources,
  };
}

/** The policy of a VPC endpoint may name a bucket as well, and nothing but its resources ties it to that bucket. */
function isBucketPolicy({ document, policy }: OpenedPolicy, { source }: Link): boolean {
  return document.kind === "bucket-policy" && (source !== itsResources || !mayBeEndpointPolicy(policy));
}

/** What ties a bucket to its policy, where that is one document. */
export function policyLinkOf(entity: EntityId, workspace: WorkspaceView): Link | undefined {
  const [link, ...others] = policyLinks(entity, workspace);
  return others.length === 0 ? link : undefined;
}

/**
 * The documents of a bucket that are here, each once: a path on a command line may mean either of two files. One that
 * somebody says is another bucket's is not this one's.
 */
function policyLinks(entity: EntityId, workspace: WorkspaceView): readonly Link[] {
  const seen = new Set<EntityId>();
  return documentsOf(entity, "resource-policy", workspace).filter(({ document }) => {
    if (seen.has(document) || workspace.factsOf(document, "declares-document").length === 0) return false;
    seen.add(document);
    return ownersOf(document, workspace).some(({ owner }) => owner === entity);
  });
}
