import { addSetting } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import { profileValue, settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { fixOf } from "../workspace/config-fix.ts";
import { configHomeOf, placeIn } from "../workspace/config-home.ts";
import { mentionedIn } from "../workspace/config-sources.ts";

/** https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html */
export const regionNotInherited: Rule = {
  code: "region-not-inherited",
  kinds: configKinds,
  severity: "hint",
  summary: "Only [default] has a Region, which other profiles do not inherit.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      const { profiles } = home.set;
      const ofDefault = profiles.get("default");
      const region = ofDefault && profileValue(ofDefault, "region");
      if (region === undefined) return;
      const mentioned = mentionedIn(home);
      for (const profile of profiles.values()) {
        // What only lends its credentials to another profile needs no Region.
        if (profile === ofDefault || mentioned.has(profile.name) || settingOf(profile, "region")) continue;
        const [first] = profile.sections;
        if (!first || home.ends.get(profile)?.kind !== "source") continue;
        yield {
          place: placeIn(first.file, first.section.nameSpan),
          message: `${profile.name} has no Region, and does not inherit the one of [default]; unless AWS_REGION is set, as this assumes it is not, AWS CLI says “You must specify a region”.`,
          fixes: fixOf(`Add region = ${region}`, first, workspace, ({ ini, section }) => [
            addSetting(ini, section.section, "region", region),
          ]),
        };
      }
    },
  },
};
