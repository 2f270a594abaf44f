import { nodeAt } from "../json/node.ts";
import { type Change, changed } from "./change.ts";
import { type CompiledPolicy, compilePolicy } from "./compile.ts";
import { namesPrincipals } from "./document-role.ts";
import { eitherGrant } from "./grant.ts";
import { jsonValueOf } from "./json-value.ts";
import { lowerCase } from "./letter-case.ts";
import type { Situation } from "./situation.ts";
import type { CompiledStatement } from "./statement.ts";
import { either, no, yes } from "./truth.ts";
import { type AccessDocuments, type Gate, measuring, weigh } from "./weigh.ts";

/** The one respect in which a statement fails. */
export interface Failure {
  readonly respect: "action" | "resource" | "principal" | "condition";
  /** For conditions, which one. */
  readonly condition?: number;
}

/** A change that opens the gate for this very action, resource and caller; undefined where none was found that does. */
export function changeThatOpens(
  gate: Gate,
  policy: CompiledPolicy,
  statement: CompiledStatement,
  failure: Failure,
  situation: Situation,
  documents: AccessDocuments,
): Change | undefined {
  if (!statement.source || !policy.root || situation.resource.text.includes("${")) return undefined;
  const change = inPlace(policy, statement, failure, situation) ?? asStatement(policy, statement, failure, situation);
  return change && opens(gate, policy, change, situation, documents) ? change : undefined;
}

/** Where the other elements name one thing each, one more entry in the list allows just what is asked. */
function inPlace(
  { role, document, root }: CompiledPolicy,
  { source, path }: CompiledStatement,
  { respect }: Failure,
  { action, resource }: Situation,
): Change | undefined {
  if (namesPrincipals(role) || !source || (respect !== "action" && respect !== "resource")) return undefined;
  const [element, entry, others] =
    respect === "action"
      ? (["Action", action, source.resources] as const)
      : (["Resource", resource.text, source.actions] as const);
  const asked = respect === "action" ? resource.text : action;
  const own = respect === "action" ? source.actions : source.resources;
  const isOneThing = others.length === 1 && same(others[0]!.value, asked, respect) && !/[*?$]/.test(others[0]!.value);
  if (!isOneThing || own.length === 0) return undefined;
  const at = [...path, element];
  const old = jsonValueOf(nodeAt(root, at));
  if (Array.isArray(old)) return { document, path: at, edit: { op: "add", value: entry } };
  return { document, path: at, edit: { op: "replace", value: [old, entry] } };
}

function same(written: string, asked: string, respect: Failure["respect"]): boolean {
  return respect === "action" ? written === asked : written.toLowerCase() === asked.toLowerCase();
}

/** A statement of its own, under the same conditions. */
function asStatement(
  { role, document, root }: CompiledPolicy,
  statement: CompiledStatement,
  failure: Failure,
  situation: Situation,
): Change | undefined {
  const old = jsonValueOf(nodeAt(root, statement.path)) as Record<string, unknown>;
  const condition = conditionFor(statement, failure, old.Condition, situation);
  if (condition === "impossible") return undefined;
  const value = {
    Effect: "Allow",
    ...(namesPrincipals(role) && { Principal: principalFor(role, failure, old.Principal, situation) }),
    Action: situation.action,
    ...(role !== "trust" && { Resource: situation.resource.text }),
    ...(condition !== undefined && { Condition: condition }),
  };
  if (statement.path.length > 1) return { document, path: ["Statement"], edit: { op: "add", value } };
  return { document, path: ["Statement"], edit: { op: "replace", value: [old, value] } };
}

/** The caller alone; an endpoint's principal stays as it is, since a gateway endpoint takes none but "*". */
function principalFor(
  role: CompiledPolicy["role"],
  { respect }: Failure,
  old: unknown,
  { caller, context }: Situation,
): unknown {
  if (role === "endpoint" && respect !== "principal" && old !== undefined) return old;
  if (caller.kind === "anonymous") return "*";
  if (caller.kind === "service") return { Service: caller.name };
  if (caller.kind === "federated") return { Federated: caller.provider };
  // Of a session the role: people grant to roles, and a grant to the very session would get around its limits.
  const arn = caller.kind === "session" ? context.lookUp("aws:principalarn", undefined) : "unknown";
  return { AWS: typeof arn === "string" ? caller.arn : arn[0] };
}

/** The statement's conditions, with the failing one widened to the request's own value; "impossible" where none helps. */
function conditionFor(
  { source }: CompiledStatement,
  { respect, condition }: Failure,
  old: unknown,
  { context }: Situation,
): unknown {
  if (respect !== "condition") return old;
  const failing = source?.conditions[condition ?? 0];
  if (!failing || failing.operator.quantifier !== undefined || !widened.has(failing.operator.base)) return "impossible";
  const given = context.lookUp(lowerCase(failing.key.value), undefined);
  if (given === "absent" || given === "unknown" || given.length !== 1 || /[*?$]/.test(given[0]!)) return "impossible";
  const change = {
    path: [failing.operator.value, failing.key.value],
    edit: { op: "replace", value: given[0] },
  } as const;
  return changed(old, change) ?? "impossible";
}

const widened = new Set([
  "StringEquals",
  "StringEqualsIgnoreCase",
  "StringLike",
  "NumericEquals",
  "DateEquals",
  "Bool",
  "IpAddress",
  "ArnEquals",
  "ArnLike",
]);

/** Whether the gate stands open with the change, so that nothing is offered that does not help. */
function opens(
  gate: Gate,
  policy: CompiledPolicy,
  change: Change,
  situation: Situation,
  documents: AccessDocuments,
): boolean {
  const next = changedAlone(policy, change);
  if (!next) return false;
  const measure = measuring(situation, documents);
  const added = measure(next);
  const { gates } = weigh(situation, documents, (one) => {
    const { allow, deny } = measure(one);
    if (one !== policy) return { allow, deny };
    return { allow: eitherGrant(allow, added.allow), deny: either(deny, added.deny) };
  });
  return gates.some(
    (one) => one.gate === gate.gate && one.level === gate.level && one.allow === yes && one.deny === no,
  );
}

/** The statement that a change adds or changes, as a document of its own: what documents allow adds up. */
function changedAlone({ root, document, role }: CompiledPolicy, change: Change): CompiledPolicy | undefined {
  const value = changed(jsonValueOf(root), change);
  if (typeof value !== "object" || value === null) return undefined;
  const { Version, Statement } = value as { readonly Version?: unknown; readonly Statement?: unknown };
  const index = typeof change.path[1] === "number" ? change.path[1] : -1;
  const alone = Array.isArray(Statement) ? Statement.at(index) : Statement;
  const text = JSON.stringify({ ...(Version !== undefined && { Version }), Statement: alone });
  return compilePolicy(text, document, role);
}
