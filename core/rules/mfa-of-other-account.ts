import { configKinds } from "../kind.ts";
import { settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { fixOfValue } from "../workspace/config-fix.ts";
import { configHomeOf, type HomeProfile, type HomeSet, placeOfValue } from "../workspace/config-home.ts";

/** https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html#cli-configure-role-mfa */
export const mfaOfOtherAccount: Rule = {
  code: "mfa-of-other-account",
  kinds: configKinds,
  severity: "warning",
  summary: "An MFA device belongs to another account than the keys that assume the role.",
  check: {
    *home(entity, workspace) {
      const { set } = configHomeOf(entity, workspace);
      for (const profile of set.profiles.values()) {
        const device = settingOf(profile, "mfa_serial");
        const match = /^arn:[\w-]+:iam::(\d{12}):mfa\//.exec(device?.entry.value ?? "");
        const account = match?.[1];
        if (!device || account === undefined) continue;
        const ofKeys = accountOfSource(profile, set);
        if (ofKeys === undefined || ofKeys === account) continue;
        const isRoles = settingOf(profile, "role_arn")?.entry.value.includes(`::${account}:`);
        yield {
          place: placeOfValue(device),
          message: `This device is of the account ${account}${isRoles ? ", the role’s," : ""} while the key that assumes the role seems to belong to ${ofKeys}, by its id; a device belongs to the user whose key it is, and AWS refuses the code of another.`,
          fixes: fixOfValue(device, device.entry.value.replace(`::${account}:`, `::${ofKeys}:`), workspace),
        };
      }
    },
  },
};

function accountOfSource(profile: HomeProfile, { profiles }: HomeSet): string | undefined {
  const name = settingOf(profile, "source_profile")?.entry.value;
  const source = name === undefined ? undefined : profiles.get(name);
  return source && settingOf(source, "aws_access_key_id")?.entry.account;
}
