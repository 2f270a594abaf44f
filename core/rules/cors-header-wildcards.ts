import { starsIn } from "../cors/pattern.ts";
import { replaceText } from "../json/edit.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-allowed-headers */
export const corsHeaderWildcards: Rule = {
  code: "cors-header-wildcards",
  kinds: ["cors"],
  severity: "error",
  summary: "An allowed header holds more than one wildcard.",
  check: {
    *corsRule({ headers }) {
      for (const header of headers) {
        if (starsIn(header.value) < 2 || hasPlaceholder(header.value)) continue;
        // What ends in a wildcard is covered by its part up to the first.
        const wider = header.value.endsWith("*") ? header.value.slice(0, header.value.indexOf("*") + 1) : undefined;
        yield {
          span: header.span,
          message: `An allowed header takes one *, and S3 refuses the configuration for "${header.value}".`,
          fixes: wider ? [{ title: `Replace with ${wider}`, safe: false, edits: [replaceText(header, wider)] }] : [],
        };
      }
    },
  },
};
