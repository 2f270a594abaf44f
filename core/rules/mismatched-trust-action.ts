import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import type { Principal, Statement } from "../model/policy.ts";
import { type TrustWay, wayFor, wayOf } from "../model/trust-action.ts";
import type { Rule } from "../rule.ts";

const awsCode = "MISMATCHED_ACTION_FOR_PRINCIPAL";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create.html */
export const mismatchedTrustAction: Rule = {
  code: "mismatched-trust-action",
  kinds: ["trust-policy"],
  severity: "error",
  summary: "A trust policy allows a principal an action by which it cannot become a role.",
  awsCodes: [awsCode],
  check: {
    statement(statement) {
      if (statement.effect?.value !== "Allow" || statement.principals.length === 0) return undefined;
      // A pattern holds every way, and a bare * or an unread provider may go any.
      if (statement.actions.some(({ value }) => /[*?]/.test(value))) return undefined;
      const wanted = statement.principals.map(wayFor);
      if (wanted.includes(undefined)) return undefined;
      const known = wanted as readonly TrustWay[];
      return unusable(statement, known);
    },
  },
};

function* unusable(statement: Statement, wanted: readonly TrustWay[]): Iterable<Draft> {
  const opened = statement.actions.flatMap(({ value }) => wayOf(value) ?? []);
  const fitting = wanted.filter((way) => opened.includes(way));
  for (const action of statement.actions) {
    const way = wayOf(action.value);
    if (way && !wanted.includes(way)) yield actionDraft(action, way, statement, wanted, opened);
  }
  // Where no action fits, that has been said; where some do, those are named whom none does.
  if (fitting.length === 0) return;
  for (const [i, principal] of statement.principals.entries()) {
    const way = wanted[i];
    if (way && !opened.includes(way)) yield principalDraft(principal, way);
  }
}

function actionDraft(
  action: Text,
  way: TrustWay,
  { principals }: Statement,
  wanted: readonly TrustWay[],
  opened: readonly TrustWay[],
): Draft {
  const [needed] = wanted;
  const isOne = wanted.every((other) => other === needed) && needed && !opened.includes(needed);
  return {
    span: action.span,
    message: `${whose[way]} become a role by sts:${way}, and ${principals.length === 1 ? "the principal here is not one of them" : "none of the principals here is one"}; nobody can become the role by this.`,
    awsCode,
    fixes: isOne
      ? [{ title: `Replace with sts:${needed}`, safe: false, edits: [replaceText(action, `sts:${needed}`)] }]
      : [],
  };
}

function principalDraft(principal: Principal, way: TrustWay): Draft {
  return {
    span: principal.span,
    message: `${whose[way]} become a role by sts:${way}, which this statement does not allow; this one cannot become the role.`,
    awsCode,
  };
}

const whose: Readonly<Record<TrustWay, string>> = {
  AssumeRole: "Accounts, users, roles and services",
  AssumeRoleWithSAML: "Users of a SAML provider",
  AssumeRoleWithWebIdentity: "Users of an OpenID Connect provider",
};
