import { createIndex } from "./index-of-few.ts";

/** Shorter names differ by a letter without meaning the same. */
const shortest = 6;

/** Names of one sort, and which of them look like one another. */
export interface NearNames {
  /** Returns the names of which it may now be another answer who is near them. */
  add(name: string): ReadonlySet<string>;
  delete(name: string): ReadonlySet<string>;
  /**
   * The names that look like one: one letter more, less or other, two neighbours swapped, or only the case of letters. Names
   * that differ in a digit alone are numbered on purpose. Takes time linear in the length of the name.
   */
  near(name: string): readonly string[];
}

export function createNearNames(): NearNames {
  const namesByKey = createIndex<string>();
  const othersOf = (name: string, limit: number) =>
    new Set(
      keysOf(name).flatMap((key) => {
        const names = namesByKey.of(key);
        return names.length > limit ? [] : names;
      }),
    );
  return {
    add(name) {
      for (const key of keysOf(name)) namesByKey.add(key, name);
      return othersOf(name, mostOfKey + 1);
    },
    delete(name) {
      const others = othersOf(name, mostOfKey + 1);
      for (const key of keysOf(name)) namesByKey.delete(key, name);
      return others;
    },
    near: (name) => [...othersOf(name, mostOfKey)].filter((other) => isNear(other, name)).sort(),
  };
}

/** A key that more names share is of names that are made by a machine. */
const mostOfKey = 20;

/** Whether two names are long enough to be told apart from chance, and as near as a slip makes them. */
export function areNear(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= shortest && isNear(a, b);
}

/** The name itself and each with one letter left out: two names are near where they share one. */
function keysOf(name: string): string[] {
  const plain = name.toLowerCase();
  if (plain.length < shortest || plain.length > 256) return [];
  const keys = new Set([plain]);
  for (let i = 0; i < plain.length; i++) keys.add(plain.slice(0, i) + plain.slice(i + 1));
  return [...keys];
}

/** Whether two different names are as near as a slip makes them. */
function isNear(a: string, b: string): boolean {
  if (a === b) return false;
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return true;
  let start = 0;
  while (start < x.length && x[start] === y[start]) start++;
  let end = 0;
  while (end < x.length - start && end < y.length - start && x.at(-1 - end) === y.at(-1 - end)) end++;
  const [inX, inY] = [x.slice(start, x.length - end), y.slice(start, y.length - end)];
  if (inX.length + inY.length > 4 || inX.length > 2 || inY.length > 2) return false;
  if (inX.length === 2 || inY.length === 2) {
    const isSwapped = inX.length === 2 && inY === `${inX[1]}${inX[0]}`;
    return isSwapped && !/\d/.test(inX);
  }
  // A single letter that stands alone between separators (`data-a`, `data-b`) is a name of its own.
  const standsAlone = isEdge(x[start - 1]) && isEdge(x[start + inX.length]);
  return !standsAlone && !/\d/.test(inX + inY);
}

function isEdge(character: string | undefined): boolean {
  return character === undefined || /[-_./]/.test(character);
}

/** Whether two account ids differ as a slip of the fingers makes them: one digit other, or two neighbours swapped. */
export function isNearAccount(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  let first = 0;
  while (a[first] === b[first]) first++;
  const [x, y] = [a.slice(first + 1), b.slice(first + 1)];
  if (x === y) return true;
  return a[first] === y[0] && x[0] === b[first] && x.slice(1) === y.slice(1);
}
