import type { Fix } from "../finding.ts";
import { removeFromParent, replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import type { CorsRule } from "../model/cors.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-expose-headers */
export const corsExposeWildcard: Rule = {
  code: "cors-expose-wildcard",
  kinds: ["cors"],
  severity: "error",
  summary: "ExposeHeaders holds a wildcard.",
  check: {
    *corsRule(rule, { source }) {
      for (const header of rule.exposed) {
        if (!header.value.includes("*")) continue;
        yield {
          span: header.span,
          message: `ExposeHeaders names each header in full; S3 refuses the configuration: “ExposeHeader "${header.value}" contains wildcard. We currently do not support wildcard for ExposeHeader.”`,
          fixes: fixesOf(header, rule, source),
        };
      }
    },
  },
};

function fixesOf(header: Text, { exposed }: CorsRule, source: string): Fix[] {
  if (header.node.parent?.type !== "array") return [];
  const remove: Fix = {
    title: `Remove "${header.value}"`,
    safe: false,
    edits: [removeFromParent(source, header.node)],
  };
  if (header.value !== "*" || exposed.some(({ value }) => value.toLowerCase() === "etag")) return [remove];
  return [{ title: "Replace with ETag", safe: false, edits: [replaceText(header, "ETag")] }, remove];
}
