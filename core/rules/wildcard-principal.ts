import type { Draft } from "../finding.ts";
import type { Principal, Statement } from "../model/policy.ts";
import { wrapIn } from "../model/principal-edit.ts";
import { isExcepted } from "../model/principal-element.ts";
import { fixesOfEveryone, isEveryone, type LooseCondition, narrowingOf, relatedOf } from "../model/public-access.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous */
export const wildcardPrincipal: Rule = {
  code: "wildcard-principal",
  kinds: ["trust-policy", "resource-policy"],
  severity: "warning",
  summary: "An Allow statement is for every principal, and no condition says whose.",
  awsCodes: ["ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"],
  judges: "grants",
  check: {
    *principal(principal, statement, context) {
      if (!isEveryone(principal) || isExcepted(principal, statement)) return;
      if (context.kind === "trust-policy" && principal.type === "*") {
        yield bareInTrust(principal, statement, context);
        return;
      }
      if (statement.effect?.value !== "Allow") return;
      const narrowing = narrowingOf(statement);
      if (narrowing === "fixed") return;
      if (context.kind === "resource-policy" && isMeantForAll(statement)) return;
      yield {
        span: principal.span,
        message: `${crowdOf(context)} ${wayOut(narrowing)}`,
        related: relatedOf(narrowing),
        fixes: fixesOfEveryone(context.source, principal, statement),
      };
    },
  },
};

function bareInTrust(principal: Principal, statement: Statement, { source }: PolicyContext): Draft {
  const isNarrow = statement.effect?.value !== "Allow" || narrowingOf(statement) === "fixed";
  const everyAccount = { title: 'Write it as { "AWS": "*" }', safe: false, edits: [wrapIn(source, principal, "AWS")] };
  return {
    span: principal.span,
    severity: "error",
    message: 'A trust policy takes no bare *, only { "AWS": … }; IAM refuses the policy.',
    awsCode: "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
    fixes: isNarrow ? [everyAccount] : fixesOfEveryone(source, principal, statement).slice(0, 1),
  };
}

function crowdOf({ kind }: PolicyContext): string {
  return kind === "trust-policy"
    ? "Every account of AWS can become this role: its administrator need only allow it there."
    : "Everyone gets in here, even without credentials.";
}

function wayOut(loose: LooseCondition | undefined): string {
  if (loose) return `The condition on ${loose.condition.key.value} does not help: ${loose.reason}.`;
  return "Name the accounts, or demand a fixed aws:PrincipalOrgID or aws:PrincipalArn in a condition.";
}

/**
 * Policies that are for everyone by design: those of VPC endpoints, which let through what the caller's own policies allow,
 * and APIs and function URLs, which have sign-ins of their own; file systems are reached from within the network alone.
 */
function isMeantForAll({ actions, resources, conditions }: Statement): boolean {
  if (actions.every(({ value }) => forAll.test(value))) return true;
  const isEndpoint =
    resources.some(({ value }) => value === "*") &&
    !actions.some(({ value }) => /^(?:kms|secretsmanager):/i.test(value));
  return isEndpoint || conditions.some(({ name }) => narrowWays.test(name));
}

const forAll =
  /^(?:(?:execute-api|elasticfilesystem|aoss|es|vpc-lattice-svcs):|lambda:(?:invokefunctionurl|getlayerversion)$)/i;

/** Through the network, or through the URL of a function. */
const narrowWays =
  /^(?:aws:(?:sourcevpc|sourcevpce|vpcsourceip)|lambda:(?:functionurlauthtype|invokedviafunctionurl))$/;
