import { removeFromParent } from "../json/edit.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
export const resourceInTrustPolicy: Rule = {
  code: "resource-in-trust-policy",
  kinds: ["trust-policy"],
  severity: "error",
  summary: "A statement of a trust policy names a resource.",
  awsCodes: ["ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE"],
  check: {
    *statement({ node }, { source }) {
      for (const name of ["Resource", "NotResource"]) {
        const member = memberOf(node, name);
        if (!member) continue;
        yield {
          span: innerSpanOf(member.key),
          message: `${name} has no place in a trust policy, which is about the one role that it belongs to; IAM refuses the policy.`,
          awsCode: "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
          fixes: [{ title: `Remove ${name}`, safe: false, edits: [removeFromParent(source, member.node)] }],
        };
      }
    },
  },
};
