import { editToFile } from "../hosts/mapping.ts";
import { replaceText } from "../json/edit.ts";
import { parseArn } from "../model/arn.ts";
import { listed } from "../model/phrase.ts";
import type { Rule } from "../rule.ts";
import { type BucketSide, bucketSideOf } from "../workspace/bucket-side.ts";
import { kindOfEntity } from "../workspace/entity-ids.ts";
import type { EntityId } from "../workspace/fact.ts";
import { placeIn, relatedAt } from "../workspace/gap-finding.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import { isDeclared, nearlyAgree, type OnlyPrincipal, onlyPrincipalOf } from "../workspace/stack-principal.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html */
export const severalPrincipals: Rule = {
  code: "several-principals",
  kinds: ["bucket-policy"],
  severity: "warning",
  summary: "The buckets of one stack let in different roles or users.",
  check: {
    *workspace(_entity, workspace) {
      for (const stack of stacksOf(workspace)) yield* ofStack(stack, workspace);
    },
  },
};

/** A bucket whose policy lets in nobody but one role or user. */
interface Guarded {
  readonly bucket: BucketSide;
  readonly only: OnlyPrincipal;
}

/** The buckets that one manifest lists, as far as their policies let in one role or user each. */
function stacksOf(workspace: WorkspaceView): Iterable<readonly Guarded[]> {
  const byManifest = new Map<string, Guarded[]>();
  for (const entity of workspace.entities("bucket")) {
    const declared = workspace.factsOf(entity, "declares-bucket").filter(({ place }) => isManifest(place.file));
    if (declared.length === 0) continue;
    const bucket = bucketSideOf(entity, workspace);
    const only = onlyPrincipalOf(bucket);
    if (!only || bucket.grounds === "likely") continue;
    for (const file of new Set(declared.map(({ place }) => place.file))) {
      byManifest.set(file, [...(byManifest.get(file) ?? []), { bucket, only }]);
    }
  }
  return byManifest.values();
}

function isManifest(file: string): boolean {
  return /(?:^|\/)latchkey\.json$/.test(file);
}

/**
 * What is declared is meant, and who is not declared was mistaken for it; where nothing is declared, most buckets are right.
 * Of several that are declared each has its own buckets.
 */
function* ofStack(stack: readonly Guarded[], workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const entities = new Set(stack.map(({ only }) => only.entity));
  if (entities.size < 2) return;
  const declared = [...entities].filter((entity) => isDeclared(entity, workspace));
  const meant = declared.length > 0 ? only(declared) : mostNamed(stack);
  const right = stack.find((guarded) => guarded.only.entity === meant);
  if (!right) return;
  const arn = arnOf(right.only, workspace);
  for (const { bucket, only: stranger } of stack) {
    if (stranger.entity === meant || nearlyAgree(stranger.entity, right.only.entity)) continue;
    if (parseArn(arn)?.account !== stranger.account) continue;
    yield* drafts(bucket, stranger, { ...right, arn }, declared.length > 0 ? "warning" : "hint", stack);
  }
}

/** As it is declared, for a policy may have a slip in it. */
function arnOf({ entity, principals }: OnlyPrincipal, workspace: WorkspaceView): string {
  const declared = [
    ...workspace.factsOf(entity, "declares-role").map(({ role }) => role),
    ...workspace.factsOf(entity, "declares-user").map(({ user }) => user),
  ].find((name) => parseArn(name));
  return declared ?? principals[0]?.value ?? "";
}

function only(entities: readonly EntityId[]): EntityId | undefined {
  return entities.length === 1 ? entities[0] : undefined;
}

/** More than half of the buckets, or the first of two. */
function mostNamed(stack: readonly Guarded[]): EntityId | undefined {
  const named = stack.map(({ only }) => only.entity);
  if (stack.length === 2) return named[0];
  return named.find((entity) => named.filter((other) => other === entity).length * 2 > named.length);
}

function* drafts(
  { policy }: BucketSide,
  { principals, entity }: OnlyPrincipal,
  right: Guarded & { readonly arn: string },
  severity: "warning" | "hint",
  stack: readonly Guarded[],
): Generator<WorkspaceDraft> {
  const [first] = principals;
  const [meant] = right.only.principals;
  if (!policy || !right.bucket.policy || !first || !meant) return;
  const place = placeIn(policy, first.span);
  const who = `${kindOfEntity(entity)} ${nameOf(entity)}`;
  const other = `${kindOfEntity(right.only.entity)} ${right.only.name}`;
  const buckets = stack.filter((guarded) => guarded.only.entity === right.only.entity).map(({ bucket }) => bucket.name);
  const assumed = severity === "hint" ? "If one stack uses all buckets of this manifest, it" : `The ${other}`;
  yield {
    place,
    severity,
    message: `This bucket lets in ${who} only, which nothing here declares, and ${listed(buckets)} of the same manifest ${other}. ${assumed} gets AccessDenied here.`,
    related: [relatedAt(placeIn(right.bucket.policy, meant.span), place.file, `Here it is ${other}.`)],
    fixes: [
      {
        title: `Replace with ${other}`,
        safe: false,
        edits: principals.map((principal) => editToFile(policy.document.mapping, replaceText(principal, right.arn))),
      },
    ],
  };
}

const nameOf = (entity: EntityId) => entity.slice(entity.indexOf(":") + 1);
