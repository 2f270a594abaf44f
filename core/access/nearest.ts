import { nodeAt, type Path } from "../json/node.ts";
import { type Change, changed } from "./change.ts";
import { type CompiledPolicy, type CompiledStatement, compilePolicy } from "./compile.ts";
import { describeCondition } from "./describe-condition.ts";
import { namesPrincipals } from "./document-role.ts";
import { any, eitherGrant } from "./grant.ts";
import { jsonValueOf } from "./json-value.ts";
import { lowerCase } from "./letter-case.ts";
import { callerWords, statementWords } from "./phrases.ts";
import type { Situation } from "./situation.ts";
import { either, no, type Truth, unknown, yes } from "./truth.ts";
import { type AccessDocuments, type Gate, type GateName, isBounded, measuring, type Weighed, weigh } from "./weigh.ts";

/** An Allow statement that fails in just one respect. */
export interface NearMiss {
  readonly gate: GateName;
  readonly level?: number;
  readonly document: string;
  readonly path: Path;
  readonly respect: "action" | "resource" | "principal" | "condition";
  /** A sentence: what the statement allows, and what was asked. */
  readonly message: string;
  /** A change that opens this gate for this request, and changes no other action, resource or caller's answer. */
  readonly edit?: Change;
}

/** More would not help anyone. */
const most = 10;

/** The near misses of every gate that lacks a grant. */
export function nearestOf(situation: Situation, documents: AccessDocuments, { gates }: Weighed): NearMiss[] {
  const bounded = isBounded(documents);
  const misses: NearMiss[] = [];
  for (const gate of gates) {
    if (gate.allow !== no || gate.deny !== no) continue;
    for (const policy of gate.policies)
      for (const statement of policy.statements) {
        if (misses.length >= most) return misses;
        const failed = onlyFailure(statement, situation, bounded);
        if (!failed) continue;
        const change = proposal(policy, statement, failed, situation);
        const isVerified = change !== undefined && opens(gate, policy, change, situation, documents);
        misses.push({
          gate: gate.gate,
          ...(gate.level !== undefined && { level: gate.level }),
          document: policy.document,
          path: statement.path,
          respect: failed.respect,
          message: messageOf(policy, statement, failed, situation),
          ...(isVerified && { edit: change }),
        });
      }
  }
  return misses;
}

interface Failure {
  readonly respect: NearMiss["respect"];
  /** For conditions, which one. */
  readonly condition?: number;
}

/** The one respect in which a statement fails while it holds in all others. */
function onlyFailure(
  { parts, effect, flaw }: CompiledStatement,
  situation: Situation,
  bounded: boolean,
): Failure | undefined {
  if (effect !== "Allow" || flaw !== undefined) return undefined;
  const truths: (Failure & { readonly truth: Truth })[] = [
    { respect: "action", truth: parts.action(situation.actionKey, undefined) },
    { respect: "resource", truth: parts.resource(situation, undefined) },
    { respect: "principal", truth: any(parts.principal(situation, bounded, undefined)) },
    ...parts.conditions.map((holds, condition) => ({
      respect: "condition" as const,
      condition,
      truth: holds(situation, undefined),
    })),
  ];
  if (truths.some(({ truth }) => truth === unknown)) return undefined;
  const failed = truths.filter(({ truth }) => truth === no);
  return failed.length === 1 ? failed[0] : undefined;
}

function messageOf(
  policy: CompiledPolicy,
  statement: CompiledStatement,
  { respect, condition }: Failure,
  situation: Situation,
): string {
  const { source, path, sid } = statement;
  const who = statementWords({ document: policy.document, path, ...(sid !== undefined && { sid }) });
  const { action, resource } = situation;
  if (respect === "action")
    return `${who} allows ${excluding(source?.actions, source?.notActions)} there, but not ${action}.`;
  if (respect === "resource")
    return `${who} allows ${action} on ${excluding(source?.resources, source?.notResources)}, but it is asked of ${resource.text}.`;
  if (respect === "principal")
    return `${who} allows this to ${excluding(source?.principals, source?.notPrincipals)}, but not to ${callerWords(situation)}.`;
  const tested = source?.conditions[condition ?? 0];
  if (!tested) return `${who} allows this under a condition that does not hold.`;
  return `${who} allows this only if ${describeCondition(tested)}; ${givenWords(tested.key.value, situation)}.`;
}

type Texts = readonly { readonly value: string }[];

function excluding(plain: Texts = [], negated: Texts = []): string {
  const words = (texts: Texts) => (texts.length === 0 ? "nothing" : listed(texts.map(({ value }) => value)));
  return negated.length > 0 ? `everything but ${words(negated)}` : words(plain);
}

function listed(values: readonly string[]): string {
  return values.length > 3 ? `${values.slice(0, 3).join(", ")} and ${values.length - 3} more` : values.join(", ");
}

function givenWords(key: string, { context }: Situation): string {
  const given = context.lookUp(lowerCase(key), undefined);
  if (given === "absent" || given === "unknown") return `the request has no ${key}`;
  return `the request has ${given.map((value) => JSON.stringify(value)).join(", ")}`;
}

/** A change that would open the gate for this very action, resource and caller. */
function proposal(
  policy: CompiledPolicy,
  statement: CompiledStatement,
  failure: Failure,
  situation: Situation,
): Change | undefined {
  const { resource, action } = situation;
  if (!statement.source || !policy.root || resource.text.includes("${")) return undefined;
  return inPlace(policy, statement, failure, situation) ?? asStatement(policy, statement, failure, action, situation);
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

function same(written: string, asked: string, respect: NearMiss["respect"]): boolean {
  return respect === "action" ? written === asked : written.toLowerCase() === asked.toLowerCase();
}

/** A statement of its own, under the same conditions. */
function asStatement(
  { role, document, root }: CompiledPolicy,
  statement: CompiledStatement,
  failure: Failure,
  action: string,
  situation: Situation,
): Change | undefined {
  const old = jsonValueOf(nodeAt(root, statement.path)) as Record<string, unknown>;
  const condition = conditionFor(statement, failure, old.Condition, situation);
  if (condition === "impossible") return undefined;
  const value = {
    Effect: "Allow",
    ...(namesPrincipals(role) && { Principal: principalFor(role, failure, old.Principal, situation) }),
    Action: action,
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
