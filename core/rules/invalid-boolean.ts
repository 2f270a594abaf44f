import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { valueFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html */
export const invalidBoolean: Rule = {
  code: "invalid-boolean",
  kinds: configKinds,
  severity: "error",
  summary: "A setting that is true or false has another value.",
  check: {
    setting(setting) {
      const { known, value } = setting;
      if (known?.type !== "boolean" || value === undefined || value === "true" || value === "false") return undefined;
      if (!/^(?:true|false)$/i.test(value)) return [otherWord(setting, value)];
      return known.strictInJs && [otherCase(setting, value)];
    },
  },
};

function otherWord({ key, entry, known }: ConfigSetting, value: string): Draft {
  const meant = /^(?:yes|on|1|y|t|enabled?)$/i.test(value)
    ? "true"
    : /^(?:no|off|0|n|f|disabled?)$/i.test(value)
      ? "false"
      : undefined;
  return {
    span: entry.valueSpan,
    ...(!known?.strictInJs && { severity: "warning" as const }),
    message: known?.strictInJs
      ? `${key} is true or false. AWS CLI and the SDK for Go take any other word for false, without a word; the SDK for JavaScript stops at it.`
      : `${key} is true or false; any other word means false, without a word.`,
    fixes: (meant === undefined ? ["true", "false"] : [meant]).map((word) => valueFix(entry, word)),
  };
}

function otherCase({ key, entry }: ConfigSetting, value: string): Draft {
  return {
    span: entry.valueSpan,
    severity: "warning",
    message: `${key} is true or false, in small letters: AWS CLI takes this too, but the SDK for JavaScript stops at it.`,
    fixes: [valueFix(entry, value.toLowerCase())],
  };
}
