import { nearest } from "../catalog/nearest.ts";
import { isExact, nameOfEntity } from "../facts/entity-ids.ts";
import type { Place } from "../facts/fact.ts";
import { anyHome } from "../facts/named-profile.ts";
import type { Rule } from "../rule.ts";
import { profileNamesIn, profilesNamed, settingOf } from "../workspace/app-profile.ts";
import type { WorkspaceDraft } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html#cli-configure-files-using-profiles */
export const unknownAppProfile: Rule = {
  code: "unknown-app-profile",
  kinds: ["aws-config"],
  severity: "warning",
  summary: "An app's settings or a command name a profile that no config file has.",
  check: {
    *app(entity, workspace) {
      for (const app of workspace.factsOf(entity, "app-runs-tasks")) {
        const setting = settingOf(app, "AWS_PROFILE");
        if (!setting || !isExact(setting.value)) continue;
        if (profilesNamed(setting.value, workspace).length > 0) continue;
        const names = profileNamesIn(workspace);
        if (names.size === 0 || workspace.userProfiles.includes(setting.value)) continue;
        const place = { file: app.place.file, span: setting.valueSpan };
        yield draft(setting.value, nearest(setting.value, [...names]), place, "The app's settings name");
      }
    },
    *profile(entity, workspace) {
      const [home, name] = splitOnce(nameOfEntity(entity), "#");
      if (home !== anyHome) return;
      const uses = workspace.factsOf(entity, "command-uses");
      if (uses.length === 0 || workspace.userProfiles.includes(name)) return;
      // It makes the profile.
      if (uses.some(({ command }) => /^configure\b/.test(command))) return;
      if (profilesNamed(name, workspace).length > 0) return;
      // A script may be for other people's machines, so only a near name tells of a slip.
      const meant = nearest(name, [...profileNamesIn(workspace)]);
      if (meant) for (const { place, command } of uses) yield draft(name, meant, place, `\`aws ${command}\` names`);
    },
  },
};

function splitOnce(text: string, sign: string): readonly [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function draft(name: string, meant: string | undefined, place: Place, who: string): WorkspaceDraft {
  return {
    place,
    message: `${who} the profile ${name}, and no config file here has one: “The config profile (${name}) could not be found”.${meant ? ` Did you mean ${meant}?` : ""}`,
    fixes: meant ? [{ title: `Replace with ${meant}`, safe: false, edits: [{ span: place.span, text: meant }] }] : [],
  };
}
