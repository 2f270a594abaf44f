import { configKinds } from "../kind.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import { type AssumedRole, assumedRolesOf } from "../workspace/trust/assumed-role.ts";
import { conditionsOn, isRefusedWith, mismatch, wantedValue } from "../workspace/trust/role-request.ts";

const key = "sts:rolesessionname";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_rolesessionname */
export const sessionNameMismatch: Rule = {
  code: "session-name-mismatch",
  kinds: configKinds,
  severity: "error",
  summary: "A profile's session has another name than the trust policy of its role asks for.",
  check: {
    *home(entity, workspace) {
      for (const assumed of assumedRolesOf(entity, workspace)) {
        const draft = conditionsOn(assumed, key).length > 0 && draftFor(assumed, workspace);
        if (draft) yield draft;
      }
    },
  },
};

/** What tools call a session for which no name is set, each with a number that changes. */
const madeUp = ["botocore-session-1700000000", "aws-sdk-js-1700000000000", "aws-go-sdk-1700000000000000000"];

function draftFor(assumed: AssumedRole, workspace: WorkspaceView): WorkspaceDraft | undefined {
  const { profile, sources } = assumed;
  if (sources[0]?.kind === "web-identity") return undefined;
  const given = settingOf(profile, "role_session_name");
  if (given && (given.entry.value === "" || hasPlaceholder(given.entry.value))) return undefined;
  const names = given ? [given.entry.value] : madeUp;
  if (!isRefusedWith(assumed, ...names.map((name) => ({ [key]: name })))) return undefined;
  const tested = {
    setting: "role_session_name",
    key,
    wanted: wantedName(assumed),
    otherwise: "asks for another name of the session than this",
    without:
      "asks for a certain name of the session, and without role_session_name tools make one up, as AWS CLI does with botocore-session-…",
  };
  return mismatch(assumed, given, tested, workspace);
}

/** The one name that is asked for; that of the user where the policy says so and it is known. */
function wantedName(assumed: AssumedRole): string | undefined {
  const conditions = conditionsOn(assumed, key);
  const sole = wantedValue(assumed, key);
  if (sole !== undefined) return /^[\w+=,.@-]{1,64}$/.test(sole) ? sole : undefined;
  const user = assumed.sources.find(({ kind }) => kind === "user");
  const isUserName = conditions.every(({ values }) => values.every(({ value }) => /^\$\{aws:username\}$/i.test(value)));
  return isUserName && user?.kind === "user" ? user.arn.slice(user.arn.lastIndexOf("/") + 1) : undefined;
}
