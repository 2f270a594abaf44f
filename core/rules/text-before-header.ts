import { insertAt } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import { sectionsOf } from "../model/aws-config.ts";
import { configKey } from "../model/config-keys.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const textBeforeHeader: Rule = {
  code: "text-before-header",
  kinds: configKinds,
  severity: "error",
  summary: "Settings stand above the first header.",
  check: {
    construct({ construct, span }, { config, ini }) {
      if (construct !== "text-before-header") return undefined;
      const isFree = sectionsOf(config, "profile", "default").length === 0;
      const isAws = ini.preamble.some(({ key }) => configKey(key.toLowerCase()));
      return [
        {
          span,
          message:
            "These lines belong to no section. AWS CLI rejects the whole file (“Unable to parse config file”), as do the SDKs for Java and Rust; others skip them.",
          fixes:
            isFree && isAws
              ? [
                  {
                    title: "Put [default] above them",
                    safe: false,
                    edits: [insertAt(span.start, `[default]${ini.eol}`)],
                  },
                ]
              : [],
        },
      ];
    },
  },
};
