import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html */
export const unexpandedPath: Rule = {
  code: "unexpanded-path",
  kinds: configKinds,
  severity: "error",
  summary: "A path begins with ~ or holds a variable, which tools take literally.",
  check: {
    setting(setting) {
      const { key, value, entry, block } = setting;
      if (block || (key !== "web_identity_token_file" && key !== "credential_process")) return undefined;
      // A command in quotes is no plain value, and its words are looked at all the same.
      const text = key === "credential_process" ? entry.value : value;
      return text !== undefined && /[~$%]/.test(text) ? drafts(setting, text) : undefined;
    },
  },
};

const unexpanded = /(?<=^|[\s"'=])~[\w.-]*(?=[/\\]|$)|\$\{?[A-Za-z_]\w*\}?|%[A-Za-z_]\w*%/g;

function* drafts({ key, entry }: ConfigSetting, text: string): Generator<Draft> {
  // A shell that is started for it expands what the file does not.
  if (key === "credential_process" && /^\S*\b(?:sh|bash|zsh|cmd(?:\.exe)?|powershell|pwsh)(?:\.exe)?\s/i.test(text))
    return;
  for (const match of text.matchAll(unexpanded)) {
    const start = entry.valueSpan.start + match.index;
    const what = match[0].startsWith("~") ? "~ is no home folder here" : "Variables mean nothing here";
    yield {
      span: { start, end: start + match[0].length },
      message:
        key === "credential_process"
          ? `${what}: AWS CLI starts the command without a shell (“[Errno 2] No such file or directory”), while the SDK for JavaScript uses one. Write the whole path.`
          : `${what}: AWS CLI and the SDK for JavaScript take the path literally (“[Errno 2] No such file or directory”). Write the whole path.`,
    };
  }
}
