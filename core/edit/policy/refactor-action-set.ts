import type { Action, Catalog } from "../../catalog/index.ts";

/** A pattern that stands for a service's actions, and for nothing else. */
export function isActionPattern(entry: string): boolean {
  return /^[^:*?\s]+:[^:\s]*[*?][^:\s]*$/.test(entry);
}

/** An action as a policy names it. */
export function nameOfAction({ service, name }: Action): string {
  return `${service}:${name}`;
}

/** Each pattern replaced by the names of all that it stands for today; what stands for nothing known stays. In the order given, each once. */
export function expandActions(entries: readonly string[], catalog: Catalog): string[] {
  const names = entries.flatMap((entry) => {
    const actions = isActionPattern(entry) ? catalog.actionsMatching(entry) : [];
    return actions.length > 0 ? actions.map(nameOfAction) : [entry];
  });
  const seen = new Set<string>();
  return names.filter((name) => {
    const asked = name.toLowerCase();
    return !seen.has(asked) && seen.add(asked);
  });
}

/** A list of actions with wildcards for those that are all there. */
export interface Shrunk {
  readonly entries: readonly string[];
  /** The wildcards that are new. */
  readonly patterns: readonly string[];
}

/**
 * The fewest entries that stand for exactly the same actions today: names of which all that begin alike are there become
 * one pattern, cut where a word of the name ends (`s3:ListBucket*`).
 */
export function shrinkActions(entries: readonly string[], catalog: Catalog): Shrunk {
  const meaning = entries.map((entry) => (/^[^:*?\s]+:./.test(entry) ? catalog.actionsMatching(entry) : []));
  const all = new Set(meaning.flat());
  const patternOf = new Map<Action, string>();
  const tried = new Map<string, readonly Action[] | undefined>();
  const complete = (pattern: string): readonly Action[] | undefined => {
    if (!tried.has(pattern)) {
      const actions = catalog.actionsMatching(pattern);
      tried.set(pattern, actions.length > 1 && actions.every((action) => all.has(action)) ? actions : undefined);
    }
    return tried.get(pattern);
  };
  for (const action of all) {
    if (patternOf.has(action)) continue;
    const candidates = patternsFor(action).filter(complete);
    // Of those that stand for the same today the longest takes in the fewest tomorrow.
    const size = candidates[0] && complete(candidates[0])?.length;
    const pattern = candidates.findLast((candidate) => complete(candidate)?.length === size);
    if (pattern !== undefined) for (const covered of complete(pattern) ?? []) patternOf.set(covered, pattern);
  }
  const listed = new Set<string>();
  const shrunk = entries.flatMap((entry, i) => {
    const patterns = (meaning[i] ?? []).map((action) => patternOf.get(action));
    const isCovered = patterns.length > 0 && !patterns.includes(undefined);
    const written = isCovered ? [...new Set(patterns as string[])] : [entry];
    return written.filter((one) => !listed.has(one.toLowerCase()) && listed.add(one.toLowerCase()));
  });
  const had = new Set(entries.map((entry) => entry.toLowerCase()));
  return { entries: shrunk, patterns: shrunk.filter((entry) => !had.has(entry.toLowerCase())) };
}

/** From the widest to the narrowest: all of the service, then what begins with the first word, the first two, … */
function patternsFor({ service, name }: Action): string[] {
  const patterns = [`${service}:*`];
  for (let i = 1; i <= name.length; i++) {
    const isEnd = i === name.length || (/[a-z0-9]/.test(name[i - 1]!) && /[A-Z]/.test(name[i]!));
    if (isEnd) patterns.push(`${service}:${name.slice(0, i)}*`);
  }
  return patterns;
}
