import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { valueFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/cli/latest/topic/s3-config.html */
export const invalidSize: Rule = {
  code: "invalid-size",
  kinds: configKinds,
  severity: "error",
  summary: "A size or rate of the s3 block is not written as AWS CLI takes it.",
  check: {
    setting(setting) {
      const { known, value } = setting;
      if (value === undefined) return undefined;
      if (known?.type === "size")
        return /^[1-9]\d*\s*(?:[kmgt]i?b)?$/i.test(value) ? undefined : [size(setting, value)];
      if (known?.type === "rate")
        return /^[1-9]\d*\s*(?:[kmgt]i?b\/s)?$/i.test(value) ? undefined : [rate(setting, value)];
      return undefined;
    },
  },
};

function size({ key, entry }: ConfigSetting, value: string): Draft {
  const match = /^(\d+)\s*([kmgt])(?:i?b)?(?:ytes|s|\/s)?$/i.exec(value);
  return {
    span: entry.valueSpan,
    message: `${key} is a number of bytes, or one with KB, MB, GB or TB behind it, such as 16MB. AWS CLI v1 says “Invalid size value”.`,
    fixes: match ? [valueFix(entry, `${match[1]}${match[2]!.toUpperCase()}B`)] : [],
  };
}

function rate({ key, entry }: ConfigSetting, value: string): Draft {
  const match = /^(\d+)\s*([kmgt])i?b?(?:ytes)?(?:ps)?$/i.exec(value);
  return {
    span: entry.valueSpan,
    message: `${key} is a rate, such as 10MB/s or 800KB/s. AWS CLI v1 says “Invalid rate”.`,
    fixes: match ? [valueFix(entry, `${match[1]}${match[2]!.toUpperCase()}B/s`)] : [],
  };
}
