import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html */
export const notActionAllow: Rule = {
  code: "not-action-allow",
  kinds: ["identity-policy", "bucket-policy", "resource-policy"],
  severity: "warning",
  summary: "An Allow statement uses NotAction and so allows everything but a list.",
  check: {
    statement({ effect, notActions, node, resources, notResources }) {
      if (effect?.value !== "Allow" || notActions.length === 0) return undefined;
      const key = memberOf(node, "NotAction")?.key;
      if (!key) return undefined;
      const isOnAll = notResources.length > 0 || resources.some(({ value }) => value === "*");
      return [
        {
          span: innerSpanOf(key),
          ...(!isOnAll && { severity: "info" }),
          message:
            "Allow with NotAction allows every action but those listed, of every service and of those to come; list the actions that are meant in Action.",
        },
      ];
    },
  },
};
