import type { Rule } from "../rule.ts";
import { profilesFrom, profilesNamed, settingOf } from "../workspace/app-profile.ts";

/** https://distributedscience.github.io/Distributed-CellProfiler/ */
export const sourceProfileInApp: Rule = {
  code: "source-profile-in-app",
  kinds: ["aws-config"],
  severity: "warning",
  summary: "An app's settings name the profile with the keys, where another profile becomes the role with them.",
  check: {
    *app(entity, workspace) {
      for (const app of workspace.factsOf(entity, "app-runs-tasks")) {
        const setting = settingOf(app, "AWS_PROFILE");
        if (!setting) continue;
        const isRole = profilesNamed(setting.value, workspace).some(({ settings }) => settings.has("role_arn"));
        const users = profilesFrom(setting.value, workspace).filter(
          ({ settings }) => settings.get("source_profile")?.value === setting.value && settings.has("role_arn"),
        );
        const names = new Set(users.map(({ name }) => name));
        const [user] = users;
        if (isRole || !user || names.size !== 1 || names.has(setting.value)) continue;
        yield {
          place: { file: app.place.file, span: setting.valueSpan },
          message: `${setting.value} is only the source of credentials for ${user.name}; the app then works as the person whose keys these are, not as the role, and what the role is allowed it is not.`,
          related: [{ file: user.place.file, span: user.place.span, message: `${user.name} becomes the role.` }],
          fixes: [
            {
              title: `Replace with ${user.name}`,
              safe: false,
              edits: [{ span: setting.valueSpan, text: user.name }],
            },
          ],
        };
      }
    },
  },
};
