import { removeFromList } from "../cors/edit.ts";
import { faultOfOrigin } from "../cors/origin.ts";
import { reachOf } from "../cors/reach.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-allowed-origin */
export const corsLocalhostInProduction: Rule = {
  code: "cors-localhost-in-production",
  kinds: ["cors"],
  severity: "info",
  summary: "A rule allows pages from the own machine beside those of a site.",
  check: {
    *corsRule({ origins }, { source }) {
      const site = origins.find(({ value }) => isSite(value) && !local.test(value));
      if (!site) return;
      for (const { value, span, node } of origins) {
        if (!local.test(value) || value.startsWith("https:")) continue;
        const edit = removeFromList(source, node);
        yield {
          span,
          message: `Whatever runs on a user's own machine gets the same as ${site.value}; once development is over it can go, or into a bucket of its own.`,
          fixes: edit ? [{ title: `Remove ${value}`, safe: false, edits: [edit] }] : [],
        };
      }
    },
  },
};

const local = /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|[\w.-]+\.localhost)(?::[\d*]+)?$/;

/** A host with a dot in it, or the hosts of one owner. */
function isSite(origin: string): boolean {
  return (
    origin.startsWith("https://") && origin.includes(".") && reachOf(origin).of === "own" && !faultOfOrigin(origin)
  );
}
