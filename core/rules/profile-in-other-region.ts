import { nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId, Place } from "../facts/fact.ts";
import type { Rule } from "../rule.ts";
import { profilesNamed } from "../workspace/app-profile.ts";
import { relatedAt } from "../workspace/grants/gap-finding.ts";
import type { WorkspaceView } from "../workspace/rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html */
export const profileInOtherRegion: Rule = {
  code: "profile-in-other-region",
  kinds: ["aws-config", "aws-credentials"],
  severity: "hint",
  summary: "A profile is used with a bucket that is in another Region than the profile's.",
  check: {
    *bucket(entity, workspace) {
      const { catalog } = workspace;
      const declared = workspace.factsOf(entity, "declares-bucket").find(({ region }) => region !== undefined);
      const region = declared?.region;
      if (!catalog || !declared || !region || !catalog.region(region)) return;
      const name = nameOfEntity(entity);
      for (const [profile, use] of usesOf(entity, workspace)) {
        for (const { settings, place } of profilesNamed(profile, workspace)) {
          const own = settings.get("region");
          if (!own || own.value === region || !catalog.region(own.value)) continue;
          yield {
            place: { ...place, span: own.valueSpan },
            message: `${use.words} uses the profile ${profile} with the bucket ${name}, which is in ${region}, not in ${own.value}. S3 redirects such requests, which takes time, and a client that does not follow fails.`,
            related: [
              relatedAt(use.place, place.file, "It is used here."),
              relatedAt(
                { ...declared.place, span: declared.regionSpan ?? declared.nameSpan },
                place.file,
                `The bucket is in ${region}.`,
              ),
            ],
          };
        }
      }
    },
  },
};

interface Use {
  /** As a sentence begins. */
  readonly words: string;
  readonly place: Place;
}

/** By the name of the profile, once each: the commands that say no Region of their own, and the apps. */
function usesOf(bucket: EntityId, workspace: WorkspaceView): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const { profile, region, command, place } of workspace.factsOf(bucket, "command-uses")) {
    if (profile && !region && !uses.has(profile)) uses.set(profile, { words: `\`aws ${command}\``, place });
  }
  for (const { as, place } of workspace.factsOf(bucket, "mentions")) {
    if (as !== "app-setting") continue;
    for (const { profile } of workspace.factsOf(`app:${place.file}`, "app-runs-tasks")) {
      if (profile && !uses.has(profile)) uses.set(profile, { words: "The app", place });
    }
  }
  return uses;
}
