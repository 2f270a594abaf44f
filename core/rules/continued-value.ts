import type { Draft } from "../finding.ts";
import type { Occurrence } from "../ini/find-constructs.ts";
import { lineIndexAt } from "../ini/parse.ts";
import type { IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import { configKey } from "../model/config-keys.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const continuedValue: Rule = {
  code: "continued-value",
  kinds: configKinds,
  severity: "warning",
  summary: "A value goes on in the next line.",
  check: {
    construct(occurrence, { ini }) {
      return occurrence.construct === "continuation" ? drafts(occurrence, ini) : undefined;
    },
  },
};

function* drafts({ span, entry }: Occurrence, { lines }: IniFile): Generator<Draft> {
  const above = lines[lineIndexAt(lines, span.start) - 1];
  const isJoinable = above && above.kind !== "blank" && above.kind !== "comment";
  const isText = configKey(entry?.key.toLowerCase() ?? "")?.type === "command";
  yield {
    span,
    message:
      "A value stands in one line. AWS CLI and most SDKs put a line break into the value here; the SDK for JavaScript drops this line.",
    fixes: isJoinable
      ? [
          {
            title: "Join the lines",
            safe: false,
            edits: [{ span: { start: above.content.end, end: span.start }, text: isText ? " " : "" }],
          },
        ]
      : [],
  };
}
