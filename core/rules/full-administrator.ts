import { isFullAdministrator } from "../model/full-administrator.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege */
export const fullAdministrator: Rule = {
  code: "full-administrator",
  kinds: ["identity-policy"],
  severity: "warning",
  summary: "A statement allows every action on every resource.",
  awsCodes: ["PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE"],
  judges: "grants",
  check: {
    *statement(statement) {
      if (!isFullAdministrator(statement)) return;
      for (const { value, span } of statement.actions) {
        if (value !== "*" && value !== "*:*") continue;
        yield {
          span,
          awsCode: "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
          message:
            "This statement makes its holder a full administrator: every action on everything, passing on any role among them; whoever gets hold of the credentials has the whole account.",
        };
      }
      for (const { value, span } of statement.resources) {
        if (value !== "*") continue;
        yield {
          span,
          awsCode: "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
          message: "Together with every action this means the whole account; name the resources that are meant.",
        };
      }
    },
  },
};
