import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const misplacedSection: Rule = {
  code: "misplaced-section",
  kinds: ["aws-credentials"],
  severity: "error",
  summary: "A section that belongs in the config file stands in the credentials file.",
  check: {
    section({ role, section: { type, header } }) {
      if (role !== "ignored" || (type !== "sso-session" && type !== "services")) return undefined;
      const message = `Tools look for ${type} sections in the config file alone; here it is skipped without a word.`;
      return [{ span: header.span, message }];
    },
  },
};
