import type { Draft, Fix } from "../finding.ts";
import { removeSetting } from "../ini/edit.ts";
import type { IniFile } from "../ini/tree.ts";
import { configKinds } from "../kind.ts";
import type { ConfigKey } from "../model/config-keys.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { shown, valueFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html */
export const invalidNumber: Rule = {
  code: "invalid-number",
  kinds: configKinds,
  severity: "error",
  summary: "A setting that is a whole number is something else, or too small or large.",
  check: {
    setting(setting, { ini }) {
      const { known, value } = setting;
      return known?.type === "integer" && value !== undefined ? drafts(setting, known, value, ini) : undefined;
    },
  },
};

function* drafts(setting: ConfigSetting, known: ConfigKey, value: string, ini: IniFile): Generator<Draft> {
  const { key, entry } = setting;
  if (!/^[-+]?\d[\d_]*$/.test(value)) {
    const said = key === "max_attempts" ? ` AWS CLI v1 says “invalid literal for int() with base 10: '${value}'”.` : "";
    yield {
      span: entry.valueSpan,
      message:
        key === "duration_seconds"
          ? "A duration is a whole number of seconds. AWS CLI drops this one without a word and asks for an hour, the SDK for Go for 0 seconds."
          : `${key} is a whole number.${shown(value) === "This value" ? "" : said}`,
      fixes: fixesFor(setting, known, value, ini),
    };
    return;
  }
  const number = Number(value.replaceAll("_", ""));
  const limits = limitsOf(key, known);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = known;
  if (number < min || number > max) {
    const nearestLimit = number < min ? min : max;
    yield {
      span: entry.valueSpan,
      message: `${key} is ${limits}.${answerTo(key, number, min)}`,
      fixes: [valueFix(entry, String(nearestLimit))],
    };
    return;
  }
  const cli = known.limitsInCli;
  if (!cli || (number >= cli.min && number <= cli.max)) return;
  yield {
    span: entry.valueSpan,
    severity: "warning",
    message: `AWS CLI and boto3 take only ${cli.min} to ${cli.max} here (“Value must be between ${cli.min} and ${cli.max}.”); other tools take up to ${max}.`,
    fixes: [valueFix(entry, String(number < cli.min ? cli.min : cli.max))],
  };
}

function limitsOf(key: string, { min, max }: ConfigKey): string {
  const unit = key === "duration_seconds" ? " seconds" : "";
  if (max === undefined) return `a whole number from ${min} up`;
  return `a whole number from ${min} to ${max}${unit}`;
}

function answerTo(key: string, number: number, min: number): string {
  if (key === "duration_seconds" && number < min)
    return ` AWS CLI v1 says “Invalid value for parameter DurationSeconds, value: ${number}, valid min value: ${min}”.`;
  if (key === "max_attempts")
    return ` AWS CLI v1 says “Value provided to "max_attempts": ${number} must be an integer greater than or equal to 1.”`;
  if (key === "max_concurrent_requests" || key === "max_queue_size")
    return ` AWS CLI v1 says “Value for ${key} must be a positive integer: ${number}”.`;
  return "";
}

/** `1h` and `60m` as seconds; else what says nothing can go. */
function fixesFor({ key, entry }: ConfigSetting, { default: usual }: ConfigKey, value: string, ini: IniFile): Fix[] {
  const match = /^(\d+)\s*(h|m|s)[a-z]*$/i.exec(value);
  if (key === "duration_seconds" && match) {
    const [, amount = "", unit = ""] = match;
    const seconds = Number(amount) * ({ h: 3600, m: 60, s: 1 }[unit.toLowerCase()] ?? 1);
    if (seconds >= 900 && seconds <= 43200) return [valueFix(entry, String(seconds))];
  }
  const title = usual && /^\d+$/.test(usual) ? `Remove it, for ${usual} is what holds then` : "Remove it";
  return [{ title, safe: false, edits: [removeSetting(ini, entry)] }];
}
