import { reachOf } from "../cors/reach.ts";
import { replaceText } from "../json/edit.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-allowed-origin */
export const corsOriginAnyScheme: Rule = {
  code: "cors-origin-any-scheme",
  kinds: ["cors"],
  severity: "warning",
  summary: "A wildcard at the start of an allowed origin stands for https:// and http:// alike.",
  check: {
    *corsRule({ origins }) {
      for (const origin of origins) {
        if (!origin.value.includes("*") || hasPlaceholder(origin.value)) continue;
        const reach = reachOf(origin.value);
        if (reach.of !== "any-scheme") continue;
        yield {
          span: origin.span,
          message:
            "The wildcard stands for http:// as for https://; a page that comes over plain http can be changed on its way, and then acts with what is allowed here.",
          fixes: [{ title: `Replace with ${reach.meant}`, safe: false, edits: [replaceText(origin, reach.meant)] }],
        };
      }
    },
  },
};
