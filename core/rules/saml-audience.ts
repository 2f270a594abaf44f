import type { Draft } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import type { Condition, ConditionValue } from "../model/condition.ts";
import { federatedProviderOf } from "../model/federation.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Principal, Statement } from "../model/policy.ts";
import { withCondition } from "../model/principal-edit.ts";
import { isExcepted } from "../model/principal-element.ts";
import type { Rule } from "../rule.ts";

const usual = "https://signin.aws.amazon.com/saml";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html */
export const samlAudience: Rule = {
  code: "saml-audience",
  kinds: ["trust-policy"],
  severity: "info",
  summary: "A role trusts a SAML provider without the condition on SAML:aud, or with a value that it never has.",
  check: {
    principal(principal, statement, { source }) {
      if (principal.type !== "Federated" || statement.effect?.value !== "Allow") return undefined;
      if (isExcepted(principal, statement) || federatedProviderOf(principal.value)?.type !== "saml") return undefined;
      // Any claim of the assertion narrows it; which, is the author's matter.
      if (statement.conditions.some(({ key }) => /^saml:/i.test(key.value))) return undefined;
      return [missing(principal, statement, source)];
    },
    *condition(condition, { effect }) {
      if (!/^saml:aud$/i.test(condition.key.value) || effect?.value !== "Allow") return;
      if (!/^String(?:Equals|Like|EqualsIgnoreCase)$/i.test(condition.operator.base)) return;
      // One that can be met is enough.
      if (condition.values.some(isPossible)) return;
      for (const value of condition.values) yield* impossible(value, condition);
    },
  },
};

function missing({ span }: Principal, statement: Statement, source: string): Draft {
  const edit = withCondition(source, statement, "StringEquals", "SAML:aud", usual);
  return {
    span,
    message:
      "No condition tests the assertion; AWS advises one on SAML:aud, so that one made for another recipient is of no use here.",
    fixes: edit ? [{ title: "Add the condition on SAML:aud", safe: false, edits: [edit] }] : [],
  };
}

function* impossible({ text }: ConditionValue, { key }: Condition): Iterable<Draft> {
  if (!text) return;
  yield {
    span: text.span,
    severity: "warning",
    message: `${key.value} holds the address that the assertion is sent to, such as ${usual}; with this value nobody can become the role.`,
    fixes: [{ title: `Replace with ${usual}`, safe: false, edits: [replaceText(text, usual)] }],
  };
}

/** The addresses of AWS's sign-in, in every Region and partition. */
function isPossible({ value }: ConditionValue): boolean {
  return (
    /^https:\/\/(?:[\w-]+\.)?signin\.[\w.-]+\/(?:platform\/)?saml/i.test(value) ||
    /[*?$]/.test(value) ||
    hasPlaceholder(value)
  );
}
