import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const emptySection: Rule = {
  code: "empty-section",
  kinds: configKinds,
  severity: "info",
  summary: "A section holds no settings.",
  check: {
    construct({ construct, span, section }, { ini }) {
      if (construct !== "empty-section" || !section || section.header.closed === "no" || section.name === "")
        return undefined;
      // Lines that are no settings have findings of their own.
      if (section.contentEnd > ini.lines[section.line]!.content.end) return undefined;
      const message =
        "This section holds no settings; the SDK for JavaScript does not even know it then, while other tools do.";
      return [{ span, message }];
    },
  },
};
