import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { accountIdOfKeyId } from "../model/key-id.ts";
import { valueFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-account-endpoints.html */
export const mismatchedAccount: Rule = {
  code: "mismatched-account",
  kinds: configKinds,
  severity: "warning",
  summary: "aws_account_id names another account than the access key beside it belongs to.",
  check: {
    setting(setting) {
      const { key, value, block } = setting;
      if (key !== "aws_account_id" || block || value === undefined || !/^\d{12}$/.test(value)) return undefined;
      return drafts(setting, value);
    },
  },
};

function* drafts({ entry, section }: ConfigSetting, account: string): Generator<Draft> {
  const ofKey = accountIdOfKeyId(section.entries.get("aws_access_key_id")?.value ?? "");
  if (ofKey === undefined || ofKey === account) return;
  yield {
    span: entry.valueSpan,
    message: `The access key in this profile seems to belong to the account ${ofKey}, by its id; requests would go to the endpoint of another account.`,
    fixes: [valueFix(entry, ofKey)],
  };
}
