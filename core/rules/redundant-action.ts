import { policyKinds } from "../kind.ts";
import { coveredEntries } from "../model/covered-entry.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
export const redundantAction: Rule = {
  code: "redundant-action",
  kinds: policyKinds,
  severity: "info",
  summary: "An action is covered by another one of the same list.",
  awsCodes: ["REDUNDANT_ACTION"],
  check: {
    statement({ actions, notActions }) {
      const list = actions.length > 0 ? actions : notActions;
      return coveredEntries(list, (action) => action.toLowerCase(), "REDUNDANT_ACTION");
    },
  },
};
