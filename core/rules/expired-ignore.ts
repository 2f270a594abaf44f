import { kinds } from "../kind.ts";
import type { Rule } from "../rule.ts";
import { isExpired } from "../suppress/ignore.ts";

export const expiredIgnore: Rule = {
  code: "expired-ignore",
  kinds,
  severity: "warning",
  summary: "An accepted finding was accepted until a day that has passed.",
  check: {
    *ignore(ignore, { today }) {
      if (!isExpired(ignore, today)) return;
      yield {
        span: ignore.untilSpan ?? ignore.codeSpan,
        message: `${ignore.code} was accepted until ${ignore.until}, which has passed; its findings are reported again.`,
      };
    },
  },
};
