import { uniqueId } from "../model/principal-form.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
export const principalUniqueId: Rule = {
  code: "principal-unique-id",
  kinds: ["bucket-policy", "trust-policy", "resource-policy"],
  severity: "warning",
  summary: "A principal is a unique id of IAM, which is what remains of a deleted role or user.",
  awsCodes: ["INVALID_ROLE_REFERENCE", "INVALID_USER_REFERENCE"],
  check: {
    principal({ type, value, span }) {
      if (type !== "AWS" || !uniqueId.test(value)) return undefined;
      const what = value.startsWith("AROA") ? "role" : "user";
      return [
        {
          span,
          message: `This is the unique id of a ${what}; AWS shows it in place of the ARN once the ${what} is deleted, and a new one of the same name has another.`,
          awsCode: what === "role" ? "INVALID_ROLE_REFERENCE" : "INVALID_USER_REFERENCE",
        },
      ];
    },
  },
};
