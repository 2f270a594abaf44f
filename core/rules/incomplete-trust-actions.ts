import type { Draft } from "../finding.ts";
import { replaceValue } from "../json/edit.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import { listed } from "../model/phrase.ts";
import type { Policy, Statement } from "../model/policy.ts";
import { allows } from "../model/trust-action.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/**
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 */
export const incompleteTrustActions: Rule = {
  code: "incomplete-trust-actions",
  kinds: ["trust-policy"],
  severity: "error",
  summary: "A service that needs several actions to become a role is not allowed all of them.",
  awsCodes: ["MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY"],
  check: {
    *statement(statement, context) {
      if (statement.effect?.value !== "Allow" || statement.actions.length === 0) return;
      for (const [service, need] of Object.entries(needs)) {
        if (!isFor(statement, service) || !isFirst(statement, service, context.policy)) continue;
        const missing = need.actions.filter((action) => !isAllowed(action, service, context.policy));
        // Of several statements for the service the first is to be completed.
        if (missing.length > 0) yield draftOf(missing, need, statement, context);
      }
    },
  },
};

interface Need {
  readonly who: string;
  readonly actions: readonly string[];
  readonly awsCode?: string;
}

const needs: Readonly<Record<string, Need>> = {
  "rolesanywhere.amazonaws.com": {
    who: "Roles Anywhere",
    actions: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
    awsCode: "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
  },
  "pods.eks.amazonaws.com": { who: "EKS Pod Identity", actions: ["sts:AssumeRole", "sts:TagSession"] },
};

function isAllowed(action: string, service: string, { statements }: Policy): boolean {
  return statements.some((statement) => isFor(statement, service) && allows(statement, action));
}

function isFirst(statement: Statement, service: string, { statements }: Policy): boolean {
  return statements.find((other) => isFor(other, service) && other.actions.length > 0) === statement;
}

function isFor({ effect, principals }: Statement, service: string): boolean {
  return effect?.value === "Allow" && principals.some(({ type, value }) => type === "Service" && value === service);
}

function draftOf(
  missing: readonly string[],
  { who, awsCode }: Need,
  { node, actions }: Statement,
  { source }: PolicyContext,
): Draft {
  const member = memberOf(node, "Action");
  const value = member?.value;
  const complete = [...actions.map((action) => action.value), ...missing];
  return {
    span: member ? innerSpanOf(member.key) : (actions[0]?.span ?? { start: 0, end: 0 }),
    message: `${who} also needs ${listed(missing)} here; without ${missing.length > 1 ? "them" : "it"} it cannot become the role.`,
    ...(awsCode && { awsCode }),
    fixes: value
      ? [{ title: `Add ${listed(missing)}`, safe: false, edits: [replaceValue(source, value, complete)] }]
      : [],
  };
}
