import { memberOf, membersOf, spanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { type Text, textOf, textsOf } from "../json/strings.ts";
import type { Span } from "../text.ts";
import { type Condition, conditionsOf } from "./condition.ts";

/**
 * A policy as rules see it. What has the wrong type is left out, for grammar reports it, so that a value that is here can
 * be relied on. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface Policy {
  readonly node: JsonNode;
  readonly span: Span;
  readonly version?: Text;
  readonly id?: Text;
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** The place in the Statement array; undefined where Statement is a single object. */
  readonly index?: number;
  readonly node: JsonNode;
  readonly span: Span;
  readonly sid?: Text;
  readonly effect?: Text;
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly actions: readonly Text[];
  readonly notActions: readonly Text[];
  readonly resources: readonly Text[];
  readonly notResources: readonly Text[];
  readonly conditions: readonly Condition[];
}

/** One name in Principal or NotPrincipal. `type` is the member that holds it (AWS, Service, Federated, CanonicalUser), or `*` for a bare string. */
export interface Principal extends Text {
  readonly type: string;
  /** The node of the type's name; undefined for a bare string. */
  readonly key?: JsonNode;
}

/** The typed value of a policy's tree, made once; a document that is no object has no statements. */
export function policyOf(root: JsonNode): Policy {
  const known = policies.get(root);
  if (known) return known;
  const policy = readPolicy(root);
  policies.set(root, policy);
  return policy;
}

const policies = new WeakMap<JsonNode, Policy>();

function readPolicy(root: JsonNode): Policy {
  const version = textOf(memberOf(root, "Version")?.value);
  const id = textOf(memberOf(root, "Id")?.value);
  return {
    node: root,
    span: spanOf(root),
    ...(version && { version }),
    ...(id && { id }),
    statements: statementsOf(memberOf(root, "Statement")?.value),
  };
}

/** A statement that is an object, alone; `index` is its place in the array. */
export function statementOf(node: JsonNode, index: number | undefined): Statement {
  let sid: Text | undefined;
  let effect: Text | undefined;
  let principals: readonly Principal[] = none;
  let notPrincipals: readonly Principal[] = none;
  let actions: readonly Text[] = none;
  let notActions: readonly Text[] = none;
  let resources: readonly Text[] = none;
  let notResources: readonly Text[] = none;
  let conditions: readonly Condition[] = none;
  for (const { name, value } of membersOf(node)) {
    if (name === "Sid") sid = textOf(value);
    else if (name === "Effect") effect = textOf(value);
    else if (name === "Action") actions = textsOf(value);
    else if (name === "NotAction") notActions = textsOf(value);
    else if (name === "Resource") resources = textsOf(value);
    else if (name === "NotResource") notResources = textsOf(value);
    else if (name === "Principal") principals = principalsOf(value);
    else if (name === "NotPrincipal") notPrincipals = principalsOf(value);
    else if (name === "Condition") conditions = conditionsOf(value);
  }
  return {
    ...(index !== undefined && { index }),
    node,
    span: spanOf(node),
    ...(sid && { sid }),
    ...(effect && { effect }),
    principals,
    // An element and its opposite are never together in a policy that AWS takes; grammar says so, and rules see the first.
    notPrincipals: principals.length > 0 ? none : notPrincipals,
    actions,
    notActions: actions.length > 0 ? none : notActions,
    resources,
    notResources: resources.length > 0 ? none : notResources,
    conditions,
  };
}

const none: readonly never[] = [];

/**
 * So many statements of a policy are read. The largest policy that any service takes has room for fewer, so what is left
 * out could not be deployed anyway, and policy-size says so.
 */
export const maxStatements = 4000;

function statementsOf(node: JsonNode | undefined): Statement[] {
  if (node?.type === "object") return [statementOf(node, undefined)];
  if (node?.type !== "array") return [];
  return (node.children ?? [])
    .slice(0, maxStatements)
    .flatMap((child, index) => (child.type === "object" ? statementOf(child, index) : []));
}

function principalsOf(node: JsonNode | undefined): Principal[] {
  const bare = textOf(node);
  if (bare) return [{ ...bare, type: "*" }];
  return membersOf(node).flatMap(({ name, key, value }) =>
    textsOf(value).map((text) => ({ ...text, type: name, key })),
  );
}
