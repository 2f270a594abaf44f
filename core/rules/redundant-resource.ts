import { policyKinds } from "../kind.ts";
import { coveredEntries } from "../model/covered-entry.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
export const redundantResource: Rule = {
  code: "redundant-resource",
  kinds: policyKinds,
  severity: "info",
  summary: "A resource is covered by another one of the same list.",
  awsCodes: ["REDUNDANT_RESOURCE"],
  check: {
    statement({ resources, notResources }) {
      return coveredEntries(resources.length > 0 ? resources : notResources, (text) => text, "REDUNDANT_RESOURCE");
    },
  },
};
