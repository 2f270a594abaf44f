import type { Draft } from "../finding.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/using-the-portal.html */
export const ssoStartUrl: Rule = {
  code: "sso-start-url",
  kinds: ["aws-config", "aws-credentials"],
  severity: "info",
  summary: "A start URL ends in signs that the browser added.",
  check: {
    setting(setting) {
      const { key, value } = setting;
      return key === "sso_start_url" && value !== undefined && /^https:/.test(value)
        ? drafts(setting, value)
        : undefined;
    },
  },
};

function* drafts({ entry }: ConfigSetting, value: string): Generator<Draft> {
  const bare = value.replace(/(?:\/?#.*|\/)$/, "");
  if (bare === value || !/\/\/[^/]+/.test(bare)) return;
  const start = entry.valueSpan.start + bare.length;
  yield {
    span: { start, end: entry.valueSpan.end },
    message:
      "A browser adds this to the address of the portal. Sign-ins are kept by the exact address, so each way to write it asks for one of its own.",
    fixes: [{ title: "Remove it", safe: false, edits: [{ span: { start, end: entry.valueSpan.end }, text: "" }] }],
  };
}
