import { policyKinds } from "../kind.ts";
import { moveCondition } from "../model/condition-edit.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
export const forAllValuesOnSingleValue: Rule = {
  code: "for-all-values-on-single-value",
  kinds: policyKinds,
  severity: "warning",
  summary: "ForAllValues stands before a test of a key that holds one value, so that a request without the key passes.",
  awsCodes: ["FORALLVALUES_WITH_SINGLE_VALUED_KEY"],
  check: {
    condition(condition, { effect }, { catalog, kind, source }) {
      const { operator, key } = condition;
      if (operator.set !== "ForAllValues") return undefined;
      const facts = operator.facts;
      if (!facts || facts.family === "Null") return undefined;
      const info = catalog.conditionKey(key.value);
      if (!info || info.multivalued) return undefined;
      // AWS's tables call some keys of services single that its own policies compare as sets, with several values.
      if (info.scope === "service" && !info.key.includes("${") && condition.values.length > 1) return undefined;
      // The audience of a token has a rule of its own.
      if (kind === "trust-policy" && /:aud$/i.test(key.value)) return undefined;
      const name = operator.value.slice(operator.value.indexOf(":") + 1);
      const edits = moveCondition(condition, name, source);
      return [
        {
          span: key.span,
          message:
            effect?.value === "Deny"
              ? `${key.value} holds one value, and ForAllValues passes a request that has none; this denies requests without the key too.`
              : `${key.value} holds one value, and ForAllValues passes a request that has none; this lets requests without the key through.`,
          awsCode: "FORALLVALUES_WITH_SINGLE_VALUED_KEY",
          fixes: edits ? [{ title: `Replace with ${name}`, safe: false, edits }] : [],
        },
      ];
    },
  },
};
