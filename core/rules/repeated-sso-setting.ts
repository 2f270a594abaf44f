import { configKinds } from "../kind.ts";
import { lastSetting, settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { removalOf } from "../workspace/config-fix.ts";
import { configHomeOf, type HomeProfile, type HomeSection, placeIn, placeOfValue } from "../workspace/config-home.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html */
export const repeatedSsoSetting: Rule = {
  code: "repeated-sso-setting",
  kinds: configKinds,
  severity: "warning",
  summary: "A profile repeats what its sso-session says, or says otherwise.",
  check: {
    *home(entity, workspace) {
      const { set } = configHomeOf(entity, workspace);
      for (const profile of set.profiles.values()) {
        const session = set.sessions.get(settingOf(profile, "sso_session")?.entry.value ?? "");
        if (session) yield* drafts(profile, session, workspace);
      }
    },
  },
};

function* drafts(
  profile: HomeProfile,
  session: readonly HomeSection[],
  workspace: WorkspaceView,
): Generator<WorkspaceDraft> {
  for (const key of ["sso_region", "sso_start_url"]) {
    const own = settingOf(profile, key);
    const ofSession = lastSetting(session, key);
    if (!own || !ofSession) continue;
    const isSame = own.entry.value === ofSession.entry.value;
    const isUsed = settingOf(profile, "sso_account_id") || settingOf(profile, "sso_role_name");
    const { file } = own.file.place;
    const other = ofSession.file.place.file;
    yield {
      place: isSame ? placeIn(own.file, own.entry.keySpan) : placeOfValue(own),
      ...(!isSame && isUsed && { severity: "error" as const }),
      ...(isSame && key === "sso_start_url" && { severity: "info" as const }),
      message: isSame
        ? `The session says this already. ${key === "sso_region" ? "The SDK for Rust refuses a profile that has both; other tools" : "Tools"} take it as long as both agree.`
        : `The session says otherwise. AWS CLI v1 says “The value for ${key} is inconsistent between profile and sso-session”, the SDK for Go refuses it too, and the one for JavaScript takes the session’s.`,
      related: [
        { ...(other !== file && { file: other }), span: ofSession.entry.valueSpan, message: "The session says so." },
      ],
      fixes: removalOf(`Remove ${key} here`, own, [own], workspace),
    };
  }
}
