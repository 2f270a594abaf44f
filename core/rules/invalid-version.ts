import { readerOf } from "../grammar/words.ts";
import { replaceText } from "../json/edit.ts";
import { textOf } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export const invalidVersion: Rule = {
  code: "invalid-version",
  kinds: policyKinds,
  severity: "error",
  summary: "Version is none of the policy language.",
  awsCodes: ["INVALID_VERSION"],
  check: {
    grammar(failure, { kind }) {
      if (failure.problem !== "not-allowed" || failure.element !== "Version") return undefined;
      const text = textOf(failure.node);
      if (!text) return undefined;
      return [
        {
          span: text.span,
          message: `Version names the policy language, not the date of this policy, and is 2012-10-17 or 2008-10-17; ${readerOf(kind)} refuses every other.`,
          awsCode: "INVALID_VERSION",
          fixes: [{ title: "Replace with 2012-10-17", safe: false, edits: [replaceText(text, "2012-10-17")] }],
        },
      ];
    },
  },
};
