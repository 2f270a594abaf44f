import type { Statement } from "./policy.ts";

/** A statement, prepared for many comparisons with others. */
export interface Reach {
  readonly statement: Statement;
  /** In lower case. */
  readonly actions: Patterns;
  readonly resources: Patterns;
}

export interface Patterns {
  readonly all: readonly string[];
  readonly plain: ReadonlySet<string>;
  readonly wild: readonly string[];
}

const known = new WeakMap<Statement, Reach>();

/** What a statement is about; worked out once, for several rules compare statements. */
export function reachOf(statement: Statement): Reach {
  const earlier = known.get(statement);
  if (earlier) return earlier;
  const reach: Reach = {
    statement,
    actions: patternsOf(statement.actions.map(({ value }) => value.toLowerCase())),
    resources: patternsOf(statement.resources.map(({ value }) => value)),
  };
  known.set(statement, reach);
  return reach;
}

/** The escapes `${*}` and `${?}` are no wildcards; a pattern with them covers nothing but itself. */
function patternsOf(all: readonly string[]): Patterns {
  return {
    all,
    plain: new Set(all),
    wild: all.filter((value) => (value.includes("*") || value.includes("?")) && !/\$\{[*?]\}/.test(value)),
  };
}

/** An element that is there and names nothing applies to nothing, which its absence does not say. */
export function isPlain(statement: Statement): boolean {
  const { actions, principals, resources } = statement;
  if (actions.length === 0) return false;
  if (hasMember(statement, "NotAction") || hasMember(statement, "NotResource")) return false;
  if (hasMember(statement, "NotPrincipal")) return false;
  if (principals.length === 0 && hasMember(statement, "Principal")) return false;
  return resources.length > 0 || !hasMember(statement, "Resource");
}

/** Whether an element is there, with or without anything in it. */
export function hasMember({ node }: Statement, name: string): boolean {
  return node.children?.some(({ children }) => children?.[0]?.value === name) ?? false;
}
