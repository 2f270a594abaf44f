import type { Fix } from "../finding.ts";
import { addBelow } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import { settingOf } from "../model/profile.ts";
import { credentialSourcesOf, hasStaticKeys } from "../model/profile-chain.ts";
import type { Rule } from "../rule.ts";
import { entryOf, fixOf } from "../workspace/config-fix.ts";
import {
  type ConfigHome,
  configHomeOf,
  type HomeProfile,
  type HomeSetting,
  placeIn,
} from "../workspace/config-home.ts";
import { hasMisspelt } from "../workspace/config-keys.ts";
import type { WorkspaceView } from "../workspace/rule.ts";

const sources = ["source_profile", "credential_source", "web_identity_token_file"] as const;

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html */
export const roleWithoutSource: Rule = {
  code: "role-without-source",
  kinds: configKinds,
  severity: "error",
  summary: "A profile names a role and not whose credentials assume it.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      for (const profile of home.set.profiles.values()) {
        const role = settingOf(profile, "role_arn");
        if (!role || role.entry.value === "") continue;
        if (sources.some((key) => settingOf(profile, key)) || hasMisspelt(profile, sources)) continue;
        yield {
          place: placeIn(role.file, role.entry.keySpan),
          message: hasStaticKeys(profile)
            ? "Nothing says whose credentials assume this role. AWS CLI stops; the SDK for JavaScript takes the keys of this profile and never assumes the role."
            : "Nothing says whose credentials assume this role. AWS CLI v1 says “Partial credentials found in assume-role, missing: source_profile or credential_source”.",
          fixes: fixesFor(profile, role, home, workspace),
        };
      }
    },
  },
};

/** The profile itself where it has keys, else up to three that have credentials of their own. */
function fixesFor(profile: HomeProfile, role: HomeSetting, { set }: ConfigHome, workspace: WorkspaceView): Fix[] {
  const candidates = hasStaticKeys(profile)
    ? [profile.name]
    : [...set.profiles.values()].filter((other) => other !== profile && isSource(other)).map(({ name }) => name);
  return candidates.slice(0, 3).flatMap((name) =>
    fixOf(`Add source_profile = ${name}`, role, workspace, ({ ini, section }) => {
      const entry = entryOf(role, section);
      return entry ? [addBelow(ini, entry, "source_profile", name)] : [];
    }),
  );
}

function isSource(profile: HomeProfile): boolean {
  if (hasStaticKeys(profile)) return true;
  const own = credentialSourcesOf(profile);
  return !settingOf(profile, "role_arn") && (own.has("sso") || own.has("login-session") || own.has("process"));
}
