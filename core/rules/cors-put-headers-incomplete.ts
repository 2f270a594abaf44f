import { appendToList } from "../cors/edit.ts";
import { matchesPattern } from "../cors/pattern.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { CorsRule } from "../model/cors.ts";
import { listed } from "../model/phrase.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html: what a signed request carries. */
export const corsPutHeadersIncomplete: Rule = {
  code: "cors-put-headers-incomplete",
  kinds: ["cors"],
  severity: "info",
  summary: "A rule allows PUT and some headers, but not those that usual uploads carry.",
  check: {
    corsRule(rule, { source }) {
      const member = memberOf(rule.node, "AllowedHeaders");
      const list = member?.value;
      if (!member || list?.type !== "array" || rule.headers.length === 0) return undefined;
      if (!rule.methods.some(({ value }) => value === "PUT")) return undefined;
      if (rule.headers.some(({ value }) => hasPlaceholder(value))) return undefined;
      const missing = missingHeaders(rule);
      if (missing.length === 0) return undefined;
      return [
        {
          span: innerSpanOf(member.key),
          message: `${listed(missing)} ${missing.length > 1 ? "are" : "is"} not allowed; ${reasonFor(missing)}, and is stopped before it starts.`,
          fixes: [
            {
              title: `Allow ${listed(missing)}`,
              safe: false,
              edits: [appendToList(source, list, missing)],
            },
          ],
        },
      ];
    },
  },
};

function missingHeaders({ headers }: CorsRule): string[] {
  const patterns = headers.map(({ value }) => value.trim().toLowerCase());
  const allows = (name: string) => patterns.some((pattern) => matchesPattern(pattern, name.toLowerCase()));
  const signed = allows("Authorization") ? ["X-Amz-Date", "X-Amz-Content-Sha256"] : [];
  return ["Content-Type", ...signed].filter((name) => !allows(name));
}

function reasonFor(missing: readonly string[]): string {
  if (missing[0] !== "Content-Type") return "a request that is signed with Authorization carries them as well";
  return missing.length > 1
    ? "an upload of a file has the first, and one that is signed the others"
    : "nearly every upload of a file has one, for the browser adds it";
}
