import { removeFromParent } from "../json/edit.ts";
import type { Principal, Statement } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session */
export const redundantSessionPrincipal: Rule = {
  code: "redundant-session-principal",
  kinds: ["trust-policy"],
  severity: "info",
  summary: "A statement lists a role and a session of the same role.",
  awsCodes: ["REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY"],
  check: {
    principal(principal, statement, { source }) {
      const session = sessionOf(principal);
      if (!session || !rolesOf(statement).has(`${session.account} ${session.role}`)) return undefined;
      return [
        {
          span: principal.span,
          message: `The role ${session.role} is listed as well, and it stands for all of its sessions; this adds nothing.`,
          awsCode: "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
          // The session alone would not be held back by a permissions boundary, so it is not quite nothing.
          fixes: [{ title: "Remove the session", safe: false, edits: [removeFromParent(source, principal.node)] }],
        },
      ];
    },
  },
};

interface Session {
  readonly account: string;
  readonly role: string;
}

function sessionOf({ type, value }: Principal): Session | undefined {
  const match = type === "AWS" ? /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(value) : null;
  const [, account, role] = match ?? [];
  return account && role ? { account, role } : undefined;
}

const rolesByStatement = new WeakMap<Statement, ReadonlySet<string>>();

/** The roles that a statement names, by account and name: a role's ARN has its path, a session's has not. */
function rolesOf(statement: Statement): ReadonlySet<string> {
  const known = rolesByStatement.get(statement);
  if (known) return known;
  const roles = new Set<string>();
  for (const { type, value } of statement.principals) {
    const account = type === "AWS" ? /:iam::(\d{12}):role\//.exec(value)?.[1] : undefined;
    if (account) roles.add(`${account} ${value.slice(value.lastIndexOf("/") + 1)}`);
  }
  rolesByStatement.set(statement, roles);
  return roles;
}
