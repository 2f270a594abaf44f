import type { Draft, Fix } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { type SettingForm, settingForms } from "../model/setting-form.ts";
import { repeatingFix, valueFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const malformedSetting: Rule = {
  code: "malformed-setting",
  kinds: configKinds,
  severity: "error",
  summary: "A name or id is too long, too short, or has characters that AWS does not take.",
  check: {
    setting(setting) {
      const { known, value } = setting;
      if (known?.type !== "string" || value === undefined) return undefined;
      if (known.name === "sso_account_id" || known.name === "aws_account_id") return account(setting, value);
      if (known.name === "mfa_serial" && /^arn:|:(?:iam|mfa)\b/.test(value)) return device(setting, value);
      const form = settingForms[known.name];
      return form && !fits(value, form) ? [draft(setting, value, form)] : undefined;
    },
  },
};

function fits(value: string, { pattern, min, max }: SettingForm): boolean {
  return value.length >= min && value.length <= max && pattern.test(value);
}

function draft({ key, entry }: ConfigSetting, value: string, { pattern, min, max, allowed }: SettingForm): Draft {
  const isLength = pattern.test(value);
  const plain = value.trim().replace(/\s+/g, "-");
  const role = /(?:^|\/)([\w+=,.@-]+)$/.exec(value)?.[1];
  const meant = key === "sso_role_name" && role !== undefined && role !== value ? role : plain;
  const isMended = meant !== value && pattern.test(meant) && meant.length >= min && meant.length <= max;
  return {
    span: entry.valueSpan,
    message: isLength
      ? `${key} has ${min} to ${max} characters, this has ${value.length}; AWS refuses it.`
      : `${key} is made of ${allowed}; AWS CLI sends it all the same, and AWS refuses it.`,
    fixes: isMended ? repeatingFix(entry, meant) : [],
  };
}

function* account({ key, entry }: ConfigSetting, value: string): Generator<Draft> {
  if (/^\d{12}$/.test(value)) return;
  const digits = value.replace(/[-\s]/g, "");
  const fixes: Fix[] = /^\d{12}$/.test(digits) ? [valueFix(entry, digits)] : [];
  // Spreadsheets drop leading zeros.
  if (/^\d{10,11}$/.test(digits)) fixes.push(valueFix(entry, digits.padStart(12, "0")));
  const what = /^\d+$/.test(value) ? `this has ${value.length}` : "and nothing else";
  yield {
    span: entry.valueSpan,
    message: `${key} is an account id of 12 digits, leading zeros included, ${what}; AWS knows no such account.`,
    fixes,
  };
}

function* device({ entry }: ConfigSetting, value: string): Generator<Draft> {
  if (/^arn:[\w-]+:iam::\d{12}:mfa\/[\w+=/:,.@-]+$/.test(value)) return;
  const isUser = /^arn:[\w-]+:iam::\d{12}:user\/[\w+=/:,.@-]+$/.test(value);
  const bare = value.replace(/^\w*arn:/, "arn:");
  const isPrefixed = bare !== value && /^arn:[\w-]+:iam::\d{12}:mfa\//.test(bare);
  yield {
    span: entry.valueSpan,
    message: isUser
      ? "This is the ARN of a user; that of a device has mfa/ in place of user/. AWS asks for a code of the device named here, and there is none."
      : "The ARN of an MFA device is arn:aws:iam::ACCOUNT:mfa/NAME; there is no device under this one.",
    fixes: isUser || isPrefixed ? [valueFix(entry, bare.replace(":user/", ":mfa/"))] : [],
  };
}
