import { sidesOf } from "../access/index.ts";
import type { Catalog } from "../catalog/index.ts";
import { bucketId, isExact } from "../facts/entity-ids.ts";
import type { EntityId } from "../facts/fact.ts";
import type { AppSetting } from "../facts/fact-access.ts";
import { editToFile } from "../hosts/mapping.ts";
import { addBehind } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import { globMatches } from "../model/glob.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Statement } from "../model/policy.ts";
import { s3TargetOf } from "../model/s3-statement.ts";
import type { Rule } from "../rule.ts";
import { roleOfApp, settingOf } from "../workspace/app-profile.ts";
import { type BucketSide, bucketSideOf } from "../workspace/grants/bucket-side.ts";
import { placeIn, relatedAt } from "../workspace/grants/gap-finding.ts";
import { type Identity, identityOf } from "../workspace/grants/identity.ts";
import type { OpenedPolicy } from "../workspace/grants/opened-policy.ts";
import { weaker } from "../workspace/links.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions */
export const uploadAclNotAllowed: Rule = {
  code: "upload-acl-not-allowed",
  kinds: ["identity-policy", "bucket-policy"],
  severity: "warning",
  summary: "An app uploads with an ACL, and a policy allows the upload but not the ACL.",
  check: { app: drafts },
};

function* drafts(entity: EntityId, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const { catalog } = workspace;
  for (const app of workspace.factsOf(entity, "app-runs-tasks")) {
    const flags = settingOf(app, "UPLOAD_FLAGS");
    const destination = settingOf(app, "DESTINATION_BUCKET");
    const acl = /(?:^|\s)--acl[ =]+(\S+)/.exec(flags?.value ?? "")?.[1];
    if (!catalog || !flags || !acl || !destination || !isExact(destination.value)) continue;
    const role = roleOfApp(app, workspace);
    const identity = role && identityOf(role.entity, workspace);
    const bucket = bucketSideOf(bucketId(destination.value), workspace);
    // In a bucket of one's own the flag is the mistake, and is reported there.
    if (!identity || identity.arn !== role.arn || bucket.account === identity.account) continue;
    // Such a bucket has no ACLs, and takes this one without a word.
    if (bucket.declared.some(({ objectOwnership }) => objectOwnership === "BucketOwnerEnforced")) continue;
    yield* ofUpload({ acl, flags, file: app.place.file, identity, bucket, catalog });
  }
}

interface Upload {
  readonly acl: string;
  readonly flags: AppSetting;
  /** Of the settings. */
  readonly file: string;
  readonly identity: Identity;
  readonly bucket: BucketSide;
  readonly catalog: Catalog;
}

const upload = "s3:putobject";
const withAcl = "s3:PutObjectAcl";

/** Where it is not known whose the bucket is, it may be the role's own, and either side may allow it. */
function* ofUpload(asked: Upload): Generator<WorkspaceDraft> {
  const { identity, bucket, catalog } = asked;
  const sides = sidesOf(
    {
      principal: identity.arn,
      action: withAcl,
      resource: `arn:${identity.partition}:s3:::${bucket.name}/*`,
      ...(bucket.account && { resourceAccount: bucket.account }),
    },
    { identityPolicies: identity.compiled, ...(bucket.policy && { resourcePolicy: bucket.policy.compiled }) },
    catalog,
  );
  if (!sides) return;
  const isOther = bucket.account !== undefined && bucket.account !== identity.account;
  const byIdentity = sides.identity.allows === "no" && sides.identity.denies === "no";
  const byBucket = sides.resource?.allows === "no" && sides.resource.denies === "no";
  if (isOther ? byIdentity : byIdentity && sides.resource?.allows !== "yes" && sides.resource?.allows !== "perhaps") {
    yield* atUploads(asked, identity.policies, () => true);
  }
  if (isOther && byBucket && bucket.policy) {
    yield* atUploads(asked, [bucket.policy], ({ principals }) =>
      principals.some(({ value }) => names(value, identity)),
    );
  }
}

function names(principal: string, { arn, account }: Identity): boolean {
  return principal === arn || principal === "*" || principal === account || principal.endsWith(`:iam::${account}:root`);
}

/** At the first statement that allows the upload; where none does, the upload itself is what is missing. */
function* atUploads(
  { acl, flags, file, identity, bucket }: Upload,
  policies: readonly OpenedPolicy[],
  isAbout: (statement: Statement) => boolean,
): Generator<WorkspaceDraft> {
  // New buckets have no ACLs, so that without a word on it this one may have none.
  const isAssumed = !bucket.declared.some(({ objectOwnership }) => objectOwnership !== undefined);
  const assumption = `This assumes that the bucket ${bucket.name} takes ACLs. `;
  for (const policy of policies) {
    for (const statement of policy.policy.statements.filter(isAbout)) {
      const action = uploadIn(statement, bucket.name);
      if (!action) continue;
      const place = placeIn(policy, action.span);
      const { document } = policy;
      yield {
        place,
        ...((isAssumed || weaker(identity.grounds, bucket.grounds) === "likely") && { severity: "hint" as const }),
        message: `${isAssumed ? assumption : ""}This allows ${identity.words} to upload to ${bucket.name}, and not ${withAcl}, which the app's upload flag --acl ${acl} takes as well: S3 answers AccessDenied to every upload.`,
        related: [relatedAt({ file, span: flags.valueSpan }, place.file, "These are the flags.")],
        fixes: [
          {
            title: `Add ${withAcl}`,
            safe: false,
            edits: [editToFile(document.mapping, addBehind(document.text, action.node, withAcl))],
          },
        ],
      };
      return;
    }
  }
}

function uploadIn({ effect, actions, resources }: Statement, bucket: string): Text | undefined {
  if (effect?.value !== "Allow" || resources.some(({ value }) => hasPlaceholder(value))) return undefined;
  if (!resources.some((text) => s3TargetOf(text)?.bucket === bucket)) return undefined;
  // What would allow the ACL too, were its resource right, has another mistake.
  if (actions.some(({ value }) => globMatches(value.toLowerCase(), withAcl.toLowerCase()))) return undefined;
  return actions.find(({ value }) => value.toLowerCase() === upload);
}
