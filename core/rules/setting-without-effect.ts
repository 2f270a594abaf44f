import { addBelow } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import { settingOf } from "../model/profile.ts";
import { credentialSourcesOf } from "../model/profile-chain.ts";
import type { Rule } from "../rule.ts";
import { entryOf, fixOf, removalOf } from "../workspace/config-fix.ts";
import { configHomeOf, type HomeProfile, type HomeSetting, placeIn } from "../workspace/config-home.ts";
import { hasMisspelt } from "../workspace/config-keys.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html */
export const settingWithoutEffect: Rule = {
  code: "setting-without-effect",
  kinds: configKinds,
  severity: "warning",
  summary: "A setting about a role stands where no role is assumed, or where it is ignored.",
  check: {
    *home(entity, workspace) {
      for (const profile of configHomeOf(entity, workspace).set.profiles.values()) {
        const role = settingOf(profile, "role_arn");
        if (role) yield* ignored(profile, workspace);
        else yield* withoutRole(profile, workspace);
      }
    },
  },
};

const sources = ["web_identity_token_file", "source_profile", "credential_source"] as const;
const details = ["external_id", "mfa_serial", "role_session_name", "duration_seconds"] as const;

/** One finding for a profile: its role is what is missing, whatever else stands there. */
function* withoutRole(profile: HomeProfile, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const all = [...sources, ...details].flatMap((key) => settingOf(profile, key) ?? []);
  const [setting] = all;
  if (!setting || setting.entry.value === "" || hasMisspelt(profile, ["role_arn"])) return;
  const key = setting.entry.key.toLowerCase();
  const isToken = key === "web_identity_token_file";
  const isSource = isToken || key === "source_profile" || key === "credential_source";
  const others = [...credentialSourcesOf(profile)].filter(
    (source) => source !== "source-profile" && source !== "credential-source" && source !== "web-identity",
  );
  const isStuck = isSource && (isToken || others.length === 0);
  yield {
    place: placeIn(setting.file, setting.entry.keySpan),
    ...(isStuck ? { severity: "error" as const } : !isSource && { severity: "hint" as const }),
    message: isToken
      ? "role_arn is missing, the role that the token is for. AWS CLI v1 says “… configured to assume role with web identity but has no role ARN configured”."
      : isSource && others.length === 0
        ? `role_arn is missing: ${key} only says whose credentials assume the role. AWS CLI says “Unable to locate credentials”.`
        : isSource
          ? `${key} is about assuming a role, and role_arn is missing; it has no effect.`
          : `AWS CLI and the SDKs use ${key} where a role is assumed, and role_arn is missing here; this assumes that no other program reads it.`,
    fixes: [
      ...(isSource ? stub(setting, workspace) : []),
      ...removalOf("Remove what is about a role", setting, all, workspace),
    ],
  };
}

function stub(setting: HomeSetting, workspace: WorkspaceView) {
  return fixOf("Add role_arn to fill in", setting, workspace, ({ ini, section }) => {
    const entry = entryOf(setting, section);
    return entry ? [addBelow(ini, entry, "role_arn", "arn:aws:iam::<ACCOUNT-ID>:role/<ROLE-NAME>")] : [];
  });
}

/** What is about calling AssumeRole, where a token is exchanged instead or a machine's role calls. */
function* ignored(profile: HomeProfile, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const isToken = settingOf(profile, "web_identity_token_file") !== undefined;
  const source = settingOf(profile, "credential_source")?.entry.value;
  for (const key of isToken
    ? (["external_id", "mfa_serial", "duration_seconds"] as const)
    : (["mfa_serial"] as const)) {
    const setting = settingOf(profile, key);
    if (!setting || setting.entry.value === "") continue;
    if (!isToken && source !== "Ec2InstanceMetadata" && source !== "EcsContainer") continue;
    yield {
      place: placeIn(setting.file, setting.entry.keySpan),
      message: isToken
        ? `AWS CLI and the SDK for JavaScript ignore ${key} where a web identity token is exchanged for the role.`
        : "The role of a machine or container has no MFA device; AWS refuses the request with a code.",
      fixes: removalOf(`Remove ${key}`, setting, [setting], workspace),
    };
  }
}
