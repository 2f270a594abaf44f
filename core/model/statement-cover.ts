import { canonicalCondition } from "./canonical.ts";
import { globCovers } from "./glob.ts";
import type { Statement } from "./policy.ts";

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
  const wides = statements.filter(({ effect }) => effect?.value === wide).filter(isPlain);
  if (wides.length === 0) return;
  const comparison = { left: budget };
  const reaches = wides.map(reachOf);
  for (const statement of statements) {
    if (statement.effect?.value !== narrow || !isPlain(statement)) continue;
    const by = reaches.find((other) => other.statement !== statement && covers(other, statement, comparison));
    if (by) yield { statement, by: by.statement };
    if (comparison.left <= 0) return;
  }
}

/** A wide statement, prepared for many comparisons. */
interface Reach {
  readonly statement: Statement;
  readonly actions: Patterns;
  readonly resources: Patterns;
}

interface Patterns {
  readonly plain: ReadonlySet<string>;
  readonly wild: readonly string[];
}

function reachOf(statement: Statement): Reach {
  return {
    statement,
    actions: patternsOf(statement.actions.map(({ value }) => value.toLowerCase())),
    resources: patternsOf(statement.resources.map(({ value }) => value)),
  };
}

/** The escapes `${*}` and `${?}` are no wildcards; a pattern with them covers nothing but itself. */
function patternsOf(values: readonly string[]): Patterns {
  return { plain: new Set(values), wild: values.filter((value) => /[*?]/.test(value) && !/\$\{[*?]\}/.test(value)) };
}

/** An element that is there and names nothing applies to nothing, which its absence does not say. */
function isPlain({ actions, principals, resources, node }: Statement): boolean {
  const names = new Set(node.children?.map(({ children }) => children?.[0]?.value));
  if (names.has("NotAction") || names.has("NotResource") || names.has("NotPrincipal")) return false;
  if (names.has("Principal") && principals.length === 0) return false;
  return actions.length > 0 && (!names.has("Resource") || resources.length > 0);
}

function covers({ statement: wide, actions, resources }: Reach, narrow: Statement, comparison: Comparison): boolean {
  return (
    narrow.actions.every(({ value }) => covered(value.toLowerCase(), actions, comparison)) &&
    narrow.resources.length > 0 === wide.resources.length > 0 &&
    narrow.resources.every(({ value }) => covered(value, resources, comparison)) &&
    narrow.principals.length > 0 === wide.principals.length > 0 &&
    narrow.principals.every((name) =>
      wide.principals.some(({ type, value }) => type === "*" || (type === name.type && value === name.value)),
    ) &&
    conditionsInclude(narrow, wide)
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
  if (wide.conditions.length === 0)
    return !wide.node.children?.some(({ children }) => children?.[0]?.value === "Condition");
  const tested = new Set(narrow.conditions.map(canonicalCondition));
  return wide.conditions.every((condition) => tested.has(canonicalCondition(condition)));
}
