import type { Draft } from "./finding.ts";
import { grammarFailures } from "./grammar/check.ts";
import type { JsonDocument } from "./hosts/document.ts";
import { identity } from "./hosts/mapping.ts";
import { innerSpanOf, spanOf } from "./json/node.ts";
import type { JsonNode } from "./json/parse.ts";
import { isPolicyKind } from "./kind.ts";
import { corsOf } from "./model/cors.ts";
import { policyOf, type Statement } from "./model/policy.ts";
import type { Context, PolicyContext, Rule } from "./rule.ts";
import type { ChecksByNode } from "./ruleset.ts";
import { contains, type Span } from "./text.ts";

/** Takes what a rule found. */
export interface Report {
  (rule: Rule, drafts: Iterable<Draft> | undefined): void;
  /** Nothing more is kept, so nobody needs to look any further. */
  isFull(): boolean;
}

/** Walks a JSON document once and hands every node to the checks that ask for it. */
export function visitJson(
  document: JsonDocument,
  checks: ChecksByNode,
  context: Context,
  report: Report,
  textIsSpokenFor: boolean,
): void {
  const { root, json } = document;
  // Whoever speaks for the file's own JSON sees a string where a policy is escaped in one.
  const syntaxIsSpokenFor = textIsSpokenFor && document.mapping === identity;
  if (!syntaxIsSpokenFor)
    for (const problem of json.problems)
      if (concerns(document, problem.span))
        for (const [rule, check] of checks.problem) report(rule, check(problem, context));
  if (!root) return;
  visitTree(root, checks, context, report, syntaxIsSpokenFor);
  if (!(syntaxIsSpokenFor && document.kind === "manifest")) {
    for (const failure of grammarFailures(document.kind, root, json.problems))
      for (const [rule, check] of checks.grammar) report(rule, check(failure, context));
  }
  if (document.kind === "manifest") for (const [rule, check] of checks.manifestRoot) report(rule, check(root, context));
  else if (document.kind === "cors") visitCors(root, checks, context, report);
  else if (isPolicyKind(document.kind)) visitPolicy(root, checks, context, report);
}

/** Of several documents in one text each has the problems that lie within it. */
function concerns({ root, json }: JsonDocument, span: Span): boolean {
  return root === json.root || !root || contains(spanOf(root), span);
}

function visitTree(
  node: JsonNode,
  checks: ChecksByNode,
  context: Context,
  report: Report,
  syntaxIsSpokenFor: boolean,
): void {
  if (node.type === "string") {
    if (checks.value.length === 0) return;
    const value = { value: node.value as string, span: innerSpanOf(node) };
    for (const [rule, check] of checks.value) report(rule, check(value, context));
    return;
  }
  const children = node.children;
  if (!children) return;
  if (node.type === "object") {
    if (!syntaxIsSpokenFor) for (const [rule, check] of checks.object) report(rule, check(node, context));
    for (const property of children) {
      const value = property.children?.[1];
      if (value) visitTree(value, checks, context, report, syntaxIsSpokenFor);
    }
  } else for (const child of children) visitTree(child, checks, context, report, syntaxIsSpokenFor);
}

function visitPolicy(root: JsonNode, checks: ChecksByNode, base: Context, report: Report): void {
  const policy = policyOf(root);
  const context: PolicyContext = { ...base, policy };
  for (const [rule, check] of checks.policy) report(rule, check(policy, context));
  for (const statement of policy.statements) {
    if (report.isFull()) return;
    visitStatement(statement, checks, context, report);
  }
}

function visitStatement(statement: Statement, checks: ChecksByNode, context: PolicyContext, report: Report): void {
  for (const [rule, check] of checks.statement) report(rule, check(statement, context));
  visitEach(statement.principals, checks.principal, statement, context, report);
  visitEach(statement.notPrincipals, checks.principal, statement, context, report);
  visitEach(statement.actions, checks.action, statement, context, report);
  visitEach(statement.notActions, checks.action, statement, context, report);
  visitEach(statement.resources, checks.resource, statement, context, report);
  visitEach(statement.notResources, checks.resource, statement, context, report);
  visitEach(statement.conditions, checks.condition, statement, context, report);
}

type CheckOf<Part> = (part: Part, statement: Statement, context: PolicyContext) => Iterable<Draft> | undefined;

function visitEach<Part>(
  parts: readonly Part[],
  checks: readonly (readonly [Rule, CheckOf<Part>])[],
  statement: Statement,
  context: PolicyContext,
  report: Report,
): void {
  for (const part of parts) {
    if (report.isFull()) return;
    for (const [rule, check] of checks) {
      const drafts = check(part, statement, context);
      if (drafts) report(rule, drafts);
    }
  }
}

function visitCors(root: JsonNode, checks: ChecksByNode, base: Context, report: Report): void {
  const cors = corsOf(root);
  const context = { ...base, cors };
  for (const [rule, check] of checks.cors) report(rule, check(cors, context));
  for (const corsRule of cors.rules)
    for (const [rule, check] of checks.corsRule) report(rule, check(corsRule, context));
}
