import { memberOf, type Path } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { type Principal, type Statement, statementOf } from "../model/policy.ts";
import { type ActionEntry, actionEntryOf, isAmong, isAmongNone } from "./action-match.ts";
import { type ConditionTest, conditionTestOf, type Effect } from "./condition-match.ts";
import { type DocumentRole, namesPrincipals } from "./document-role.ts";
import { type Flaw, isClean, statementFlaw } from "./flaws.ts";
import { any, type Grant, grantOf, limited, noGrant, toEveryone } from "./grant.ts";
import { leavesOut } from "./not-principal.ts";
import type { Note, Notes } from "./note.ts";
import { namesCaller, principalEntryOf } from "./principal-match.ts";
import { type CompiledEntry, inAny, inNone, resourceEntryOf } from "./resource-pattern.ts";
import type { Situation } from "./situation.ts";
import { both, no, type Truth, unknown, yes } from "./truth.ts";

/** A statement, and whether it holds the action. */
export interface Candidate {
  readonly statement: CompiledStatement;
  readonly action: Truth;
}

export interface CompiledStatement {
  readonly path: Path;
  readonly sid?: string;
  /** Undefined where the statement does not say, so that it may be either. */
  readonly effect: Effect | undefined;
  readonly flaw: Flaw;
  readonly parts: StatementParts;
  /** The statement as it is written; undefined where it is no object. */
  readonly source?: Statement;
}

/** The tests of a statement, each alone, so that a proof can say which one failed. */
export interface StatementParts {
  readonly action: ActionEntry;
  readonly resource: (situation: Situation, notes: Notes) => Truth;
  readonly principal: (situation: Situation, bounded: boolean, notes: Notes) => Grant;
  readonly conditions: readonly ConditionTest[];
}

/** A statement that may allow and deny whatever is asked. */
export function anything(path: Path, flaw: string): CompiledStatement {
  const parts = { action: isOpen, resource: isOpen, principal: () => toEveryone, conditions: [] };
  return { path, effect: undefined, flaw, parts };
}

/** The test of an element that cannot be read. */
function isOpen(): Truth {
  return unknown;
}

/** Compiles one statement; `outerFlaw` is that of its document. */
export function compileStatement(
  node: JsonNode,
  index: number | undefined,
  role: DocumentRole,
  variables: "variables" | "literal",
  outerFlaw: Flaw,
): CompiledStatement {
  const path: Path = index === undefined ? ["Statement"] : ["Statement", index];
  if (node.type !== "object") return anything(path, "The statement is no object.");
  const source = statementOf(node, index);
  const elements: Elements = {
    source,
    effect: isClean(node, "Effect", role) ? effectOf(source) : undefined,
    role,
    variables,
    has: (name) => memberOf(node, name) !== undefined,
    isClean: (name) => isClean(node, name, role),
  };
  return {
    path,
    ...(source.sid && { sid: source.sid.value }),
    effect: elements.effect,
    flaw: outerFlaw ?? statementFlaw(node, role),
    parts: {
      action: actionTest(elements),
      resource: resourceTest(elements),
      principal: principalTest(elements),
      conditions: conditionTests(elements),
    },
    source,
  };
}

function effectOf({ effect }: Statement): Effect | undefined {
  return effect?.value === "Allow" || effect?.value === "Deny" ? effect.value : undefined;
}

/** A statement's elements, and what their tests depend on. */
interface Elements {
  readonly source: Statement;
  readonly effect: Effect | undefined;
  readonly role: DocumentRole;
  readonly variables: "variables" | "literal";
  readonly has: (name: string) => boolean;
  readonly isClean: (name: string) => boolean;
}

/** The one of an element and its negation that is there and can be read. */
function readable({ has, isClean: clean }: Elements, name: string): "plain" | "negated" | undefined {
  if (has(name) === has(`Not${name}`)) return undefined;
  if (has(name)) return clean(name) ? "plain" : undefined;
  return clean(`Not${name}`) ? "negated" : undefined;
}

