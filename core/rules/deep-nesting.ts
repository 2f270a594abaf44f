import { configKinds } from "../kind.ts";
import { configKey } from "../model/config-keys.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const deepNesting: Rule = {
  code: "deep-nesting",
  kinds: configKinds,
  severity: "warning",
  summary: "A block stands within a block.",
  check: {
    construct({ construct, span, entry }) {
      if (construct !== "deep-nesting") return undefined;
      // An outer key that begins no block at all is the fault itself, and another finding.
      const outer = entry && configKey(entry.key.toLowerCase());
      if (outer && outer.type !== "block") return undefined;
      const message =
        "A block holds settings, no blocks. AWS CLI reads what follows as settings of the outer block, the SDK for JavaScript as a block of its own.";
      return [{ span, message }];
    },
  },
};
