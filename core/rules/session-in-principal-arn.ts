import { replaceValue } from "../json/edit.ts";
import { innerSpanOf } from "../json/node.ts";
import { policyKinds } from "../kind.ts";
import { parseArn } from "../model/arn.ts";
import { roleArn } from "../model/principal-arn.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn */
export const sessionInPrincipalArn: Rule = {
  code: "session-in-principal-arn",
  kinds: policyKinds,
  severity: "warning",
  summary: "aws:PrincipalArn is compared with the ARN of a role's session, which it never is.",
  check: {
    *condition({ operator, name, values }, _statement, { source }) {
      const family = operator.facts?.family;
      if (name !== "aws:principalarn" || (family !== "ARN" && family !== "String")) return;
      for (const { value, node } of values) {
        const arn = parseArn(value);
        const role = arn?.service === "sts" ? /^assumed-role\/([^/]*)/.exec(arn.resource)?.[1] : undefined;
        if (!arn || role === undefined) continue;
        const meant = roleArn(value, arn.account, role);
        const isKnown = /^[\w+=,.@-]+$/.test(role) && !ofIdentityCenter.test(role);
        const isListed = values.some((other) => other.value === meant);
        yield {
          span: innerSpanOf(node),
          message:
            "The aws:PrincipalArn of a session is the ARN of its role, so no request has this value; name the role.",
          fixes:
            isKnown && !isListed
              ? [{ title: `Replace with ${meant}`, safe: false, edits: [replaceValue(source, node, meant)] }]
              : [],
        };
      }
    },
  },
};

/** The path of these roles, which a session's ARN leaves out, belongs to the ARN that is compared. */
const ofIdentityCenter = /^AWSReservedSSO_/;
