import { replaceSpan } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const colonSeparator: Rule = {
  code: "colon-separator",
  kinds: configKinds,
  severity: "error",
  summary: "A colon stands between key and value.",
  check: {
    construct({ construct, span, entry }) {
      if (construct !== "colon-separator" || !entry) return undefined;
      const isPadded = span.start > entry.keySpan.end || entry.rawSpan.start === span.end;
      return [
        {
          span,
          message:
            "The sign between key and value is =. The SDK for JavaScript skips a line with a colon, and those for Java and Rust reject the whole file; AWS CLI and the SDK for Go read it.",
          fixes: [{ title: "Replace with =", safe: true, edits: [replaceSpan(span, isPadded ? "=" : " =")] }],
        },
      ];
    },
  },
};
