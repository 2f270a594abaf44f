import { reachOf } from "../cors/reach.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin } from "../json/strings.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-allowed-origin */
export const corsOriginLooseWildcard: Rule = {
  code: "cors-origin-loose-wildcard",
  kinds: ["cors"],
  severity: "warning",
  summary: "A wildcard in an allowed origin also matches hosts that anybody can have.",
  check: {
    *corsRule({ origins }, { source }) {
      for (const origin of origins) {
        if (!origin.value.includes("*") || hasPlaceholder(origin.value)) continue;
        const reach = reachOf(origin.value);
        if (reach.of !== "strangers") continue;
        const star = origin.value.indexOf("*");
        yield {
          span: spanWithin(origin, star, star + 1, source),
          message: `The wildcard stands for any text, so ${reach.example} matches too; pages of strangers get what is allowed here.`,
          fixes: reach.meant
            ? [{ title: `Replace with ${reach.meant}`, safe: false, edits: [replaceText(origin, reach.meant)] }]
            : [],
        };
      }
    },
  },
};
