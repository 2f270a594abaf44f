import { inAccount } from "./caller.ts";
import type { Named, StatementName } from "./explain.ts";
import { nameOf } from "./explain.ts";
import { any } from "./grant.ts";
import type { Note } from "./note.ts";
import { statementWords } from "./phrases.ts";
import type { Situation } from "./situation.ts";
import { no, unknown, yes } from "./truth.ts";
import { type Gate, type GateName, isGuard, type Weighed } from "./weigh.ts";

/** Something that would have to be known, or to be granted. */
export interface MissingItem {
  readonly gate?: GateName;
  /** A sentence. */
  readonly message: string;
  /** The condition key whose value is not known. */
  readonly key?: string;
  readonly statement?: StatementName;
}

/** What a "depends" depends on, or which grants a "denied" lacks; nothing for an explicit denial. */
export function missingOf(situation: Situation, weighed: Weighed, named: readonly (readonly Named[])[]): MissingItem[] {
  if (weighed.answer === "allowed" || weighed.deny === yes) return [];
  const { refusal, doubts } = situation.rules;
  if (refusal !== undefined) return [{ message: refusal }];
  if (weighed.answer === "denied") return ungranted(situation, weighed);
  const items: MissingItem[] = doubts.map((message) => ({ message }));
  if (situation.relation === "unknown") items.push({ message: unknownOwner(situation), key: "aws:ResourceAccount" });
  for (const [index, gate] of weighed.gates.entries()) {
    if (gate.policies.length === 0 && gate.allow === unknown) items.push({ gate: gate.gate, message: notGiven(gate) });
    if (gate.perhaps !== undefined) items.push({ gate: gate.gate, message: gate.perhaps });
    if (isDivided(gate)) items.push({ gate: gate.gate, message: divided(gate) });
    for (const result of named[index] ?? []) items.push(...openQuestions(gate, result));
  }
  return unique(items);
}

function unknownOwner({ caller, resource }: Situation): string {
  const own = inAccount(caller) ? caller.account : "";
  return `It is not known which account owns ${resource.text}: within ${own} one side's grant is enough, else both must allow.`;
}

function notGiven({ gate }: Gate): string {
  return gate === "key"
    ? "The policy of the key is not given, and nothing is allowed on a key without it."
    : "The role's trust policy is not given, and nobody assumes a role without it.";
}

/** Whether documents of which there should be one disagree. */
function isDivided({ gate, policies, allow }: Gate): boolean {
  return allow === unknown && policies.length > 1 && (gate === "boundary" || gate === "endpoint");
}

function divided({ gate }: Gate): string {
  return gate === "boundary"
    ? "Several permissions boundaries are given, and not all of them allow this; a user or role has one."
    : "Several endpoint policies are given, and not all of them allow this; a call passes one endpoint.";
}

function openQuestions({ gate }: Gate, { policy, statement, grant, notes }: Named): MissingItem[] {
  if (any(grant) !== unknown) return [];
  const name = nameOf(policy, statement);
  return notes
    .filter(({ kind }) => kind !== "assumption")
    .map((note) => ({
      gate,
      message: questionOf(statementWords(name), statement.effect, note),
      ...(note.key !== undefined && { key: note.key }),
      statement: name,
    }));
}

function questionOf(who: string, effect: "Allow" | "Deny" | undefined, { kind, words }: Note): string {
  if (kind === "doubt") return `${who}: ${words}`;
  if (effect === "Deny") return `${who} denies this if ${words}.`;
  return effect === "Allow" ? `${who} allows this only if ${words}.` : `${who} applies only if ${words}.`;
}

function ungranted(situation: Situation, { gates }: Weighed): MissingItem[] {
  const shutGuards = gates.filter((gate) => isGuard(gate) && gate.allow === no);
  const shut = shutGuards.length > 0 ? shutGuards : gates.filter(({ allow }) => allow === no);
  const items = shut.map((gate) => ({ gate: gate.gate, message: shutWords(gate, situation) }));
  if (items.length > 0) return items;
  return [{ message: `No grant reaches the caller: what allows ${situation.action} does not do so for this caller.` }];
}

function shutWords({ gate, level, policies }: Gate, { action, resource, caller }: Situation): string {
  const what = `${action} on ${resource.text}`;
  if (gate === "scp") return `No service control policy at level ${level} allows ${what}.`;
  if (gate === "endpoint") return `The endpoint policy does not allow ${what}.`;
  if (gate === "boundary") return `The permissions boundary does not allow ${what}.`;
  if (gate === "session" && policies.length === 0 && inAccount(caller))
    return "A federated user without a session policy has no permissions but those that a resource grants it by name.";
  if (gate === "session") return `The session policy does not allow ${what}.`;
  if (gate === "identity") return `No identity policy allows ${what}.`;
  if (gate === "trust") return `The trust policy does not allow ${action} to this caller.`;
  if (gate === "key") return `The key policy does not allow ${action} to this caller.`;
  return policies.length === 0
    ? `No resource-based policy is given that allows ${what} to this caller.`
    : `The resource's policy does not allow ${what} to this caller.`;
}

function unique(items: readonly MissingItem[]): MissingItem[] {
  const seen = new Set<string>();
  return items.filter(({ message }) => {
    if (seen.has(message)) return false;
    seen.add(message);
    return true;
  });
}
