import { configKinds } from "../kind.ts";
import { settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { type ConfigHome, configHomeOf, type HomeProfile, placeIn } from "../workspace/config-home.ts";
import { hasAnyUnknown } from "../workspace/config-keys.ts";
import { meantName } from "../workspace/config-names.ts";
import { mentionedIn } from "../workspace/config-sources.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const profileWithoutCredentials: Rule = {
  code: "profile-without-credentials",
  kinds: configKinds,
  severity: "hint",
  summary: "A profile of the config file has no credentials in either file.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      if (home.extent !== "both") return;
      const mentioned = mentionedIn(home);
      for (const profile of home.set.profiles.values()) {
        if (profile.name === "default" || mentioned.has(profile.name) || !isBare(profile)) continue;
        const [first] = profile.sections;
        if (!first || first.section.entries.size === 0 || home.ends.get(profile)?.kind !== "none") continue;
        const meant = meantName(profile.name, keyHolders(home));
        yield {
          place: placeIn(first.file, first.section.nameSpan),
          ...(meant !== undefined && { severity: "warning" as const }),
          message:
            meant === undefined
              ? `Neither file has credentials for ${profile.name}; this assumes that it is meant for a machine or container with a role.`
              : `Neither file has credentials for ${profile.name}, but the credentials file has a profile ${meant}; the two must be called alike.`,
        };
      }
    },
  },
};

/** Only settings such as region and output; what is there in part has findings of its own. */
function isBare(profile: HomeProfile): boolean {
  const keys = profile.sections.flatMap(({ section }) => [...section.entries.keys()]);
  return (
    !keys.some((key) => /^(?:aws_|role_|source_|credential_|web_|sso_|login_|external_|mfa_)/.test(key)) &&
    !hasAnyUnknown(profile)
  );
}

/** Profiles that stand in the credentials file alone. */
function keyHolders({ set }: ConfigHome): string[] {
  return [...set.profiles.values()].flatMap((profile) =>
    profile.sections.every(({ file }) => file.kind === "aws-credentials") && settingOf(profile, "aws_access_key_id")
      ? [profile.name]
      : [],
  );
}