function actionTest(elements: Elements): StatementParts["action"] {
  const { source, role } = elements;
  const form = readable(elements, "Action");
  if (!form) return isOpen;
  const texts = form === "plain" ? source.actions : source.notActions;
  const entries = texts.map(({ value }) => actionEntryOf(value, role));
  if (form === "plain") return (actionKey, notes) => isAmong(entries, actionKey, notes);
  return (actionKey, notes) => isAmongNone(entries, actionKey, notes);
}

function resourceTest(elements: Elements): StatementParts["resource"] {
  const { source, effect, role, variables, has } = elements;
  if (!has("Resource") && !has("NotResource")) {
    if (role === "trust") return () => yes;
    return role === "resource" ? withoutResource : isOpen;
  }
  const form = role === "trust" ? undefined : readable(elements, "Resource");
  if (!form) return isOpen;
  const texts = form === "plain" ? source.resources : source.notResources;
  const entries = texts.map(({ value }): CompiledEntry => resourceEntryOf(value, variables));
  if (form === "plain") return (situation, notes) => inAny(entries, situation, notes);
  return (situation, notes) => inNone(entries, effect, situation, notes);
}

function conditionTests({ source, effect, variables, isClean: clean }: Elements): readonly ConditionTest[] {
  if (!clean("Condition")) return [isOpen];
  return source.conditions.map((condition) => conditionTestOf(condition, effect, variables));
}

/** Some services take a resource policy without Resource, and can only mean the resource it hangs on; S3 refuses it. */
function withoutResource({ service }: Situation, notes: Notes): Truth {
  if (service === "s3") {
    notes?.push({ kind: "doubt", words: "The statement has no Resource, and S3 refuses it." });
    return unknown;
  }
  notes?.push({
    kind: "assumption",
    words: "A statement without Resource is about the resource that its policy hangs on.",
  });
  return yes;
}

function principalTest(elements: Elements): StatementParts["principal"] {
  const { source, effect, role } = elements;
  if (!namesPrincipals(role)) return () => toEveryone;
  const form = readable(elements, "Principal");
  if (!form) return () => grantOf(unknown, unknown, unknown);
  const entriesOf = (principals: readonly Principal[], use: Effect | undefined) =>
    principals.map(({ type, value }) => principalEntryOf(type, value, { effect: use, document: role }));
  if (form === "plain") {
    const entries = entriesOf(source.principals, effect);
    return (situation, _bounded, notes) => namesCaller(entries, situation, notes);
  }
  // Without an effect, for the safe side to err on is the other one here.
  const entries = entriesOf(source.notPrincipals, undefined);
  return (situation, bounded, notes) => leavesOut(entries, effect, bounded, situation, notes);
}

/** How a statement applies to a request: to the caller in which way, as far as all its parts hold. */
export function applies(
  { statement: { parts, flaw }, action }: Candidate,
  situation: Situation,
  bounded: boolean,
): Grant {
  const grant = parts.principal(situation, bounded, undefined);
  if (grant === noGrant) return noGrant;
  let truth = both(action, parts.resource(situation, undefined));
  for (const condition of parts.conditions) {
    if (truth === no) return noGrant;
    truth = both(truth, condition(situation, undefined));
  }
  return limited(grant, flaw === undefined ? truth : both(truth, unknown));
}

/** The notes of a statement's parts, as far as they bear on what `applies` says of it. */
export function notesOn({ parts, flaw }: CompiledStatement, situation: Situation, bounded: boolean): Note[] {
  const notes: Note[] = [];
  const note = (test: (notes: Note[]) => Truth): void => {
    const own: Note[] = [];
    const truth = test(own);
    notes.push(...own.filter(({ kind }) => truth === unknown || kind === "assumption"));
  };
  note((own) => parts.action(situation.actionKey, own));
  note((own) => any(parts.principal(situation, bounded, own)));
  note((own) => parts.resource(situation, own));
  for (const condition of parts.conditions) note((own) => condition(situation, own));
  if (flaw !== undefined) notes.push({ kind: "doubt", words: flaw });
  return notes;
}
