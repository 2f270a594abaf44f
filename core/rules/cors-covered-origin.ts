import { removeFromList } from "../cors/edit.ts";
import { faultOfOrigin } from "../cors/origin.ts";
import { coversPattern } from "../cors/pattern.ts";
import type { Text } from "../json/strings.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-allowed-origin */
export const corsCoveredOrigin: Rule = {
  code: "cors-covered-origin",
  kinds: ["cors"],
  severity: "info",
  summary: "An allowed origin is matched by another one of the same rule.",
  check: {
    *corsRule({ origins }, { source }) {
      const wide = origins.filter(({ value }) => value.includes("*"));
      if (wide.length === 0 || wide.length * origins.length > maxPairs) return;
      for (const origin of origins) {
        const other = wide.find(({ value }) => value !== origin.value && coversPattern(value, origin.value));
        // What never matches has its own finding.
        if (!other || faultOfOrigin(origin.value)) continue;
        const edit = removeFromList(source, origin.node);
        yield {
          span: origin.span,
          message: messageOf(origin, other),
          related: [{ span: other.span, message: `${other.value} is allowed here.` }],
          fixes: edit ? [{ title: `Remove ${origin.value || "it"}`, safe: false, edits: [edit] }] : [],
        };
      }
    },
  },
};

/** What S3 takes has fewer; comparing more would take long. */
const maxPairs = 250_000;

function messageOf(origin: Text, other: Text): string {
  return other.value === "*"
    ? `* allows every origin, so naming ${origin.value} limits nothing; take one of them out.`
    : `${other.value} matches ${origin.value} already; naming it adds nothing.`;
}
