import type { Action, Catalog } from "../catalog/index.ts";

/** What an action pattern covers, told apart by a condition key. */
export interface KeySplit {
  /** How many known actions the pattern covers. */
  readonly covered: number;
  /** Those whose requests never hold any of the keys. */
  readonly without: readonly Action[];
}

/**
 * Which of the actions that a pattern covers never have a key, nor any of the others given. A tag key stands for every tag.
 * Kept for each pattern and key, since a policy asks the same for many statements, and `ec2:*` covers hundreds of actions.
 */
export function splitByKeys(pattern: string, keys: readonly string[], catalog: Catalog): KeySplit {
  const asked = `${pattern.toLowerCase()} ${keys.join(" ")}`;
  const cache = cacheOf(catalog);
  const known = cache.get(asked);
  if (known) return known;
  const actions = catalog.actionsMatching(pattern);
  const without = actions.filter((action) => !keys.some((key) => catalog.takesConditionKey(action, key)));
  const split = { covered: actions.length, without };
  if (cache.size >= mostCached) cache.clear();
  cache.set(asked, split);
  return split;
}

/** A condition key from the catalog with its variable part filled, so that all its forms are one. */
export function filledKey(key: string): string {
  return key.includes("${") ? key.replace(/\$\{[^}]*\}/g, "any") : key;
}

const mostCached = 4000;

const caches = new WeakMap<Catalog, Map<string, KeySplit>>();

function cacheOf(catalog: Catalog): Map<string, KeySplit> {
  const known = caches.get(catalog);
  if (known) return known;
  const made = new Map<string, KeySplit>();
  caches.set(catalog, made);
  return made;
}
