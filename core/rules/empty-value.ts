import type { Draft } from "../finding.ts";
import { removeSetting } from "../ini/edit.ts";
import type { Entry, IniFile, Setting } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const emptyValue: Rule = {
  code: "empty-value",
  kinds: configKinds,
  severity: "warning",
  summary: "A key has no value.",
  check: {
    setting(setting, { ini }) {
      const { entry, known } = setting;
      if (entry.value !== "" || !known || known.name === "cli_pager") return undefined;
      return hasLinesBelow(entry) ? undefined : [draft(setting, ini)];
    },
  },
};

function hasLinesBelow(entry: Setting): boolean {
  const { nested, continuation } = entry as Partial<Entry>;
  return (nested?.length ?? 0) + (continuation?.length ?? 0) > 0;
}

function draft({ key, entry, known }: ConfigSetting, ini: IniFile): Draft {
  const isKey = key === "aws_secret_access_key" || key === "aws_access_key_id";
  return {
    span: entry.keySpan,
    ...(isKey && { severity: "error" as const }),
    message: isKey
      ? `${key} is empty. AWS CLI takes that without a word, and AWS refuses the request (SignatureDoesNotMatch).`
      : known?.type === "block"
        ? `The block ${key} is empty; its settings stand below it, indented.`
        : `${key} is empty: AWS CLI reads an empty value, while the SDK for JavaScript takes it for the start of a block.`,
    // Half of a key pair is not removed without the other.
    fixes: isKey ? [] : [{ title: `Remove ${key}`, safe: false, edits: [removeSetting(ini, entry)] }],
  };
}
