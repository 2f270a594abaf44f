import { policyKinds } from "../kind.ts";
import { renameKey } from "../model/condition-edit.ts";
import { formOfUnknownKey, keysCalled } from "../model/condition-key.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export const malformedConditionKey: Rule = {
  code: "malformed-condition-key",
  kinds: policyKinds,
  severity: "error",
  summary: "A condition key is not of the form service:name.",
  awsCodes: ["INVALID_CONDITION_KEY_FORMAT"],
  check: {
    condition(condition, statement, { catalog }) {
      const { key, operator } = condition;
      const form = formOfUnknownKey(key.value, catalog);
      if (form !== "no-service" && form !== "empty-part") return undefined;
      if (hasPlaceholder(key.value) || !operator.facts) return undefined;
      const bare = key.value.slice(key.value.indexOf(":") + 1);
      const [meant, ...others] = bare === "" ? [] : keysCalled(bare, statement, catalog);
      const edits = meant && others.length === 0 ? renameKey(condition, meant) : undefined;
      return [
        {
          span: key.span,
          message: `"${key.value}" is no condition key: one is written as service and name, such as ${meant ?? "aws:SourceIp"}. AWS refuses the policy.`,
          awsCode: "INVALID_CONDITION_KEY_FORMAT",
          fixes: edits ? [{ title: `Replace with ${meant}`, safe: false, edits }] : [],
        },
      ];
    },
  },
};
