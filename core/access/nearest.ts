import type { Path } from "../json/node.ts";
import type { Change } from "./change.ts";
import type { CompiledPolicy } from "./compile.ts";
import { describeCondition } from "./describe-condition.ts";
import { any } from "./grant.ts";
import { lowerCase } from "./letter-case.ts";
import { callerWords, statementWords } from "./phrases.ts";
import { changeThatOpens, type Failure } from "./proposal.ts";
import type { Situation } from "./situation.ts";
import type { CompiledStatement } from "./statement.ts";
import { no, type Truth, unknown } from "./truth.ts";
import { type AccessDocuments, type GateName, isBounded, type Weighed } from "./weigh.ts";

/** An Allow statement that fails in just one respect. */
export interface NearMiss {
  readonly gate: GateName;
  readonly level?: number;
  readonly document: string;
  readonly path: Path;
  readonly respect: Failure["respect"];
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
        const change = changeThatOpens(gate, policy, statement, failed, situation, documents);
        misses.push({
          gate: gate.gate,
          ...(gate.level !== undefined && { level: gate.level }),
          document: policy.document,
          path: statement.path,
          respect: failed.respect,
          message: messageOf(policy, statement, failed, situation),
          ...(change && { edit: change }),
        });
      }
  }
  return misses;
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
