import { policyKinds } from "../kind.ts";
import { renameKey } from "../model/condition-edit.ts";
import { formOfUnknownKey } from "../model/condition-key.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html */
export const missingTagKey: Rule = {
  code: "missing-tag-key",
  kinds: policyKinds,
  severity: "error",
  summary: "A condition on a tag does not say which tag.",
  awsCodes: ["MISSING_TAG_KEY_IN_CONDITION"],
  check: {
    condition(condition, _, { catalog }) {
      const { key } = condition;
      if (formOfUnknownKey(key.value, catalog) !== "no-tag") return undefined;
      const named = `${key.value.replace(/\/$/, "")}/<tag-key>`;
      const edits = renameKey(condition, named);
      return [
        {
          span: key.span,
          message: `${key.value} needs the name of a tag behind a slash, such as ${named.replace("<tag-key>", "team")}; as it is, no request holds it.`,
          awsCode: "MISSING_TAG_KEY_IN_CONDITION",
          fixes: edits ? [{ title: `Replace with ${named}, to fill in`, safe: false, edits }] : [],
        },
      ];
    },
  },
};
