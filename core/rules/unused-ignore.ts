import { kinds } from "../kind.ts";
import type { Rule } from "../rule.ts";
import { isAwsCode, isExpired } from "../suppress/ignore.ts";

export const unusedIgnore: Rule = {
  code: "unused-ignore",
  kinds,
  severity: "warning",
  summary: "Something says that a finding is accepted, but there is no such finding.",
  check: {
    *ignore(ignore, { used, today }) {
      // What AWS would say is known only to who asks it.
      if (used || isAwsCode(ignore.code) || isExpired(ignore, today)) return;
      yield {
        span: ignore.codeSpan,
        message: `There is no finding ${ignore.code} here to accept; an entry that fits nothing would hide the next one.`,
      };
    },
  },
};
