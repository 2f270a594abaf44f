import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
export const rcpNotAction: Rule = {
  code: "rcp-not-action",
  kinds: ["rcp"],
  severity: "error",
  summary: "A resource control policy uses NotAction.",
  awsCodes: ["RCP_SYNTAX_ERROR_NOTACTION"],
  check: {
    statement({ node }) {
      const member = memberOf(node, "NotAction");
      if (!member || memberOf(node, "Action")) return undefined;
      return [
        {
          span: innerSpanOf(member.key),
          message: "A resource control policy lists what it denies in Action; AWS Organizations refuses NotAction.",
          awsCode: "RCP_SYNTAX_ERROR_NOTACTION",
        },
      ];
    },
  },
};
