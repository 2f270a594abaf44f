import type { Catalog } from "../catalog/index.ts";
import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { policyKinds } from "../kind.ts";
import { replaceField, spanOfField } from "../model/arn-edit.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import { faultOfRegion, type RegionFault } from "../model/region-code.ts";
import { isOpen, judgeableArn } from "../model/resource-arn.ts";
import { formsFitting } from "../model/resource-type.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
export const unknownRegion: Rule = {
  code: "unknown-region",
  kinds: policyKinds,
  severity: "error",
  summary: "An ARN or condition names no Region of AWS.",
  awsCodes: ["INVALID_ARN_REGION", "INVALID_REGION"],
  check: {
    resource(resource, _statement, { catalog, source }) {
      const arn = judgeableArn(resource, catalog);
      if (!arn || arn.region === "" || isOpen(arn.region)) return undefined;
      const fault = faultOfRegion(arn.region, catalog);
      if (!fault) return undefined;
      // Where no Region belongs, that one stands there is the mistake.
      const forms = formsFitting(arn, catalog);
      if (forms.length > 0 && forms.every(({ region }) => region === "empty")) return undefined;
      return [
        {
          ...judged(arn.region, fault, catalog),
          span: spanOfField(resource, arn, "region", source),
          awsCode: "INVALID_ARN_REGION",
          fixes: fault.meant ? [replaceField(resource, arn, "region", fault.meant)] : [],
        },
      ];
    },
    *condition({ key, operator, values }, _statement, { catalog }) {
      if (!/^(?:aws:requestedregion|ec2:region)$/i.test(key.value) || !/^String/i.test(operator.base)) return;
      for (const { text } of values) {
        if (!text || text.value === "" || isOpen(text.value) || hasPlaceholder(text.value)) continue;
        const fault = faultOfRegion(text.value, catalog);
        if (!fault) continue;
        const { meant } = fault;
        yield {
          ...judged(text.value, fault, catalog),
          span: text.span,
          awsCode: "INVALID_REGION",
          fixes: meant ? [{ title: `Replace with ${meant}`, safe: false, edits: [replaceText(text, meant)] }] : [],
        };
      }
    },
  },
};

function judged(code: string, { kind, meant }: RegionFault, catalog: Catalog): Pick<Draft, "message" | "severity"> {
  if (kind === "availability-zone") {
    return { message: `“${code}” is an Availability Zone; its Region is ${meant}, and only that matches.` };
  }
  if (meant) return { message: `There is no Region “${code}”, so this matches nothing; did you mean ${meant}?` };
  return {
    severity: "warning",
    message: `There is no Region “${code}” as of ${catalog.date}; unless it is newer, this matches nothing.`,
  };
}
