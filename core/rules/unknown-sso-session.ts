import { insertAt } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { profileValue, settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { fixOf, fixOfValue } from "../workspace/config-fix.ts";
import {
  type ConfigHome,
  configHomeOf,
  type HomeProfile,
  type HomeSetting,
  placeOfValue,
} from "../workspace/config-home.ts";
import { meantName } from "../workspace/config-names.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html */
export const unknownSsoSession: Rule = {
  code: "unknown-sso-session",
  kinds: configKinds,
  severity: "error",
  summary: "sso_session names a session that does not exist.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      // Sessions stand in config files alone, so without one nothing can be said.
      if (home.extent === "credentials") return;
      for (const profile of home.set.profiles.values()) {
        const session = settingOf(profile, "sso_session");
        if (!session || session.entry.value === "" || home.set.sessions.has(session.entry.value)) continue;
        if (!hasPlaceholder(session.entry.value)) yield* drafts(profile, session, home, workspace);
      }
    },
  },
};

function* drafts(
  profile: HomeProfile,
  session: HomeSetting,
  { set }: ConfigHome,
  workspace: WorkspaceView,
): Generator<WorkspaceDraft> {
  const name = session.entry.value;
  const meant = meantName(name, set.sessions.keys());
  const isExcerpt = session.file.extent === "excerpt";
  yield {
    place: placeOfValue(session),
    ...(isExcerpt && { severity: meant === undefined ? ("hint" as const) : ("warning" as const) }),
    message:
      isExcerpt && meant === undefined
        ? `No section [sso-session ${name}] is printed here; this assumes that the reader’s config file has one.`
        : `There is no section [sso-session ${name}], so nobody can sign in${meant === undefined ? "." : `; did you mean ${meant}?`} AWS CLI v1 says “The specified sso-session does not exist: "${name}"”.`,
    fixes: meant === undefined ? created(profile, session, workspace) : fixOfValue(session, meant, workspace),
  };
}

/** The section below the profile, with what the profile itself says of the portal. */
function created(profile: HomeProfile, session: HomeSetting, workspace: WorkspaceView) {
  if (session.file.kind !== "aws-config") return [];
  const name = session.entry.value;
  const region = profileValue(profile, "sso_region") ?? profileValue(profile, "region") ?? "<REGION>";
  const url = profileValue(profile, "sso_start_url") ?? "<START-URL>";
  return fixOf(`Add [sso-session ${name}] to fill in`, session, workspace, ({ ini, section }) => [
    insertAt(
      section.section.contentEnd,
      ["", "", `[sso-session ${name}]`, `sso_region = ${region}`, `sso_start_url = ${url}`].join(ini.eol),
    ),
  ]);
}
