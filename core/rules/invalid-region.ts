import type { Catalog } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { faultOfRegion } from "../model/region-code.ts";
import { regionNamed } from "../model/region-name.ts";
import { regionOfZone } from "../model/region-of-zone.ts";
import { unknownRegionIn } from "../model/unknown-region.ts";
import { shown, valueFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
export const invalidRegion: Rule = {
  code: "invalid-region",
  kinds: configKinds,
  severity: "error",
  summary: "A Region is not written as its code, or there is none of that code.",
  check: {
    setting(setting, { catalog }) {
      const value = unknownRegionIn(setting, catalog);
      return value === undefined ? undefined : drafts(setting, value, catalog);
    },
  },
};

function* drafts({ entry, section }: ConfigSetting, value: string, catalog: Catalog): Generator<Draft> {
  if (regionOfZone(value, catalog) !== undefined || /^aws(?:-[a-z]+)*-global$/.test(value)) return;
  const fault = faultOfRegion(value, catalog);
  const meant = regionNamed(value, catalog) ?? fault?.meant;
  const isCode = /^(?!\d+$)(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(value);
  const refusal = isCode
    ? "no service answers under that name (“Could not connect to the endpoint URL”)"
    : "AWS CLI v1 says “Provided region_name doesn't match a supported format.”";
  if (meant !== undefined) {
    const message = `A Region is written as its code, here ${meant}; ${refusal}.`;
    yield { span: entry.valueSpan, message: isCode ? message : message.slice(0, -1), fixes: [valueFix(entry, meant)] };
    return;
  }
  // Services other than AWS's, reached under an endpoint of their own, have names of their own.
  if (section.entries.has("endpoint_url") || section.entries.has("services")) return;
  if (fault?.kind === "perhaps-new") {
    const message = `There is no Region ${value} as of ${catalog.date}; this assumes that it is newer.`;
    yield { span: entry.valueSpan, severity: "hint", message };
    return;
  }
  yield {
    span: entry.valueSpan,
    ...(isCode && { severity: "warning" as const }),
    message: `${shown(value)} is no Region of AWS; ${refusal}${isCode ? "." : ""}`,
  };
}
