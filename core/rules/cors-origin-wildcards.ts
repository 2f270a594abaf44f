import { replaceByAll } from "../cors/edit.ts";
import { faultOfOrigin } from "../cors/origin.ts";
import { starsIn } from "../cors/pattern.ts";
import type { Fix } from "../finding.ts";
import type { Text } from "../json/strings.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-allowed-origin */
export const corsOriginWildcards: Rule = {
  code: "cors-origin-wildcards",
  kinds: ["cors"],
  severity: "error",
  summary: "An allowed origin holds more than one wildcard.",
  check: {
    *corsRule({ origins }, { source }) {
      for (const origin of origins) {
        if (starsIn(origin.value) < 2 || hasPlaceholder(origin.value)) continue;
        yield {
          span: origin.span,
          message: `An origin takes one *; S3 refuses the configuration: “AllowedOrigin "${origin.value}" can not have more than one wildcard.”`,
          fixes: fixesOf(origin, source),
        };
      }
    },
  },
};

function fixesOf(origin: Text, source: string): Fix[] {
  const values = withOneStar(origin.value);
  if (values.some((value) => starsIn(value) > 1 || faultOfOrigin(value))) return [];
  return [
    { title: `Replace with ${values.join(" and ")}`, safe: false, edits: [replaceByAll(source, origin.node, values)] },
  ];
}

/** The same origins as far as they can be said with one wildcard in each. */
function withOneStar(value: string): string[] {
  // A path matches nothing, and one * stands for dots too.
  const plain = value.replace(/(?<=[^/:])\/\**$/, "").replace(/\*(?:\.?\*)+/g, "*");
  const anyScheme = /^(?:\*|https?\*):\/\/(.*)$/.exec(plain);
  return anyScheme && plain.includes("*", plain.indexOf("://"))
    ? [`https://${anyScheme[1]}`, `http://${anyScheme[1]}`]
    : [plain];
}
