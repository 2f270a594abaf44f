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

/**
 * Whether two buckets differ as the names that they let in do, by one word: `app-dev` and `app-dev-worker` beside `app-prod` and
 * `app-prod-worker` are two stages, each with its own role.
 */
export function differAlike(a: NamedPair, b: NamedPair): boolean {
  const [one, other] = [wordsOf(a.bucket), wordsOf(b.bucket)];
  const at = one.findIndex((word, i) => word !== other[i]);
  const [from, to] = [one[at], other[at]];
  if (!from || !to || replaced(one, from, to) !== other.join("-")) return false;
  return replaced(wordsOf(a.principal), from, to) === wordsOf(b.principal).join("-");
}

/** A bucket's name, and that of whom its policy lets in. */
interface NamedPair {
  readonly bucket: string;
  readonly principal: string;
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[-_.]/);
}

function replaced(words: readonly string[], from: string, to: string): string {
  return words.map((word) => (word === from ? to : word)).join("-");
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
