import type { Draft } from "../finding.ts";
import type { Text } from "../json/strings.ts";
import { spanWithin } from "../json/strings.ts";
import { parseArn, s3ResourceOf } from "../model/arn.ts";
import { listed } from "../model/phrase.ts";
import type { Policy } from "../model/policy.ts";
import type { Rule } from "../rule.ts";
import { icaRegions } from "../scenarios/ica-region.ts";
import { scenarioOfBucket } from "../workspace/scenario.ts";

/** https://help.connected.illumina.com/connected-analytics/home/h-storage/storage-s3 */
export const icaStorage: Rule = {
  code: "ica-storage",
  kinds: ["identity-policy", "manifest"],
  severity: "warning",
  summary: "A bucket, or the folder in it, is none that Illumina Connected Analytics takes.",
  check: {
    policy(policy, { kind, source }) {
      if (kind !== "identity-policy" || !isForIca(policy)) return undefined;
      return policy.statements.flatMap(({ effect, actions, resources }) => {
        const writes = actions.some(({ value }) => /^s3:(?:PutObject|RestoreObject|\*)$/i.test(value));
        return effect?.value === "Allow" && writes ? resources.flatMap((text) => faultOfFolder(text, source)) : [];
      });
    },
    *bucket(entity, workspace) {
      const system = scenarioOfBucket(entity, workspace);
      if (system?.scenario !== "illumina-ica") return;
      for (const { region, regionSpan, place } of workspace.factsOf(entity, "declares-bucket")) {
        if (!region || !regionSpan || icaRegions.some(({ code }) => code === region)) continue;
        const codes = icaRegions.map(({ code }) => code);
        const near = codes.filter((code) => code.slice(0, 2) === region.slice(0, 2));
        yield {
          place: { ...place, span: regionSpan },
          ...(system.grounds === "likely" && { severity: "hint" as const }),
          message: `No ICA project is in ${region}, and a bucket must be in its project's Region${near.length > 0 ? `; near it ${near.length > 1 ? "are" : "is"} ${listed(near)}` : ""}.`,
        };
      }
    },
  },
};

/** Nobody else needs both: ICA is told of new objects, and brings archived ones back. */
function isForIca({ statements }: Policy): boolean {
  // Also with a letter too many, which another rule reports.
  const has = (action: string) =>
    statements.some(({ actions }) => actions.some(({ value }) => value.toLowerCase().startsWith(action)));
  return has("s3:putbucketnotification") && has("s3:restoreobject");
}

function faultOfFolder(text: Text, source: string): Draft[] {
  const resource = s3ResourceOf(parseArn(text.value));
  const key = resource?.key;
  if (key === undefined) return [];
  const start = text.value.length - key.length;
  const span = spanWithin(text, start, text.value.length, source);
  if (key.startsWith("./"))
    return [
      {
        span,
        severity: "error",
        message: "ICA takes no folder “./”: a key of S3 begins with the folder's name, and this one matches no object.",
        fixes: [{ title: `Replace with ${key.slice(2)}`, safe: false, edits: [{ span, text: key.slice(2) }] }],
      },
    ];
  if (key !== "*") return [];
  return [
    {
      span,
      severity: "info",
      message:
        "This gives ICA the whole bucket. A project that has a bucket's root keeps all other projects out of it; ICA's guide has a folder here.",
    },
  ];
}
