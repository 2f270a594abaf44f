import type { Draft } from "../finding.ts";
import { insertAt, removeWithGap } from "../ini/edit.ts";
import type { Occurrence } from "../ini/find-constructs.ts";
import type { IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import { holdsSecret, isSecretKey } from "../model/secret-setting.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const commentedValue: Rule = {
  code: "commented-value",
  kinds: configKinds,
  severity: "warning",
  summary: "A comment stands behind a value, and AWS CLI reads it as part of the value.",
  check: {
    construct(occurrence, { ini }) {
      const { construct } = occurrence;
      return construct === "trailing-comment" || construct === "nested-comment" ? drafts(occurrence, ini) : undefined;
    },
  },
};

function* drafts({ construct, span, entry }: Occurrence, ini: IniFile): Generator<Draft> {
  if (!entry) return;
  const comment = ini.text.slice(span.start, span.end);
  const line = ini.lines[entry.line];
  const readers = construct === "nested-comment" ? "AWS CLI, boto3 and most SDKs keep" : "AWS CLI and boto3 keep";
  const isRepeatable = line && !isSecretKey(entry.key.toLowerCase()) && !holdsSecret(comment);
  yield {
    span,
    message: `${readers} the comment as part of the value; the SDK for JavaScript drops it. A comment needs a line of its own.`,
    fixes: [
      isRepeatable
        ? {
            title: "Move the comment to a line of its own",
            safe: true,
            edits: [insertAt(line.span.start, `${comment}${ini.eol}`), removeWithGap(ini, span)],
          }
        : { title: "Remove the comment", safe: false, edits: [removeWithGap(ini, span)] },
    ],
  };
}
