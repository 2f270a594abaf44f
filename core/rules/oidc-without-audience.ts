import type { Draft } from "../finding.ts";
import { everyoneOf, federatedProviderOf, isBuiltIn } from "../model/federation.ts";
import { conditionsDemanding, mentionsIssuer } from "../model/issuer-conditions.ts";
import type { Principal, Statement } from "../model/policy.ts";
import { withCondition } from "../model/principal-edit.ts";
import { isExcepted } from "../model/principal-element.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html */
export const oidcWithoutAudience: Rule = {
  code: "oidc-without-audience",
  kinds: ["trust-policy"],
  severity: "warning",
  summary: "A role trusts Cognito, Google, Amazon or Facebook without saying for which app.",
  awsCodes: ["MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"],
  check: {
    principal(principal, statement, context) {
      if (principal.type !== "Federated" || statement.effect?.value !== "Allow") return undefined;
      const issuer = federatedProviderOf(principal.value)?.issuer;
      if (issuer === undefined || !isBuiltIn(issuer) || isExcepted(principal, statement)) return undefined;
      const shared = context.catalog.tenancyKeys(issuer);
      const isOpen = shared ? conditionsDemanding(shared, statement).length === 0 : !mentionsIssuer(issuer, statement);
      return isOpen ? [draftOf(issuer, shared !== undefined, principal, statement, context)] : undefined;
    },
  },
};

function draftOf(
  issuer: string,
  isRefused: boolean,
  { span }: Principal,
  statement: Statement,
  { source }: PolicyContext,
): Draft {
  const key = `${issuer}:${/amazon\.com|facebook/.test(issuer) && !issuer.startsWith("cognito") ? "app_id" : "aud"}`;
  const edit = withCondition(source, statement, "StringEquals", key, blanks[issuer] ?? "<APP-ID>");
  return {
    span,
    ...(isRefused && { severity: "error" as const }),
    message: isRefused
      ? `No condition demands ${key}, so ${everyoneOf(issuer)} could become this role; IAM refuses such a trust policy.`
      : `No condition demands ${key}, so everyone who signs in to any app with ${names[issuer] ?? issuer} can become this role.`,
    ...(!mentionsIssuer(issuer, statement) && { awsCode: "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL" }),
    fixes: edit ? [{ title: `Add a condition on ${key}, to fill in`, safe: false, edits: [edit] }] : [],
  };
}

const names: Readonly<Record<string, string>> = {
  "accounts.google.com": "Google",
  "www.amazon.com": "Amazon",
  "graph.facebook.com": "Facebook",
};

const blanks: Readonly<Record<string, string>> = {
  "cognito-identity.amazonaws.com": "<IDENTITY-POOL-ID>",
  "cognito-identity-us-gov.amazonaws.com": "<IDENTITY-POOL-ID>",
  "accounts.google.com": "<CLIENT-ID>",
};
