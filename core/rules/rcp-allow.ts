import type { Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
export const rcpAllow: Rule = {
  code: "rcp-allow",
  kinds: ["rcp"],
  severity: "error",
  summary: "A resource control policy allows something in particular.",
  awsCodes: ["RCP_SYNTAX_ERROR_ALLOW"],
  check: {
    statement(statement) {
      const { effect, actions } = statement;
      if (effect?.value !== "Allow") return undefined;
      const limited = isLimited(statement);
      if (!limited && actions.every(({ value }) => value === "*")) return undefined;
      return [
        {
          span: effect.span,
          path: statement.index === undefined ? ["Statement"] : ["Statement", statement.index],
          message:
            "Only AWS's own RCPFullAWSAccess allows, and it allows everything; the resource control policies that you write deny. AWS Organizations refuses this one.",
          ...(limited && { awsCode: "RCP_SYNTAX_ERROR_ALLOW" }),
        },
      ];
    },
  },
};

function isLimited({ principals, resources, notResources, conditions, notPrincipals }: Statement): boolean {
  return (
    conditions.length + notResources.length + notPrincipals.length > 0 ||
    principals.some(({ type }) => type !== "*") ||
    resources.some(({ value }) => value !== "*")
  );
}
