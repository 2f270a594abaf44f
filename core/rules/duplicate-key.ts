import { removeSetting } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const duplicateKey: Rule = {
  code: "duplicate-key",
  kinds: configKinds,
  severity: "error",
  summary: "A key stands twice in one section.",
  check: {
    *section({ repeated, section }, { ini }) {
      for (const { first, again } of repeated) {
        // The two sides of a conflict repeat each other by nature.
        if (ini.lines.slice(first.line, again.line).some(({ kind }) => kind === "conflict")) continue;
        const isSameValue = first.value === again.value;
        yield {
          span: again.keySpan,
          message: `${again.key.toLowerCase()} stands twice in this section. AWS CLI and boto3 reject the whole file (“Unable to parse config file”, without a line); the SDKs take the last one.`,
          related: [{ span: first.keySpan, message: "The first one stands here." }],
          fixes: section.swallowedBy
            ? []
            : [
                {
                  title: "Remove the first one, as the SDKs do",
                  safe: isSameValue,
                  edits: [removeSetting(ini, first)],
                },
              ],
        };
      }
    },
  },
};
