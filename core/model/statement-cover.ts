import { canonicalCondition } from "./canonical.ts";
import { globCovers } from "./glob.ts";
import type { Statement } from "./policy.ts";
import { hasMember, isPlain, type Patterns, type Reach, reachOf } from "./statement-reach.ts";
import { widerThan } from "./wider-statements.ts";

/** Comparisons for one policy, so that a thousand statements cost milliseconds. */
const budget = 50_000;

/** A statement all of whose requests another one is about too. */
export interface CoveredStatement {
  readonly statement: Statement;
  readonly by: Statement;
}

/**
 * Pairs of statements of which the second is about every request that the first is about: `narrow` and `wide` say which
 * effects are compared. Never wrong, and silent where it cannot tell: NotAction, NotResource and NotPrincipal are not
 * compared, nor principals that are not written alike.
 */
export function* coveredStatements(
  statements: readonly Statement[],
  narrow: "Allow" | "Deny",
  wide: "Allow" | "Deny",
): Generator<CoveredStatement> {
  const wides = reachesOf(statements, wide);
  const narrows = narrow === wide ? wides : wides.length > 0 ? reachesOf(statements, narrow) : wides;
  if (wides.length === 0 || (narrow === wide && wides.length === 1)) return;
  const comparison = { left: budget };
  const candidatesFor = widerThan(wides);
  for (const reach of narrows) {
    const by = firstOf(candidatesFor(reach), (other) => other !== reach && covers(other, reach, comparison));
    if (by) yield { statement: reach.statement, by: by.statement };
    if (comparison.left <= 0) return;
  }
}

function reachesOf(statements: readonly Statement[], effect: "Allow" | "Deny"): Reach[] {
  return statements.filter((statement) => statement.effect?.value === effect && isPlain(statement)).map(reachOf);
}

/** Goes through several lists at once in the order of the policy, to the first that suits. */
function firstOf(lists: readonly (readonly Reach[])[], suits: (reach: Reach) => boolean): Reach | undefined {
  const next = lists.map(() => 0);
  for (;;) {
    let from = -1;
    let reach: Reach | undefined;
    for (let i = 0; i < lists.length; i++) {
      const head = lists[i]![next[i]!];
      if (!head || (reach && reach.statement.span.start < head.statement.span.start)) continue;
      from = i;
      reach = head;
    }
    if (!reach || suits(reach)) return reach;
    next[from]!++;
  }
}

function covers(wide: Reach, narrow: Reach, comparison: Comparison): boolean {
  return (
    narrow.actions.all.every((value) => covered(value, wide.actions, comparison)) &&
    narrow.resources.all.length > 0 === wide.resources.all.length > 0 &&
    narrow.resources.all.every((value) => covered(value, wide.resources, comparison)) &&
    narrow.statement.principals.length > 0 === wide.statement.principals.length > 0 &&
    narrow.statement.principals.every((name) =>
      wide.statement.principals.some(({ type, value }) => type === "*" || (type === name.type && value === name.value)),
    ) &&
    conditionsInclude(narrow.statement, wide.statement)
  );
}

interface Comparison {
  left: number;
}

function covered(value: string, { plain, wild }: Patterns, comparison: Comparison): boolean {
  if (plain.has(value)) return true;
  return wild.some((pattern) => --comparison.left > 0 && globCovers(pattern, value));
}

/** A statement that tests less applies more often: all that the wide one tests the narrow one tests too. */
function conditionsInclude(narrow: Statement, wide: Statement): boolean {
  if (wide.conditions.length === 0) return !hasMember(wide, "Condition");
  const tested = narrow.conditions.map(canonicalCondition);
  return wide.conditions.every((condition) => tested.includes(canonicalCondition(condition)));
}
