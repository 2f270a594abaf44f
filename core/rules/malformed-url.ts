import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { looksSecret } from "../model/secret-setting.ts";
import { repeatingFix } from "../model/value-fix.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
export const malformedUrl: Rule = {
  code: "malformed-url",
  kinds: configKinds,
  severity: "error",
  summary: "An address does not begin with http:// or https://.",
  check: {
    setting(setting) {
      const { known, value } = setting;
      if (known?.type !== "url" || value === undefined) return undefined;
      return /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/i.test(value) ? undefined : [draft(setting, value)];
    },
  },
};

function draft({ key, entry }: ConfigSetting, value: string): Draft {
  const said =
    key === "endpoint_url" && value.length < 60 && !looksSecret(value)
      ? ` AWS CLI v1 says “Invalid endpoint: ${value}”.`
      : "";
  const meant = meantUrl(key, value);
  return {
    span: entry.valueSpan,
    message: /\s/.test(value)
      ? `${key} is an address, which holds no spaces.${said}`
      : `${key} is an address with its scheme, http:// or https://.${said}`,
    fixes: meant === undefined ? [] : repeatingFix(entry, meant),
  };
}

/** What runs on this machine is mostly reached without encryption. */
function meantUrl(key: string, value: string): string | undefined {
  const bare = value.replace(/^(?:https?:?\/{0,2}|\/\/)(?=[\w[])/i, "");
  if (!/^(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:]+\])(?::\d+)?(?:[/?#]\S*)?$/i.test(bare)) return undefined;
  const isLocal = /^(?:localhost|127\.|0\.0\.0\.0|169\.254\.|\[|10\.|192\.168\.|[\w-]+(?::|\/|$))/.test(bare);
  return `${isLocal && key !== "sso_start_url" ? "http" : "https"}://${bare}`;
}
