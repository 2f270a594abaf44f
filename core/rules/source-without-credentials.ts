import { configKinds } from "../kind.ts";
import { settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { configHomeOf, type HomeProfile, placeOfValue } from "../workspace/config-home.ts";
import { hasAnyUnknown } from "../workspace/config-keys.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html */
export const sourceWithoutCredentials: Rule = {
  code: "source-without-credentials",
  kinds: configKinds,
  severity: "error",
  summary: "source_profile names a profile that has no credentials.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      // The keys of the source may stand in a file that is not here.
      if (home.extent !== "both") return;
      const seen = new Set<HomeProfile>();
      for (const profile of home.set.profiles.values()) {
        const reference = settingOf(profile, "source_profile");
        const source = reference && home.set.profiles.get(reference.entry.value);
        if (!source || !settingOf(profile, "role_arn") || seen.has(source) || !isEmpty(source)) continue;
        seen.add(source);
        yield {
          place: placeOfValue(reference),
          message: `The profile ${source.name} has no credentials that could assume the role. AWS CLI v1 says “The source profile "${source.name}" must have credentials.”`,
          related: relatedOf(source, reference.file.place.file),
        };
      }
    },
  },
};

/** Whether nothing in the profile is about credentials: what is there in part, or misspelt, has findings of its own. */
function isEmpty(profile: HomeProfile): boolean {
  return !about.some((key) => settingOf(profile, key)) && !hasAnyUnknown(profile);
}

const about = [
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "role_arn",
  "source_profile",
  "credential_source",
  "web_identity_token_file",
  "credential_process",
  "login_session",
  "sso_session",
  "sso_account_id",
  "sso_role_name",
  "sso_start_url",
] as const;

function relatedOf({ sections, name }: HomeProfile, file: string) {
  const [first] = sections;
  if (!first) return [];
  const other = first.file.place.file;
  return [{ ...(other !== file && { file: other }), span: first.section.headerSpan, message: `${name} stands here.` }];
}
