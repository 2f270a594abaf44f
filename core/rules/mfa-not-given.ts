import { configKinds } from "../kind.ts";
import { profileValue, settingOf } from "../model/profile.ts";
import { hasStaticKeys } from "../model/profile-chain.ts";
import type { Rule } from "../rule.ts";
import { placeOfValue } from "../workspace/config-home.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";
import { type AssumedRole, assumedRolesOf } from "../workspace/trust/assumed-role.ts";
import { addition, conditionsOn, isRefusedWith, relatedTo, severityOf } from "../workspace/trust/role-request.ts";
import { ifLikely } from "../workspace/trust/role-trust.ts";

const present = "aws:multifactorauthpresent";
const age = "aws:multifactorauthage";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html */
export const mfaNotGiven: Rule = {
  code: "mfa-not-given",
  kinds: configKinds,
  severity: "error",
  summary: "The trust policy of a profile's role asks for MFA, and the profile gives no code.",
  check: {
    *home(entity, workspace) {
      for (const assumed of assumedRolesOf(entity, workspace)) {
        if (conditionsOn(assumed, present, age).length === 0) continue;
        const draft = ofKeys(assumed, workspace) ?? ofRole(assumed);
        if (draft) yield draft;
      }
    },
  },
};

/** A user's long-term keys carry no MFA by themselves; temporary keys may have been got with a code. */
function ofKeys(assumed: AssumedRole, workspace: WorkspaceView): WorkspaceDraft | undefined {
  const { profile, home, setting, trust } = assumed;
  const source = home.set.profiles.get(profileValue(profile, "source_profile") ?? "");
  if (!source || !hasStaticKeys(source) || settingOf(profile, "mfa_serial")) return undefined;
  if (settingOf(source, "aws_session_token") || settingOf(source, "aws_security_token")) return undefined;
  if (!isRefusedWith(assumed, { [present]: [], [age]: [] })) return undefined;
  const device = deviceBeside(assumed, source.name);
  return {
    place: placeOfValue(setting),
    ...severityOf(assumed),
    message: `${ifLikely(trust)}The trust policy of ${trust.name} asks for MFA, and without mfa_serial no tool asks for a code: AWS answers AccessDenied to the keys of ${source.name} alone.`,
    related: relatedTo(conditionsOn(assumed, present, age), assumed),
    fixes: device === undefined ? [] : addition("mfa_serial", device, assumed, workspace),
  };
}

/** The device that another profile of the same user names. */
function deviceBeside({ home, profile }: AssumedRole, source: string): string | undefined {
  const devices = new Set<string>();
  for (const other of home.set.profiles.values()) {
    if (other === profile || profileValue(other, "source_profile") !== source) continue;
    const device = profileValue(other, "mfa_serial");
    if (device !== undefined) devices.add(device);
  }
  const [only] = devices;
  return devices.size === 1 ? only : undefined;
}

/** AWS: what AssumeRole returns holds no word on MFA, whoever gave a code for it; and a role has no device of its own. */
function ofRole(assumed: AssumedRole): WorkspaceDraft | undefined {
  const { profile, trust, sources } = assumed;
  const [source] = sources;
  if (source?.kind !== "role" && source?.kind !== "machine") return undefined;
  const setting = settingOf(profile, source.kind === "role" ? "source_profile" : "credential_source");
  if (!setting || !isRefusedWith(assumed, { [present]: [], [age]: [] }, { [present]: "false", [age]: [] }))
    return undefined;
  const { severity = "warning" } = severityOf(assumed);
  const whose = source.kind === "role" ? `of a role, as ${source.profile} gives them,` : "of a machine's role";
  return {
    place: placeOfValue(setting),
    severity,
    message: `${ifLikely(trust)}The trust policy of ${trust.name} asks for MFA, and the credentials ${whose} carry none, whatever code was given for them: AWS answers AccessDenied.`,
    related: relatedTo(conditionsOn(assumed, present, age), assumed),
  };
}
