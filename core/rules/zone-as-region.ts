import type { Catalog } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { regionOfZone } from "../model/region-of-zone.ts";
import { unknownRegionIn } from "../model/unknown-region.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html */
export const zoneAsRegion: Rule = {
  code: "zone-as-region",
  kinds: configKinds,
  severity: "error",
  summary: "An Availability Zone stands where a Region belongs.",
  check: {
    setting(setting, { catalog }) {
      const value = unknownRegionIn(setting, catalog);
      return value === undefined ? undefined : drafts(setting, value, catalog);
    },
  },
};

function* drafts({ entry }: ConfigSetting, value: string, catalog: Catalog): Generator<Draft> {
  const region = regionOfZone(value, catalog);
  if (region === undefined) return;
  yield {
    span: entry.valueSpan,
    message: `${value} is a zone of the Region ${region}; no service answers under its name. AWS CLI says “Could not connect to the endpoint URL”.`,
    fixes: [{ title: `Replace with ${region}`, safe: false, edits: [replaceSpan(entry.valueSpan, region)] }],
  };
}
