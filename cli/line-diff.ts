/** One line of a comparison: in both texts, in the former alone, or in the latter alone. */
export interface DiffLine {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

/** More lines that differ than this are shown as one block: to compare them would take long, and nobody reads it line by line. */
const mostDifferences = 1_000;

/** The fewest lines to remove and add that make the one list of the other (Myers, "An O(ND) Difference Algorithm", 1986). */
export function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const rounds: Map<number, number>[] = [];
  for (let differences = 0; differences <= mostDifferences; differences++) {
    rounds.push(new Map(furthest));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let x = startOn(diagonal, differences, furthest);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkedBack(before, after, rounds);
    }
  }
  return [
    ...before.map((line): DiffLine => ({ sign: "-", line })),
    ...after.map((line): DiffLine => ({ sign: "+", line })),
  ];
}

/** Where a diagonal is entered with one more difference: by an added line from above, by a removed one from the left. */
function startOn(diagonal: number, differences: number, furthest: ReadonlyMap<number, number>): number {
  return comesFromAbove(diagonal, differences, furthest)
    ? furthest.get(diagonal + 1)!
    : furthest.get(diagonal - 1)! + 1;
}

function comesFromAbove(diagonal: number, differences: number, furthest: ReadonlyMap<number, number>): boolean {
  if (diagonal === -differences) return true;
  return diagonal !== differences && furthest.get(diagonal - 1)! < furthest.get(diagonal + 1)!;
}

/** The way to the end, from the end: each round knows how far the one before had come. */
function walkedBack(
  before: readonly string[],
  after: readonly string[],
  rounds: readonly ReadonlyMap<number, number>[],
): DiffLine[] {
  const lines: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let differences = rounds.length - 1; differences >= 0; differences--) {
    const furthest = rounds[differences]!;
    const diagonal = x - y;
    const added = comesFromAbove(diagonal, differences, furthest);
    const start = startOn(diagonal, differences, furthest);
    for (; x > start; y--) lines.push({ sign: " ", line: before[--x]! });
    if (differences === 0) break;
    if (added) lines.push({ sign: "+", line: after[--y]! });
    else lines.push({ sign: "-", line: before[--x]! });
  }
  return lines.reverse();
}
