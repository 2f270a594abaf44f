import { removeFromParent } from "../json/edit.ts";
import type { Principal } from "../model/policy.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session */
export const redundantSessionPrincipal: Rule = {
  code: "redundant-session-principal",
  kinds: ["trust-policy"],
  severity: "info",
  summary: "A statement lists a role and a session of the same role.",
  awsCodes: ["REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY"],
  check: {
    *principal(principal, { principals }, { source }) {
      const session = sessionOf(principal);
      if (!session || !principals.some((other) => isRole(other, session))) return;
      yield {
        span: principal.span,
        message: `The role ${session.role} is listed as well, and it stands for all of its sessions; this adds nothing.`,
        awsCode: "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
        // The session alone would not be held back by a permissions boundary, so it is not quite nothing.
        fixes: [{ title: "Remove the session", safe: false, edits: [removeFromParent(source, principal.node)] }],
      };
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

/** A role's ARN has its path, a session's has not. */
function isRole({ type, value }: Principal, { account, role }: Session): boolean {
  if (type !== "AWS" || !value.includes(`:iam::${account}:role/`)) return false;
  return value.slice(value.lastIndexOf("/") + 1) === role;
}
