import { configKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const namelessSection: Rule = {
  code: "nameless-section",
  kinds: configKinds,
  severity: "error",
  summary: "A header has no name.",
  check: {
    section({ role, section: { type, name, header } }) {
      if (header.closed === "no" || role !== "ignored" || name !== "") return undefined;
      return [
        {
          span: header.span,
          message:
            type === "bare"
              ? "This header is empty. AWS CLI rejects the whole file (“Unable to parse config file”), and no tool finds the section."
              : `This header lacks the name behind ${type}, so no tool finds the section.`,
        },
      ];
    },
  },
};
