import { nearest } from "../catalog/nearest.ts";
import { oneOf } from "../grammar/words.ts";
import { replaceText } from "../json/edit.ts";
import { textOf } from "../json/strings.ts";
import type { Rule } from "../rule.ts";

/** The values that schemas/manifest.schema.json allows. */
export const invalidValue: Rule = {
  code: "invalid-value",
  kinds: ["manifest"],
  severity: "warning",
  summary: "A setting of the manifest has a value that means nothing there.",
  check: {
    grammar(failure) {
      if (failure.problem !== "not-allowed") return undefined;
      const text = textOf(failure.node);
      if (!text) return undefined;
      const meant = nearest(text.value, failure.allowed);
      return [
        {
          span: text.span,
          message: `This is ${oneOf(failure.allowed)}; Latchkey leaves every other value out.`,
          fixes:
            meant === undefined
              ? []
              : [{ title: `Replace with ${meant}`, safe: false, edits: [replaceText(text, meant)] }],
        },
      ];
    },
  },
};
