import { bucketId } from "../facts/entity-ids.ts";
import type { AppRunsTasks, BucketDeclared } from "../facts/fact-access.ts";
import { accountOf } from "../facts/role-names.ts";
import type { Rule } from "../rule.ts";
import { roleOfApp, settingOf } from "../workspace/app-profile.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
export const uploadFlags: Rule = {
  code: "upload-flags",
  kinds: ["aws-config"],
  severity: "warning",
  summary: "The flags of an app's uploads do not fit who owns the bucket that they go to.",
  check: {
    *app(entity, workspace) {
      for (const app of workspace.factsOf(entity, "app-runs-tasks")) yield* ofApp(app, workspace);
    },
  },
};

function* ofApp(app: AppRunsTasks, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const flags = app.settings.get("UPLOAD_FLAGS");
  const destination = settingOf(app, "DESTINATION_BUCKET");
  if (!flags || !destination) return;
  const [bucket] = workspace.factsOf(bucketId(destination.value), "declares-bucket");
  const role = roleOfApp(app, workspace);
  const account = role && accountOf(role.arn);
  if (!bucket?.account || !account) return;
  const acl = /--acl[ =]([\w-]+)/.exec(flags.value)?.[1];
  const fault = bucket.account === account ? ofOwn(acl) : ofOthers(acl, bucket);
  if (!fault) return;
  const { meant } = fault;
  yield {
    place: { file: app.place.file, span: flags.value === "" ? flags.nameSpan : flags.valueSpan },
    message: fault.message,
    related: [
      {
        ...(bucket.place.file === app.place.file ? {} : { file: bucket.place.file }),
        span: bucket.place.span,
        message: `${bucket.name} is declared here.`,
      },
    ],
    fixes:
      meant === undefined
        ? []
        : [
            {
              title: meant === "" ? "Leave the flags empty" : `Use ${meant}`,
              safe: false,
              edits: [{ span: flags.valueSpan, text: meant }],
            },
          ],
  };
}

interface Fault {
  readonly message: string;
  readonly meant?: string;
}

const full = "bucket-owner-full-control";
const usual = `--acl ${full} --metadata-directive REPLACE`;

function ofOthers(acl: string | undefined, { account, objectOwnership }: BucketDeclared): Fault | undefined {
  const isEnforced = objectOwnership === "BucketOwnerEnforced";
  if (acl === undefined)
    return isEnforced
      ? undefined
      : {
          message: `The destination belongs to another account (${account}). Without --acl ${full} the objects stay yours, and the bucket's owner cannot read them; with ACLs switched off in the bucket (BucketOwnerEnforced) no flag is needed.`,
          meant: usual,
        };
  if (acl === full) return undefined;
  return {
    message: isEnforced
      ? `The destination takes no ACL but ${full} (BucketOwnerEnforced): “AccessControlListNotSupported”.`
      : `The destination belongs to another account (${account}), and with --acl ${acl} its owner cannot read the objects.`,
    meant: usual,
  };
}

function ofOwn(acl: string | undefined): Fault | undefined {
  if (acl === undefined || acl === "private") return undefined;
  return {
    message: `The destination is of the role's own account: --acl ${acl} gives nobody anything more, and every upload then needs s3:PutObjectAcl too.`,
    meant: "",
  };
}
