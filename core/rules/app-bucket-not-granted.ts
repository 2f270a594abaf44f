import { sidesOf } from "../access/index.ts";
import { bucketId, isExact } from "../facts/entity-ids.ts";
import type { AppRunsTasks } from "../facts/fact-access.ts";
import { globMatches } from "../model/glob.ts";
import { listed } from "../model/phrase.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { s3TargetOf } from "../model/s3-statement.ts";
import type { Rule } from "../rule.ts";
import { roleOfApp, settingOf } from "../workspace/app-profile.ts";
import { bucketSideOf } from "../workspace/grants/bucket-side.ts";
import { placeForGrant } from "../workspace/grants/gap-finding.ts";
import { grantFix, type MissingGrant } from "../workspace/grants/grant-fix.ts";
import { type Identity, identityOf } from "../workspace/grants/identity.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://distributedscience.github.io/Distributed-CellProfiler/ */
export const appBucketNotGranted: Rule = {
  code: "app-bucket-not-granted",
  kinds: ["identity-policy"],
  severity: "warning",
  summary: "The role that an app runs under is not allowed what the app does with one of its buckets.",
  check: {
    *app(entity, workspace) {
      for (const app of workspace.factsOf(entity, "app-runs-tasks")) yield* ofApp(app, workspace);
    },
  },
};

/** What the app does with the bucket of each setting; objects are asked for by any key. */
const needs: Readonly<Record<string, readonly string[]>> = {
  AWS_BUCKET: ["s3:PutObject"],
  SOURCE_BUCKET: ["s3:ListBucket", "s3:GetObject"],
  WORKSPACE_BUCKET: ["s3:ListBucket", "s3:GetObject"],
  DESTINATION_BUCKET: ["s3:ListBucket", "s3:GetObject", "s3:PutObject"],
};

function* ofApp(app: AppRunsTasks, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const role = roleOfApp(app, workspace);
  const identity = role && identityOf(role.entity, workspace);
  const policy = identity?.policies[0];
  if (!identity || !policy || identity.arn !== role.arn) return;
  const missing = new Map<string, { settings: string[]; actions: Set<string>; isSure: boolean }>();
  for (const [name, actions] of Object.entries(needs)) {
    const bucket = settingOf(app, name)?.value;
    if (!bucket || !isExact(bucket)) continue;
    const isSure = isKnownBucket(bucket, workspace);
    // One that nobody declares may be public and let everyone read; that everyone may write is not likely.
    const asked = isSure ? actions : actions.filter((action) => action === "s3:PutObject");
    const lacking = asked.filter((action) => isMissing(action, bucket, identity, workspace));
    if (lacking.length === 0) continue;
    const known = missing.get(bucket) ?? { settings: [], actions: new Set<string>(), isSure };
    missing.set(bucket, known);
    known.settings.push(name);
    for (const action of lacking) known.actions.add(action);
  }
  for (const [bucket, { settings, actions, isSure }] of missing) {
    const words = listed([...actions]);
    const setting = settingOf(app, settings[0] ?? "");
    yield {
      place: placeForGrant(policy, []),
      ...((identity.grounds === "likely" || !isSure) && { severity: "hint" as const }),
      message: `${identity.grounds === "likely" ? `This assumes that the policies found for ${identity.words} are all that it has. ` : ""}The app runs under ${identity.words} and has ${bucket} as ${listed(settings)}, and nothing here allows the role ${words} on it: its jobs end in AccessDenied${isSure ? "" : ", unless the bucket's own policy, which is not among the files, allows it"}.`,
      related: setting ? [{ file: app.place.file, span: setting.valueSpan, message: "The app's bucket." }] : [],
      fixes: grantFix(`Allow ${words} on ${bucket}`, grantsOf(bucket, [...actions], identity.partition), policy),
    };
  }
}

/** Neither side says anything of it: where one does and the other does not, other rules report that. */
function isMissing(action: string, bucket: string, identity: Identity, workspace: WorkspaceView): boolean {
  const { account, policy } = bucketSideOf(bucketId(bucket), workspace);
  const sides = sidesOf(
    {
      principal: identity.arn,
      action,
      resource: arnFor(action, bucket, identity.partition),
      ...(account && { resourceAccount: account }),
    },
    {
      identityPolicies: identity.compiled,
      ...(identity.boundaries.length > 0 && { permissionsBoundaries: identity.boundaries }),
      ...(policy && { resourcePolicy: policy.compiled }),
    },
    workspace.catalog,
  );
  if (sides?.identity.allows !== "no" || isSlip(action, bucket, identity)) return false;
  return !policy || sides.resource?.allows === "no";
}

function isKnownBucket(bucket: string, workspace: WorkspaceView): boolean {
  const { account, policy } = bucketSideOf(bucketId(bucket), workspace);
  return account !== undefined || policy !== undefined;
}

/** The action is there and stands with the wrong half of the bucket, which is reported where it stands. */
function isSlip(action: string, bucket: string, { policies }: Identity): boolean {
  return policies.some(({ policy }) =>
    policy.statements.some(
      ({ actions, resources }) =>
        actions.some(({ value }) => globMatches(value.toLowerCase(), action.toLowerCase())) &&
        resources.some((resource) => hasPlaceholder(resource.value) || s3TargetOf(resource)?.bucket === bucket),
    ),
  );
}

function arnFor(action: string, bucket: string, partition: string): string {
  return `arn:${partition}:s3:::${bucket}${action === "s3:ListBucket" ? "" : "/*"}`;
}

function grantsOf(bucket: string, actions: readonly string[], partition: string): MissingGrant[] {
  const byResource = new Map<string, string[]>();
  for (const action of actions) {
    const resource = arnFor(action, bucket, partition);
    byResource.set(resource, [...(byResource.get(resource) ?? []), action]);
  }
  return [...byResource].map(([resource, of]) => ({ actions: of, resources: [resource] }));
}
