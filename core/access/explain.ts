import type { Path } from "../json/node.ts";
import { assumptionsOf } from "./assumptions.ts";
import type { CompiledPolicy } from "./compile.ts";
import type { Effect } from "./condition-match.ts";
import type { Unusable, Verdict } from "./decide.ts";
import { account, any, direct, eitherGrant, type Grant, noGrant, role } from "./grant.ts";
import { type MissingItem, missingOf } from "./missing.ts";
import { type NearMiss, nearestOf } from "./nearest.ts";
import type { Note } from "./note.ts";
import { type AccessRequest, type ActionFacts, type Situation, situationOf } from "./situation.ts";
import { applies, type CompiledStatement, notesOn } from "./statement.ts";
import { both, either, no, not, type Truth, unknown, yes } from "./truth.ts";
import {
  type AccessDocuments,
  denialOf,
  type Gate,
  type GateName,
  isBounded,
  type Measuring,
  type Weighed,
  weigh,
} from "./weigh.ts";

/** A statement that a proof names: its document and the way to it from the document's root. */
export interface StatementName {
  readonly document: string;
  readonly path: Path;
  readonly effect?: Effect;
  readonly sid?: string;
}

/** One gate of a proof: whether it is open, and the statements that open or shut it. */
export interface GateProof {
  readonly gate: GateName;
  /** For SCPs and RCPs, from 0 at the root of the organization. */
  readonly level?: number;
  readonly open: boolean | "depends";
  readonly statements: readonly StatementName[];
}

/**
 * An answer with its proof. Replayed with only the statements that it names, the request gets the same answer.
 */
export interface Explanation extends Verdict {
  /** What was taken for granted, in sentences. */
  readonly assumptions: readonly string[];
  readonly gates: readonly GateProof[];
  /** What is not known (depends) or not granted (denied). */
  readonly missing: readonly MissingItem[];
  /** For a missing grant: statements that fail in just one respect. */
  readonly nearest: readonly NearMiss[];
}

/** What a statement came to, and why it is not certain. */
export interface StatementResult {
  readonly statement: CompiledStatement;
  readonly grant: Grant;
  readonly notes: readonly Note[];
}

export type Results = ReadonlyMap<CompiledPolicy, readonly StatementResult[]>;

/** Decides one request, and says why. As `decide`, but some twenty times slower. */
export function explain(
  request: AccessRequest,
  documents: AccessDocuments,
  facts?: ActionFacts,
): Explanation | Unusable {
  const situation = situationOf(request, facts);
  if (typeof situation === "string") return { error: situation };
  const results = new Map<CompiledPolicy, readonly StatementResult[]>();
  const weighed = weigh(situation, documents, measuringInto(results, situation, documents));
  const named = weighed.gates.map((gate) => namedBy(gate, situation, results));
  const explicit = weighed.deny === yes;
  return {
    answer: weighed.answer,
    explicit,
    assumptions: assumptionsOf(situation, documents, weighed, named.flat()),
    gates: weighed.gates.map((gate, index) => proofOf(gate, situation, named[index] ?? [])),
    missing: missingOf(situation, weighed, named),
    nearest: isMissingGrant(weighed) ? nearestOf(situation, documents, weighed) : [],
  };
}

function isMissingGrant({ answer, deny }: Weighed): boolean {
  return answer === "denied" && deny !== yes;
}

function measuringInto(
  results: Map<CompiledPolicy, readonly StatementResult[]>,
  situation: Situation,
  documents: AccessDocuments,
): Measuring {
  const bounded = isBounded(documents);
  return (policy) => {
    const measured = policy.statementsFor(situation.actionKey).map((candidate): StatementResult => {
      const { statement } = candidate;
      const grant = applies(candidate, situation, bounded);
      return { statement, grant, notes: any(grant) === no ? [] : notesOn(statement, situation, bounded) };
    });
    results.set(policy, measured);
    let allow = noGrant;
    let deny: Truth = no;
    for (const { statement, grant } of measured) {
      if (statement.effect !== "Deny") allow = eitherGrant(allow, grant);
      if (statement.effect !== "Allow") deny = either(deny, any(grant));
    }
    return { allow, deny };
  };
}

/** A statement that matters to a gate, with the document it stands in. */
export interface Named extends StatementResult {
  readonly policy: CompiledPolicy;
}

/** The statements that a gate hangs on: taken alone, they leave each of its documents allowing and denying as it does. */
function namedBy(gate: Gate, situation: Situation, results: Results): Named[] {
  const denial = denialOf(gate, situation);
  return gate.policies.flatMap((policy) => {
    const all = (results.get(policy) ?? []).map((result) => ({ ...result, policy }));
    const denying = strongest(
      all.filter(({ statement }) => statement.effect !== "Allow"),
      any,
    );
    if (denial === yes) return denying;
    const allowing = all.filter(({ statement }) => statement.effect !== "Deny");
    const named = new Set(denial === no && gate.deny === no ? [] : denying);
    for (const way of [direct, role, account]) for (const result of enough(allowing, way)) named.add(result);
    return [...named].sort((a, b) => all.indexOf(a) - all.indexOf(b));
  });
}

/** All results that are as sure as the surest, unless nothing is. */
function strongest(results: readonly Named[], truthIn: (grant: Grant) => Truth): Named[] {
  const top = results.reduce<Truth>((truth, { grant }) => either(truth, truthIn(grant)), no);
  return top === no ? [] : results.filter(({ grant }) => truthIn(grant) === top);
}

/** One certain grant is enough; of uncertain ones each may be the one that counts. */
function enough(results: readonly Named[], way: (grant: Grant) => Truth): Named[] {
  const top = strongest(results, way);
  return top[0] && way(top[0].grant) === yes ? top.slice(0, 1) : top;
}

function proofOf(gate: Gate, situation: Situation, named: readonly Named[]): GateProof {
  const open = both(gate.allow, not(denialOf(gate, situation)));
  return {
    gate: gate.gate,
    ...(gate.level !== undefined && { level: gate.level }),
    open: open === unknown ? "depends" : open === yes,
    statements: named.map(({ policy, statement }) => nameOf(policy, statement)),
  };
}

export function nameOf({ document }: CompiledPolicy, { path, effect, sid }: CompiledStatement): StatementName {
  return { document, path, ...(effect && { effect }), ...(sid !== undefined && { sid }) };
}
