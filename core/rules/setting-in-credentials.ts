import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const settingInCredentials: Rule = {
  code: "setting-in-credentials",
  kinds: ["aws-credentials"],
  severity: "info",
  summary: "A setting that is documented for the config file stands in the credentials file.",
  check: {
    setting({ known, block, entry }) {
      if (!known || block || known.files === "both") return undefined;
      const message =
        "AWS documents this setting for the config file. Most tools read it here too, yet not all, and people look for it there.";
      return [{ span: entry.keySpan, message }];
    },
  },
};
