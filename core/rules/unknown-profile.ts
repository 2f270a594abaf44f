import { configKinds } from "../kind.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { fixOfValue } from "../workspace/config-fix.ts";
import {
  type ConfigHome,
  configHomeOf,
  type HomeProfile,
  type HomeSetting,
  placeOfValue,
} from "../workspace/config-home.ts";
import { meantName } from "../workspace/config-names.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html */
export const unknownProfile: Rule = {
  code: "unknown-profile",
  kinds: configKinds,
  severity: "error",
  summary: "source_profile names a profile that does not exist.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      for (const profile of home.set.profiles.values()) {
        const source = settingOf(profile, "source_profile");
        if (!source || source.entry.value === "" || home.set.profiles.has(source.entry.value)) continue;
        yield* drafts(profile, source, home, workspace);
      }
    },
  },
};

function* drafts(
  profile: HomeProfile,
  source: HomeSetting,
  home: ConfigHome,
  workspace: WorkspaceView,
): Generator<WorkspaceDraft> {
  const name = source.entry.value;
  if (hasPlaceholder(name)) return;
  const bare = name.replace(/^profile\s+/, "");
  const meant =
    bare !== name && home.set.profiles.has(bare) ? bare : meantName(bare, home.set.profiles.keys(), profile.name);
  const others = { config: "the credentials file", credentials: "the config file", several: "a file not shown here" };
  const place = placeOfValue(source);
  if (home.extent !== "both" && workspace.userProfiles.includes(name)) return;
  if (home.extent !== "both" && meant === undefined) {
    // The first that `aws configure` writes, and into the credentials file.
    if (home.extent === "config" && name === "default") return;
    yield {
      place,
      severity: "hint",
      message: `No profile “${name}” is here; this assumes that ${others[home.extent]} has one.`,
    };
    return;
  }
  const hint = meant === undefined ? "." : `; did you mean ${meant}?`;
  yield {
    place,
    ...(home.extent !== "both" && { severity: "warning" as const }),
    message:
      bare === name
        ? `There is no profile “${name}”, so ${profile.name} gets no credentials${hint}`
        : `source_profile takes the bare name of a profile, without the word profile; ${profile.name} gets no credentials this way.`,
    fixes: meant === undefined ? [] : fixOfValue(source, meant, workspace),
  };
}
