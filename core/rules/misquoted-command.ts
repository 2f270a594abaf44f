import type { Draft } from "../finding.ts";
import { insertAt } from "../ini/edit.ts";
import { shellWordsOf } from "../ini/shell-words.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html */
export const misquotedCommand: Rule = {
  code: "misquoted-command",
  kinds: configKinds,
  severity: "error",
  summary: "credential_process has a quote that is not closed, or a path with spaces without quotes.",
  check: {
    setting(setting) {
      return setting.key === "credential_process" && setting.entry.value !== "" ? drafts(setting) : undefined;
    },
  },
};

function* drafts({ entry }: ConfigSetting): Generator<Draft> {
  const { value, valueSpan } = entry;
  // Backslashes part the folders of Windows, where AWS CLI splits words its own way.
  if (shellWordsOf(value.replaceAll("\\", "/")) === undefined) {
    yield {
      span: valueSpan,
      message: "A quote in this command is not closed. AWS CLI v1 says “No closing quotation”.",
    };
    return;
  }
  const path = pathWithSpaces(value);
  if (path === undefined) return;
  const end = valueSpan.start + path.length;
  yield {
    span: { start: valueSpan.start, end },
    severity: "warning",
    message:
      "A path with spaces needs quotes: tools take its first word for the program, and the rest for arguments (“[Errno 2] No such file or directory”).",
    fixes: [
      { title: "Put the path in quotes", safe: false, edits: [insertAt(valueSpan.start, '"'), insertAt(end, '"')] },
    ],
  };
}

/**
 * A path at the start of a command whose second word can only be a part of it: on Windows one with more folders behind it,
 * elsewhere an application or its folder, or a first word that is somebody's home or a volume and so no program.
 * `/usr/bin/vault read aws/creds` is no such path.
 */
function pathWithSpaces(value: string): string | undefined {
  const inFolder =
    /^\/(?:Applications|Users|Volumes|home|media)\/[^\s"'|/]+ [^\s"'|/-][^\s"'|/]*(?: [^\s"'|/-][^\s"'|/]*)?\/[^\s"'|]*/.exec(
      value,
    )?.[0];
  if (inFolder !== undefined) return inFolder;
  const unix = /^\/(?:[^\s"'|]+ )+?(?:[\w.()&+-]+\.app|Support)\/[^\s"'|]*/.exec(value)?.[0];
  if (unix !== undefined && !/ -/.test(unix)) return unix;
  return /^[A-Za-z]:\\(?:(?! -|\.(?:exe|cmd|bat|py) )[^"'|:])*? [^\s"'|\\:-][^"'|\\:]*\\[^\s"'|]*/i.exec(value)?.[0];
}
