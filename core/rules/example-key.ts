import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html */
export const exampleKey: Rule = {
  code: "example-key",
  kinds: configKinds,
  severity: "info",
  summary: "A key of AWS's documentation stands where one's own belongs.",
  check: {
    setting({ key, value, entry }, { extent }) {
      // A text about such files is where examples belong.
      if (extent === "excerpt" || key !== "aws_access_key_id" || value === undefined) return undefined;
      if (!/^(?:AKIA|ASIA)[A-Z0-9]*EXAMPLE$/.test(value)) return undefined;
      const message = "This is the key of an example in AWS’s documentation; AWS refuses it (InvalidClientTokenId).";
      return [{ span: entry.valueSpan, message }];
    },
  },
};
