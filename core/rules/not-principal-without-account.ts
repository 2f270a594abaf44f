import type { Draft } from "../finding.ts";
import { parseArn } from "../model/arn.ts";
import type { Principal, Statement } from "../model/policy.ts";
import { roleArn } from "../model/principal-arn.ts";
import { isExcepted } from "../model/principal-element.ts";
import type { PolicyContext, Rule } from "../rule.ts";
import type { Edit } from "../text.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
export const notPrincipalWithoutAccount: Rule = {
  code: "not-principal-without-account",
  kinds: ["bucket-policy", "resource-policy"],
  severity: "warning",
  summary: "A Deny spares a role, user or session by NotPrincipal, and not the account that it is in.",
  check: {
    principal(principal, statement, context) {
      if (statement.effect?.value !== "Deny" || principal.type !== "AWS") return undefined;
      if (!isExcepted(principal, statement)) return undefined;
      const lacking = lackingFor(principal.value, statement);
      return lacking.length > 0 ? [draftOf(principal, lacking, context)] : undefined;
    },
  },
};

function draftOf(principal: Principal, lacking: readonly string[], { source }: PolicyContext): Draft {
  const names = lacking.join(" and ");
  return {
    span: principal.span,
    message: `This may be denied all the same: many services look at the account first, so NotPrincipal must list ${names} as well.`,
    fixes: [{ title: `Add ${names}`, safe: false, edits: [added(source, principal, lacking)] }],
  };
}

function added(source: string, { node }: Principal, lacking: readonly string[]): Edit {
  const { offset, length, parent } = node;
  if (parent?.type !== "array") {
    const values = [source.slice(offset, offset + length), ...lacking.map((arn) => JSON.stringify(arn))];
    return { span: { start: offset, end: offset + length }, text: `[${values.join(", ")}]` };
  }
  const before = source.slice(Math.max(offset - 100, 0), offset);
  const gap = before.slice(before.trimEnd().length) || " ";
  const text = lacking.map((arn) => `,${gap}${JSON.stringify(arn)}`).join("");
  return { span: { start: offset + length, end: offset + length }, text };
}

/** What AWS checks before the principal itself: its account, and for a session the role too. */
function lackingFor(value: string, { notPrincipals }: Statement): string[] {
  const arn = parseArn(value);
  if (!arn || !/^\d{12}$/.test(arn.account) || /[*?]/.test(value)) return [];
  if (!/^(?:role|user|assumed-role|federated-user)\/./.test(arn.resource)) return [];
  const { partition, account, resource } = arn;
  const listed = notPrincipals.map((principal) => principal.value);
  const root = `arn:${partition}:iam::${account}:root`;
  const lacking = listed.includes(root) || listed.includes(account) ? [] : [root];
  const role = arn.service === "sts" ? /^assumed-role\/([^/]+)\//.exec(resource)?.[1] : undefined;
  if (!role) return lacking;
  const isListed = listed.some(
    (other) => other.includes(":role/") && other.endsWith(`/${role}`) && other.includes(account),
  );
  return isListed ? lacking : [...lacking, roleArn(value, account, role)];
}
