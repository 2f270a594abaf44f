import { configKinds } from "../kind.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { fixOfValue } from "../workspace/config-fix.ts";
import { configHomeOf, placeOfValue } from "../workspace/config-home.ts";
import { meantName } from "../workspace/config-names.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
export const unknownServicesSection: Rule = {
  code: "unknown-services-section",
  kinds: configKinds,
  severity: "error",
  summary: "services names a section that does not exist.",
  check: {
    *home(entity, workspace) {
      const { set, extent } = configHomeOf(entity, workspace);
      if (extent === "credentials") return;
      for (const profile of set.profiles.values()) {
        const services = settingOf(profile, "services");
        if (!services || services.entry.value === "" || set.services.has(services.entry.value)) continue;
        const { value } = services.entry;
        if (hasPlaceholder(value)) continue;
        const meant = meantName(value, set.services.keys());
        yield {
          place: placeOfValue(services),
          message: `There is no section [services ${value}]${meant === undefined ? "." : `; did you mean ${meant}?`} AWS CLI v1 says “The profile is configured to use the services section but the "${value}" services configuration does not exist.”`,
          fixes: meant === undefined ? [] : fixOfValue(services, meant, workspace),
        };
      }
    },
  },
};
