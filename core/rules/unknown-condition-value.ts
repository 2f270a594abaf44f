import { nearest } from "../catalog/nearest.ts";
import type { Draft } from "../finding.ts";
import { replaceValue } from "../json/edit.ts";
import { innerSpanOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import { closedValues } from "../model/closed-values.ts";
import type { Condition, ConditionValue } from "../model/condition.ts";
import { isUnsettled } from "../model/condition-value.ts";
import { globMatches } from "../model/glob.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html */
export const unknownConditionValue: Rule = {
  code: "unknown-condition-value",
  kinds: policyKinds,
  severity: "warning",
  summary: "A condition compares a key that holds one of a few words with another word.",
  check: {
    *condition(condition, _statement, { source }) {
      const { operator, name, values } = condition;
      const words = Object.hasOwn(closedValues, name) ? closedValues[name] : undefined;
      if (!words || operator.facts?.family !== "String") return;
      for (const value of values)
        if (!isUnsettled(value.value) && !words.some((word) => matches(condition, value.value, word)))
          yield ofValue(condition, value, words, source);
    },
  },
};

function matches({ operator }: Condition, value: string, word: string): boolean {
  if (operator.facts?.wildcards) return globMatches(value, word);
  const ignoresCase = operator.facts?.name.endsWith("IgnoreCase") === true;
  return ignoresCase ? value.toLowerCase() === word.toLowerCase() : value === word;
}

function ofValue({ key }: Condition, { value, node }: ConditionValue, words: readonly string[], source: string): Draft {
  const meant = words.find((word) => word.toLowerCase() === value.toLowerCase()) ?? nearest(value, words);
  return {
    span: innerSpanOf(node),
    // A word that resembles none of them may be newer than they are.
    ...(!meant && { severity: "hint" }),
    message: meant
      ? `${key.value} is never "${value}", so this matches nothing; did you mean ${meant}?`
      : `${key.value} is one of ${words.join(", ")}, as far as AWS documents it; "${value}" matches nothing then.`,
    fixes: meant ? [{ title: `Replace with ${meant}`, safe: false, edits: [replaceValue(source, node, meant)] }] : [],
  };
}
