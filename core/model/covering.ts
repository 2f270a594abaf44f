import { globCovers } from "./glob.ts";

/** Which entries of a list say nothing that another entry does not say. */
export interface Covering {
  /** For a covered entry the index of an entry that covers it and is itself not covered. */
  readonly coveredBy: ReadonlyMap<number, number>;
  /** For a covering entry how many others it covers. */
  readonly covers: ReadonlyMap<number, number>;
}

/** Comparisons of one list, so that ten thousand wildcards in it cost milliseconds. */
const budget = 50_000;

/**
 * Finds the patterns that others cover; of equal ones the first covers the rest. Two patterns that only overlap cover
 * each other in no way. Fold the letter case before where it does not count. As texts
 * they cover only their repetitions.
 */
export function coveringOf(patterns: readonly string[], as: "globs" | "texts" = "globs"): Covering {
  const coveredBy = new Map<number, number>();
  const covers = new Map<number, number>();
  if (patterns.length < 2) return { coveredBy, covers };
  const cover = (wide: number, narrow: number) => {
    covers.set(wide, (covers.get(wide) ?? 0) + 1);
    const known = coveredBy.get(narrow);
    if (known === undefined || coveredBy.has(known)) coveredBy.set(narrow, wide);
  };
  const first = new Map<string, number>();
  const repetitions: [number, number][] = [];
  patterns.forEach((pattern, index) => {
    const earlier = first.get(pattern);
    if (earlier === undefined) first.set(pattern, index);
    else repetitions.push([earlier, index]);
  });
  if (as === "globs") coverByWildcards(first, cover);
  for (const [earlier, index] of repetitions) cover(coveredBy.get(earlier) ?? earlier, index);
  return { coveredBy, covers };
}

function coverByWildcards(indexOf: ReadonlyMap<string, number>, cover: (wide: number, narrow: number) => void): void {
  const wides = [...indexOf.keys()].filter((pattern) => /[*?]/.test(pattern)).sort((a, b) => a.length - b.length);
  if (wides.length === 0) return;
  const sorted = [...indexOf.keys()].sort();
  let left = budget;
  for (const wide of wides) {
    // What a pattern covers begins like it does, so only that part of the sorted list is looked at.
    const prefix = wide.slice(0, wide.search(/[*?]/));
    for (let i = lowerBound(sorted, prefix); i < sorted.length && sorted[i]!.startsWith(prefix); i++) {
      if (--left < 0) return;
      const narrow = sorted[i]!;
      if (narrow === wide || !globCovers(wide, narrow)) continue;
      const [a, b] = [indexOf.get(wide)!, indexOf.get(narrow)!];
      if (a < b || !globCovers(narrow, wide)) cover(a, b);
    }
  }
}

function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
