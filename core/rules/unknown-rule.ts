import { nearest } from "../catalog/nearest.ts";
import { memberOf, membersOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { type Text, textOf } from "../json/strings.ts";
import type { Rule } from "../rule.ts";
import { codes } from "../rule-codes.ts";
import { isAwsCode } from "../suppress/ignore.ts";

export const unknownRule: Rule = {
  code: "unknown-rule",
  kinds: ["manifest"],
  severity: "warning",
  summary: "The manifest names a rule that there is not.",
  check: {
    *manifestRoot(root) {
      for (const { value, span } of named(root)) {
        if (codes.includes(value)) continue;
        const meant = nearest(value, codes);
        yield {
          span,
          message: `There is no rule “${value}”, so this changes nothing.${meant ? ` Did you mean ${meant}?` : ""}`,
          fixes: meant ? [{ title: `Replace with ${meant}`, safe: false, edits: [{ span, text: meant }] }] : [],
        };
      }
    },
  },
};

function named(root: JsonNode): Text[] {
  const ofSettings = membersOf(memberOf(root, "rules")?.value).flatMap(({ key }) => textOf(key) ?? []);
  const ignores = memberOf(root, "ignore")?.value;
  const ofIgnores = (ignores?.children ?? []).flatMap((ignore) => textOf(memberOf(ignore, "code")?.value) ?? []);
  return [...ofSettings, ...ofIgnores.filter(({ value }) => !isAwsCode(value))];
}
