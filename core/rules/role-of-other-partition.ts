import type { Catalog } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { valueFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const roleOfOtherPartition: Rule = {
  code: "role-of-other-partition",
  kinds: configKinds,
  severity: "warning",
  summary: "A role's ARN and the profile's Region belong to different partitions of AWS.",
  check: {
    setting(setting, { catalog }) {
      const { key, value, block, section } = setting;
      if (key !== "role_arn" || block || value === undefined) return undefined;
      const region = section.entries.get("region")?.value;
      return region === undefined ? undefined : drafts(setting, value, region, catalog);
    },
  },
};

function* drafts({ entry }: ConfigSetting, arn: string, region: string, catalog: Catalog): Generator<Draft> {
  const partition = /^arn:([\w-]+):iam:/.exec(arn)?.[1];
  const own = catalog.region(region)?.partition;
  if (partition === undefined || own === undefined || own === partition) return;
  const start = entry.valueSpan.start + "arn:".length;
  const isKnown = catalog.partitions.some(({ id }) => id === partition);
  yield {
    span: { start, end: start + partition.length },
    ...(!isKnown && { severity: "error" as const }),
    message: isKnown
      ? `This role is in the partition ${partition}, and the Region ${region} in ${own}: what is asked for the role there does not know it.`
      : `There is no partition ${partition}; the Region ${region} is in ${own}.`,
    fixes: [valueFix(entry, arn.replace(`arn:${partition}:`, `arn:${own}:`))],
  };
}
