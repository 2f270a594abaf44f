import type { Fix } from "../finding.ts";
import { policyKinds } from "../kind.ts";
import { renameKey } from "../model/condition-edit.ts";
import { formOfUnknownKey } from "../model/condition-key.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-global-condition-key */
export const deprecatedConditionKey: Rule = {
  code: "deprecated-condition-key",
  kinds: policyKinds,
  severity: "error",
  summary: "A condition uses aws:ARN, which AWS has replaced.",
  awsCodes: ["UNSUPPORTED_GLOBAL_CONDITION_KEY"],
  check: {
    condition(condition, _, { catalog }) {
      const { key } = condition;
      if (formOfUnknownKey(key.value, catalog) !== "deprecated") return undefined;
      const fixes = ["aws:PrincipalArn", "aws:SourceArn"].flatMap((name): Fix[] => {
        const edits = renameKey(condition, name);
        return edits ? [{ title: `Replace with ${name}`, safe: false, edits }] : [];
      });
      return [
        {
          span: key.span,
          message: `${key.value} is no longer supported; aws:PrincipalArn is who asks, aws:SourceArn what a service asks for.`,
          awsCode: "UNSUPPORTED_GLOBAL_CONDITION_KEY",
          fixes,
        },
      ];
    },
  },
};
