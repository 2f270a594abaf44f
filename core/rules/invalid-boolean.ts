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
      if (known?.type !== "boolean" || value === undefined || /^(?:true|false)$/i.test(value)) return undefined;
      return [draft(setting, value)];
    },
  },
};

function draft({ key, entry, known, block }: ConfigSetting, value: string): Draft {
  // What only AWS CLI and boto3 read, no SDK throws at.
  const isOfCli = block !== undefined || known?.readBy !== undefined;
  const meant = /^(?:yes|on|1|y|t|enabled?)$/i.test(value)
    ? "true"
    : /^(?:no|off|0|n|f|disabled?)$/i.test(value)
      ? "false"
      : undefined;
  return {
    span: entry.valueSpan,
    ...(isOfCli && { severity: "warning" as const }),
    message: isOfCli
      ? `${key} is true or false; any other word means false, without a word.`
      : `${key} is true or false. AWS CLI and the SDK for Go take any other word for false, without a word; the SDK for JavaScript stops at it.`,
    fixes: (meant === undefined ? ["true", "false"] : [meant]).map((word) => valueFix(entry, word)),
  };
}
