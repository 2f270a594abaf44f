import { policyKinds } from "../kind.ts";
import { removeCondition } from "../model/condition-edit.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-useragent */
export const spoofableConditionKey: Rule = {
  code: "spoofable-condition-key",
  kinds: policyKinds,
  severity: "info",
  summary: "A condition relies on a header that the caller writes.",
  awsCodes: ["UNTRUSTWORTHY_CONDITION_KEY"],
  check: {
    condition(condition, { principals }, { source }) {
      const { key, name, operator } = condition;
      if (name !== "aws:useragent" && name !== "aws:referer") return undefined;
      const facts = operator.facts;
      if (!facts || facts.family === "Null") return undefined;
      // Some services put an account ID there instead of the newer keys; that has a rule of its own.
      if (principals.length > 0 && principals.every(({ type }) => type === "Service")) return undefined;
      const edits = removeCondition(condition, source);
      return [
        {
          span: key.span,
          message: `Whoever sends a request writes ${name === "aws:referer" ? "its Referer" : "its User-Agent"} header as they like; ${key.value} keeps nobody out.`,
          awsCode: "UNTRUSTWORTHY_CONDITION_KEY",
          fixes: edits ? [{ title: "Remove the condition", safe: false, edits }] : [],
        },
      ];
    },
  },
};
