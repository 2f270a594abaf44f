import { sidesOf } from "../access/index.ts";
import { folderId, nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId } from "../facts/fact.ts";
import { foldersOf } from "../facts/facts-of-document.ts";
import { globMatches } from "../model/glob.ts";
import { listed } from "../model/phrase.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { s3TargetOf } from "../model/s3-statement.ts";
import { type AccessNeeds, systemNeeds } from "../model/system-needs.ts";
import type { Rule } from "../rule.ts";
import { bucketSideOf } from "../workspace/grants/bucket-side.ts";
import { placeForGrant, relatedAt } from "../workspace/grants/gap-finding.ts";
import { grantFix, type MissingGrant } from "../workspace/grants/grant-fix.ts";
import { type Identity, identityOf } from "../workspace/grants/identity.ts";
import { openPolicy } from "../workspace/grants/opened-policy.ts";
import { onlyCandidate } from "../workspace/links.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import { scenarioOf } from "../workspace/scenario.ts";

export const systemPermissions: Rule = {
  code: "system-permissions",
  kinds: ["identity-policy"],
  severity: "warning",
  summary: "The role or user that a system works as lacks a permission that the system's guide asks for.",
  check: { role: drafts, user: drafts, document: besideCors },
};

function* drafts(entity: EntityId, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const needs = systemNeeds.find(({ scenario }) => scenario === scenarioOf(workspace));
  const identity = needs?.access && identityOf(entity, workspace);
  if (!needs?.access || !identity || identity.grounds === "likely") return;
  for (const [bucket, objects] of bucketsOf(identity)) {
    const { missing } = missingOn(bucket, objects, needs.access, identity, workspace);
    const policy = identity.policies[0];
    if (missing.length === 0 || !policy) continue;
    const actions = missing.flatMap((grant) => grant.actions);
    const declared = workspace.factsOf(bucket, "declares-bucket").find(({ versioning }) => versioning);
    const isOnlyVersions = actions.every((action) => /version/i.test(action));
    yield {
      place: placeForGrant(policy, []),
      message: `${needs.name} needs ${listed(actions)} on ${nameOfEntity(bucket)} by its guide, and ${identity.words} is not allowed ${actions.length === 1 ? "it" : "them"}${isOnlyVersions && declared ? `; versioning of the bucket is ${declared.versioning}` : ""}.`,
      related:
        isOnlyVersions && declared
          ? [{ file: declared.place.file, span: declared.place.span, message: "The bucket." }]
          : [],
      fixes: grantFix(`Allow ${listed(actions)}`, missing, policy),
    };
  }
}

/** Without a manifest: CORS rules for a system's page, and beside them the only identity policy, which is for one bucket. */
function* besideCors(entity: EntityId, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const [page] = workspace.factsOf(entity, "names-system");
  if (!page || scenarioOf(workspace)) return;
  const needs = systemNeeds.find(({ scenario }) => scenario === page.scenario);
  const folders = foldersOf(page.place.file).map(folderId);
  const document = onlyCandidate(folders, "identity-policy", workspace);
  const policy = document && openPolicy(document, "identity", workspace);
  if (!needs?.access || !policy) return;
  const somebody = { arn: "arn:aws:iam::000000000000:role/somebody", partition: "aws" };
  const asker: Asker = { ...somebody, policies: [policy], compiled: [policy.compiled] };
  const [[bucket, objects] = [], ...others] = bucketsOf(asker);
  if (!bucket || !objects || others.length > 0) return;
  const { missing, isAll } = missingOn(bucket, objects, needs.access, asker, workspace);
  // What allows nothing of it is somebody else's.
  if (missing.length === 0 || isAll) return;
  const actions = listed(missing.flatMap((grant) => grant.actions));
  const place = placeForGrant(policy, []);
  yield {
    place,
    severity: "hint",
    message: `This assumes that this policy is for ${needs.name}, for it is the only one beside CORS rules for its page. ${needs.name} needs ${actions} on ${nameOfEntity(bucket)} by its guide, which this policy does not allow.`,
    related: [relatedAt(page.place, place.file, `The CORS rules for ${needs.name}.`)],
    fixes: grantFix(`Allow ${actions}`, missing, policy),
  };
}

/** Whose policies are asked. */
type Asker = Pick<Identity, "arn" | "partition" | "policies" | "compiled">;

/** The buckets that the policies name outright, each with its entries for objects: the folder that the system was given. */
function bucketsOf({ policies }: Asker): Map<EntityId, readonly string[]> {
  const found = new Map<EntityId, string[]>();
  for (const { policy } of policies) {
    for (const { resources } of policy.statements) {
      for (const text of resources) {
        const target = s3TargetOf(text);
        if (!target || /[*?$]/.test(target.bucket) || hasPlaceholder(text.value)) continue;
        const known = found.get(`bucket:${target.bucket}`) ?? [];
        found.set(`bucket:${target.bucket}`, known);
        if (target.halves.includes("objects") && !known.includes(text.value)) known.push(text.value);
      }
    }
  }
  return found;
}

function missingOn(
  bucket: EntityId,
  objects: readonly string[],
  needs: AccessNeeds,
  identity: Asker,
  workspace: WorkspaceView,
): { readonly missing: readonly MissingGrant[]; readonly isAll: boolean } {
  const { account, declared, policy } = bucketSideOf(bucket, workspace);
  const isVersioned = declared.some(({ versioning }) => versioning === "enabled" || versioning === "suspended");
  const arn = `arn:${identity.partition}:s3:::${nameOfEntity(bucket)}`;
  const [folder = `${arn}/*`] = objects;
  const lacks = (action: string, resource: string) =>
    !isSlip(action, bucket, identity) &&
    sidesOf(
      { principal: identity.arn, action, resource, ...(account && { resourceAccount: account }) },
      { identityPolicies: identity.compiled, ...(policy && { resourcePolicy: policy.compiled }) },
      workspace.catalog,
    )?.identity.allows === "no";
  const onBucket = [...needs.onBucket, ...(isVersioned ? needs.onVersionedBucket : [])];
  const onObjects = [...needs.onObjects, ...(isVersioned ? needs.onVersions : [])];
  const missing = [
    { actions: onBucket.filter((action) => lacks(action, arn)), resources: [arn] },
    { actions: onObjects.filter((action) => lacks(action, folder)), resources: [folder] },
  ].filter(({ actions }) => actions.length > 0);
  const count = missing.reduce((sum, { actions }) => sum + actions.length, 0);
  return { missing, isAll: count === onBucket.length + onObjects.length };
}

/** The action is there with the wrong half of the bucket, or misspelt: that is reported where it stands. */
function isSlip(action: string, bucket: EntityId, { policies }: Asker): boolean {
  const name = nameOfEntity(bucket);
  return policies.some(({ policy }) =>
    policy.statements.some(
      ({ effect, actions, resources }) =>
        effect?.value !== "Deny" &&
        resources.some((resource) => s3TargetOf(resource)?.bucket === name) &&
        actions.some(
          ({ value }) =>
            globMatches(value.toLowerCase(), action.toLowerCase()) ||
            looksLike(value.toLowerCase(), action.toLowerCase()),
        ),
    ),
  );
}

/** `s3:RestoreObjects` for `s3:RestoreObject`: one begins with the other. */
function looksLike(written: string, action: string): boolean {
  return (
    written !== action &&
    (written.startsWith(action) || action.startsWith(written)) &&
    Math.abs(written.length - action.length) <= 2
  );
}
