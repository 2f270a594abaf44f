import type { Draft, Fix } from "../finding.ts";
import { renameMember } from "../json/edit.ts";
import { innerSpanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { spanWithin } from "../json/strings.ts";
import { faultOfFederated } from "../model/federated-form.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Principal, Statement } from "../model/policy.ts";
import { moveUnder, wrapIn } from "../model/principal-edit.ts";
import { type PrincipalFault, principalTypes } from "../model/principal-fault.ts";
import { faultOfAwsPrincipal, faultOfCanonicalUser, typeOfValue } from "../model/principal-form.ts";
import { fixesOfWildcard } from "../model/principal-wildcard.ts";
import type { PolicyContext, Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const malformedPrincipal: Rule = {
  code: "malformed-principal",
  kinds: ["bucket-policy", "trust-policy", "resource-policy"],
  severity: "error",
  summary: "A value in Principal has the form of no principal.",
  awsCodes: [
    "INVALID_PRINCIPAL_FORMAT",
    "INVALID_PRINCIPAL_KEY",
    "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
    "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
  ],
  check: {
    *principal(principal, statement, context) {
      const { value, type } = principal;
      // Everyone, variables and blanks to fill in have rules of their own.
      if ((value === "*" && (type === "*" || type === "AWS")) || value.includes("${") || hasPlaceholder(value)) return;
      if (type === "*") yield bareValue(principal, context);
      else if (/[*?]/.test(value)) yield withWildcard(principal, statement, context);
      else yield* misfit(principal, context);
    },
    grammar(failure) {
      if (failure.problem !== "unknown-member" || !/^(?:Not)?Principal$/.test(failure.element)) return undefined;
      return [unknownType(failure.key, failure.name)];
    },
  },
};

function bareValue(principal: Principal, { source }: PolicyContext): Draft {
  const type = typeOfValue(principal.value);
  return {
    span: principal.span,
    message:
      'Only * may stand here alone; every other principal is written below its type, as in {"AWS": "…"}; AWS refuses the policy.',
    awsCode: "INVALID_PRINCIPAL_FORMAT",
    fixes: type ? [{ title: `Write it as {"${type}": …}`, safe: false, edits: [wrapIn(source, principal, type)] }] : [],
  };
}

function withWildcard(principal: Principal, statement: Statement, { source }: PolicyContext): Draft {
  const isWhole = principal.value === "*";
  return {
    span: principal.span,
    message: isWhole
      ? `Only AWS takes a *; under ${principal.type} each principal is named; AWS refuses the policy.`
      : "A principal cannot hold a wildcard; AWS refuses the policy. A pattern of ARNs belongs in a condition on aws:PrincipalArn.",
    awsCode: "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
    fixes: fixesOfWildcard(source, principal, statement),
  };
}

function* misfit(principal: Principal, context: PolicyContext): Iterable<Draft> {
  const { type, value } = principal;
  if (type === "AWS") yield* drafts(faultOfAwsPrincipal(value), principal, context);
  if (type === "CanonicalUser") yield* drafts(faultOfCanonicalUser(value), principal, context);
  // Elsewhere no provider may stand at all, which another rule says.
  if (type === "Federated" && context.kind === "trust-policy") {
    const awsCode = "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY";
    for (const draft of drafts(faultOfFederated(value), principal, context)) yield { ...draft, awsCode };
  }
}

function* drafts(fault: PrincipalFault | undefined, principal: Principal, { source }: PolicyContext): Iterable<Draft> {
  if (!fault) return;
  const { message, part, meant, severity } = fault;
  const edits = meant && moveUnder(source, principal, meant.type, meant.value);
  const title = meant?.type === principal.type ? `Replace with ${meant.value}` : `Move it to ${meant?.type}`;
  yield {
    span: part ? spanWithin(principal, part.from, part.to, source) : principal.span,
    message,
    ...(severity && { severity }),
    fixes: edits ? [{ title, safe: false, edits }] : [],
  };
}

function unknownType(key: JsonNode, name: string): Draft {
  const folded = name.toLowerCase().replace(/s$/, "");
  const meant = principalTypes.find((type) => type.toLowerCase().replace(/s$/, "") === folded);
  const edit = meant && renameMember(key, meant);
  const fixes: Fix[] = edit ? [{ title: `Replace with ${meant}`, safe: false, edits: [edit] }] : [];
  return {
    span: innerSpanOf(key),
    message: `“${name}” is no type of principal: only AWS, Service, Federated and CanonicalUser are, in just these letters; AWS refuses the policy.`,
    awsCode: "INVALID_PRINCIPAL_KEY",
    fixes,
  };
}
