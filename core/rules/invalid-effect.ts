import { nearest } from "../catalog/nearest.ts";
import { readerOf } from "../grammar/words.ts";
import { replaceText } from "../json/edit.ts";
import { textOf } from "../json/strings.ts";
import { policyKinds } from "../kind.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html */
export const invalidEffect: Rule = {
  code: "invalid-effect",
  kinds: policyKinds,
  severity: "error",
  summary: "Effect is neither Allow nor Deny.",
  awsCodes: ["INVALID_EFFECT"],
  check: {
    grammar(failure, { kind }) {
      if (failure.problem !== "not-allowed" || failure.element !== "Effect") return undefined;
      const text = textOf(failure.node);
      if (!text) return undefined;
      const meant = nearest(text.value.trim(), failure.allowed) ?? synonyms.get(text.value.trim().toLowerCase());
      return [
        {
          span: text.span,
          message: `Effect is exactly "Allow" or "Deny", letter case included; ${readerOf(kind)} refuses the policy.`,
          awsCode: "INVALID_EFFECT",
          fixes: (meant === undefined ? failure.allowed : [meant]).map((effect) => ({
            title: `Replace with ${effect}`,
            safe: false,
            edits: [replaceText(text, effect)],
          })),
        },
      ];
    },
  },
};

const synonyms: ReadonlyMap<string, string> = new Map([
  ["grant", "Allow"],
  ["permit", "Allow"],
  ["block", "Deny"],
  ["forbid", "Deny"],
]);
