import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const emptySection: Rule = {
  code: "empty-section",
  kinds: configKinds,
  severity: "info",
  summary: "A section holds no settings.",
  check: {
    construct({ construct, span, section }) {
      if (construct !== "empty-section" || section?.header.closed === "no" || section?.name === "") return undefined;
      const message =
        "This section holds no settings; the SDK for JavaScript does not even know it then, while other tools do.";
      return [{ span, message }];
    },
  },
};
