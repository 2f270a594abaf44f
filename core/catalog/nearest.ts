export interface NearestOptions {
  /** How many slips are forgiven at most; without it one in a word of three to seven characters, two in a longer one. */
  readonly limit?: number;
}

/**
 * The candidate that a misspelt word most likely means, or undefined when none is near or two are equally so.
 *
 * A slip is one character too many, missing, wrong, or swapped with its neighbour (Damerau-Levenshtein, each part of the
 * word changed once); letter case is no slip. Between candidates equally near, one that begins with the word's first
 * letter wins, then one that only lacks or adds an ending ("s").
 */
export function nearest(word: string, candidates: Iterable<string>, options: NearestOptions = {}): string | undefined {
  const asked = word.toLowerCase();
  const limit = options.limit ?? usualLimit(asked.length);
  if (asked === "" || asked.length > longestWord) return undefined;
  let best: string | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - asked.length) > limit) continue;
    const lower = candidate.toLowerCase();
    const slips = distance(asked, lower, Math.min(limit, Math.floor(bestScore)));
    if (slips === undefined) continue;
    // "PutObject" is no misspelt "GetObject": where the first letter differs, one slip is all that is forgiven.
    if (slips > 1 && asked[0] !== lower[0]) continue;
    const score = slips + preference(asked, lower);
    if (score < bestScore) {
      best = candidate;
      bestScore = score;
      tied = false;
    } else if (score === bestScore && lower !== best?.toLowerCase()) {
      tied = true;
    }
  }
  return tied ? undefined : best;
}

/** No name of AWS is longer; a pasted paragraph is not a misspelling. */
const longestWord = 200;

/**
 * Measured over all actions: with two slips at most, 2 % of AWS's own names would pass for another one misspelt, and
 * nearly all words with one slip and seven in eight with two are found. With four slips it is 12 % for the same finds.
 */
const usualLimit = (length: number) => (length < 3 ? 0 : length < 8 ? 1 : 2);

/** In a word so short, a letter more is no likelier a slip than two letters swapped. */
const shortWord = 4;

/** Less than one slip, so that it only decides between equals. */
function preference(asked: string, lower: string): number {
  const otherStart = asked[0] === lower[0] ? 0 : 0.5;
  const sameButEnding = asked.length > shortWord && (asked.startsWith(lower) || lower.startsWith(asked));
  return otherStart + (sameButEnding ? 0 : 0.25);
}

/**
 * Slips between two words, or undefined when more than `limit`. Works on a band of `2 · limit + 1` cells a row and gives
 * up on the first row that is past the limit.
 */
function distance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  const beyond = limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = new Array<number>(b.length + 1).fill(beyond);
    if (row <= limit) current[0] = row;
    let lowest = current[0] ?? beyond;
    const end = Math.min(b.length, row + limit);
    for (let column = Math.max(1, row - limit); column <= end; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column - 1] ?? beyond) + (same ? 0 : 1),
        (last[column] ?? beyond) + 1,
        (current[column - 1] ?? beyond) + 1,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? beyond) + 1);
      }
      current[column] = cost;
      lowest = Math.min(lowest, cost);
    }
    if (lowest > limit) return undefined;
    beforeLast = last;
    last = current;
  }
  const slips = last[b.length] ?? beyond;
  return slips > limit ? undefined : slips;
}
