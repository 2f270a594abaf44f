import { configKinds } from "../kind.ts";
import { settingOf } from "../model/profile.ts";
import { hasStaticKeys } from "../model/profile-chain.ts";
import type { Rule } from "../rule.ts";
import { fixOfValue } from "../workspace/config-fix.ts";
import { type ConfigHome, configHomeOf, type HomeProfile, placeOfValue } from "../workspace/config-home.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining */
export const chainedDuration: Rule = {
  code: "chained-duration",
  kinds: configKinds,
  severity: "error",
  summary: "A role that is assumed with the credentials of a role is asked for for more than an hour.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      for (const profile of home.set.profiles.values()) {
        const duration = settingOf(profile, "duration_seconds");
        if (!duration || !settingOf(profile, "role_arn") || settingOf(profile, "web_identity_token_file")) continue;
        if (!/^\d+$/.test(duration.entry.value) || Number(duration.entry.value) <= 3600) continue;
        const chain = chainingOf(profile, home);
        if (!chain) continue;
        yield {
          place: placeOfValue(duration),
          ...(chain === "sso" && { severity: "warning" as const }),
          message: `${reasons[chain]}, and a role assumed with a role’s credentials lasts an hour at most. AWS says “The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining”.`,
          fixes: fixOfValue(duration, "3600", workspace),
        };
      }
    },
  },
};

type Chaining = keyof typeof reasons;

const reasons = {
  role: "The source profile is a role itself",
  machine: "The role of a machine or container assumes this one",
  sso: "A sign-in by IAM Identity Center gives the credentials of a role",
} as const;

function chainingOf(profile: HomeProfile, { set }: ConfigHome): Chaining | undefined {
  const source = settingOf(profile, "source_profile")?.entry.value;
  if (source === undefined) {
    const outside = settingOf(profile, "credential_source")?.entry.value;
    return outside === "Ec2InstanceMetadata" || outside === "EcsContainer" ? "machine" : undefined;
  }
  const other = set.profiles.get(source);
  // A source profile with keys of its own is used for these, whatever else it has.
  if (!other || hasStaticKeys(other)) return undefined;
  if (settingOf(other, "role_arn")) return "role";
  return settingOf(other, "sso_account_id") && settingOf(other, "sso_role_name") ? "sso" : undefined;
}
