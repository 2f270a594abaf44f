import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";
import { removalOf } from "../workspace/config-fix.ts";
import { configHomeOf, type HomeProfile, type HomeSetting, placeIn } from "../workspace/config-home.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const shadowedSetting: Rule = {
  code: "shadowed-setting",
  kinds: configKinds,
  severity: "info",
  summary: "A setting of the config file is overridden by the credentials file.",
  check: {
    *home(entity, workspace) {
      const { extent, set } = configHomeOf(entity, workspace);
      if (extent !== "both") return;
      for (const profile of set.profiles.values()) if (profile.sections.length > 1) yield* drafts(profile, workspace);
    },
  },
};

function* drafts({ sections }: HomeProfile, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const inCredentials = new Map<string, HomeSetting>();
  for (const member of sections) {
    if (member.file.kind !== "aws-credentials") continue;
    for (const [key, entry] of member.section.entries) inCredentials.set(key, { ...member, entry });
  }
  for (const member of sections) {
    if (member.file.kind !== "aws-config") continue;
    for (const [key, entry] of member.section.entries) {
      const other = inCredentials.get(key);
      if (!other) continue;
      const own = { ...member, entry };
      yield {
        place: placeIn(own.file, own.entry.keySpan),
        message: `The credentials file has ${key} for this profile too, and that is what all tools take.`,
        related: [{ file: other.file.place.file, span: other.entry.keySpan, message: "This one counts." }],
        fixes: removalOf(`Remove ${key} here`, own, [own], workspace),
      };
    }
  }
}
