import type { Draft, Fix } from "../finding.ts";
import { everyoneOf, federatedProviderOf, isBuiltIn } from "../model/federation.ts";
import { conditionsDemanding, demandsOn, mentionsIssuer } from "../model/issuer-conditions.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Principal, Statement } from "../model/policy.ts";
import { withCondition } from "../model/principal-edit.ts";
import { isExcepted } from "../model/principal-element.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
export const oidcWithoutSubject: Rule = {
  code: "oidc-without-subject",
  kinds: ["trust-policy"],
  severity: "warning",
  summary: "A role trusts an OpenID Connect provider without saying whose tokens it takes.",
  awsCodes: [
    "MISSING_GITHUB_REPO_CONDITION_KEY",
    "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
    "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
  ],
  check: {
    principal(principal, statement, context) {
      if (principal.type !== "Federated" || statement.effect?.value !== "Allow") return undefined;
      const provider = federatedProviderOf(principal.value);
      if (provider?.type !== "oidc" || isBuiltIn(provider.issuer) || hasPlaceholder(provider.issuer)) return undefined;
      if (isExcepted(principal, statement)) return undefined;
      return judged(provider.issuer, principal, statement, context);
    },
  },
};

function* judged(issuer: string, principal: Principal, statement: Statement, context: PolicyContext): Iterable<Draft> {
  const shared = context.catalog.tenancyKeys(issuer);
  const keys = shared ?? [`${issuer}:sub`];
  const tests = conditionsDemanding(keys, statement);
  const claims = demandsOn(issuer, statement);
  if (tests.length > 0) {
    if (!restrictedElsewhere(claims, keys, issuer)) yield* openToAll(issuer, tests);
    return;
  }
  // Where the provider serves one organization alone, any claim but the audience narrows who it is.
  if (!shared && restrictedElsewhere(claims, keys, issuer)) return;
  yield {
    span: principal.span,
    ...(shared && { severity: "error" as const }),
    message: shared
      ? `No condition demands ${keys[0]}, so ${everyoneOf(issuer)} could become this role; IAM refuses such a trust policy.`
      : `No condition demands ${keys[0]}, so ${everyoneOf(issuer)} can become this role.`,
    ...awsCodeOf(issuer, statement),
    fixes: fixesFor(keys[0] ?? "", issuer, statement, context),
  };
}

function restrictedElsewhere(claims: ReadonlyMap<string, unknown>, keys: readonly string[], issuer: string): boolean {
  const asked = keys.map((key) => key.slice(issuer.length + 1).toLowerCase());
  return [...claims.keys()].some((claim) => claim !== "aud" && !asked.includes(claim));
}

/** A pattern that fixes nothing but the sort of the subject (`repo:*`) is as good as none. */
function* openToAll(issuer: string, tests: ReturnType<typeof conditionsDemanding>): Iterable<Draft> {
  for (const { operator, values } of tests) {
    if (!/^StringLike$/i.test(operator.base)) continue;
    for (const { value, text } of values) {
      if (!text || !/^(?:[a-z_]+:)?[*?]/.test(value)) continue;
      yield {
        span: text.span,
        message: `This fits every subject, so ${everyoneOf(issuer)} can become this role.`,
        ...(isGithub(issuer) && { awsCode: "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED" }),
      };
    }
  }
}

function awsCodeOf(issuer: string, statement: Statement): { awsCode?: string } {
  if (isGithub(issuer)) return { awsCode: "MISSING_GITHUB_REPO_CONDITION_KEY" };
  return mentionsIssuer(issuer, statement) ? {} : { awsCode: "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL" };
}

function isGithub(issuer: string): boolean {
  return issuer.toLowerCase() === "token.actions.githubusercontent.com";
}

function fixesFor(key: string, issuer: string, statement: Statement, { source }: PolicyContext): Fix[] {
  const value = isGithub(issuer) ? "repo:<ORGANIZATION>/<REPOSITORY>:ref:refs/heads/<BRANCH>" : valueFor(key);
  const edit = withCondition(source, statement, "StringEquals", key, value);
  return edit ? [{ title: `Add a condition on ${key}, to fill in`, safe: false, edits: [edit] }] : [];
}

function valueFor(key: string): string {
  if (key.endsWith(":aud")) return "<AUDIENCE>";
  return key.endsWith(":sub") ? "<SUBJECT>" : "<VALUE>";
}
