import { policyKinds } from "../kind.ts";
import { operatorNamed } from "../model/condition-operator.ts";
import { coveredEntries } from "../model/covered-entry.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html */
export const redundantValue: Rule = {
  code: "redundant-value",
  kinds: policyKinds,
  severity: "info",
  summary: "A value of a condition is covered by another one of the same list.",
  check: {
    condition({ operator, values }) {
      if (values.length < 2) return undefined;
      const facts = operatorNamed(operator.base);
      if (!facts) return undefined;
      const texts = values.flatMap(({ text }) => text ?? []);
      const fold = /IgnoreCase$/i.test(operator.base)
        ? (value: string) => value.toLowerCase()
        : (value: string) => value;
      // Only in strings do wildcards match any text; in ARNs they keep to their part, and elsewhere there are none.
      return coveredEntries(texts, fold, undefined, facts.family === "String" && facts.wildcards ? "globs" : "texts");
    },
  },
};
