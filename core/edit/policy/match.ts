/** How well something is meant by a typed text: the lower the better; undefined where it is not. `name` is in lower case. */
export type Match = (name: string, words?: string) => number | undefined;

/**
 * Compares with what was typed, in any letter case: the beginning of the name, a part of it, its letters in their order
 * (`s3getobj`), or the beginnings of the words that it is found by as well. What matches a text matches every beginning of
 * that text too, so that typing on only ever narrows a list.
 */
export function matchOf(typed: string): Match {
  const asked = typed.trim().toLowerCase();
  if (asked === "") return () => 0;
  const letters = asked.replace(/[^a-z0-9*]/g, "");
  const head = letters.slice(0, 2);
  const words = asked.split(/[^a-z0-9]+/).filter((word) => word !== "");
  const inside = words.map((word) => ` ${word}`);
  return (name, others) => {
    const at = name.indexOf(asked);
    if (at === 0) return 0;
    if (at > 0) return isLetter(name.charCodeAt(at - 1)) ? 3 : 1;
    if (head !== "" && name.includes(head) && isSpread(letters, name)) return 4;
    if (!others || words.length === 0) return undefined;
    for (let i = 0; i < words.length; i++)
      if (!others.includes(inside[i]!) && !others.startsWith(words[i]!)) return undefined;
    return 5;
  };
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** Whether the letters stand in the name in their order, in runs of two or more but for the last. */
function isSpread(letters: string, name: string): boolean {
  let at = 0;
  let i = 0;
  while (i < letters.length) {
    let run = letters.length - i;
    let found = -1;
    for (; run >= 1; run--) {
      found = name.indexOf(letters.slice(i, i + run), at);
      if (found >= 0) break;
    }
    if (found < 0 || (run === 1 && letters.length > 1 && i + run < letters.length)) return false;
    i += run;
    at = found + run;
  }
  return true;
}

/** Those that fit what was typed, the best first; equals stay in their order. */
export function ranked<T>(
  all: Iterable<T>,
  typed: string,
  of: (one: T) => readonly [name: string, words?: string | undefined],
): T[] {
  if (typed.trim() === "") return [...all];
  const match = matchOf(typed);
  const found: { readonly one: T; readonly rank: number }[] = [];
  for (const one of all) {
    const [name, words] = of(one);
    const rank = match(name.toLowerCase(), words);
    if (rank !== undefined) found.push({ one, rank });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}
