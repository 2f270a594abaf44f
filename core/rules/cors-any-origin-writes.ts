import { reachOf } from "../cors/reach.ts";
import { listed } from "../model/phrase.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html */
export const corsAnyOriginWrites: Rule = {
  code: "cors-any-origin-writes",
  kinds: ["cors"],
  severity: "warning",
  summary: "A rule allows every origin to write.",
  check: {
    corsRule({ origins, methods }) {
      const writing = methods.filter(({ value }) => value === "PUT" || value === "POST" || value === "DELETE");
      if (writing.length === 0) return undefined;
      const origin = origins.find(({ value }) => value.includes("*") && reachOf(value).of === "anyone");
      if (!origin) return undefined;
      return [
        {
          span: origin.span,
          message: `Every page on the web may send ${listed(writing.map(({ value }) => value))} to the bucket from its visitors' browsers; only the policies then stand between them. Name the origins that write.`,
          related: writing.map(({ span, value }) => ({ span, message: `${value} is allowed here.` })),
        },
      ];
    },
  },
};
