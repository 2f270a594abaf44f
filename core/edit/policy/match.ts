/**
 * How well something is meant by what was typed: the lower the better; undefined where it is not. `names` is its name in
 * lower case, `words` whatever else it is found by. What matches a text matches every beginning of that text.
 */
export function rankOf(typed: string, name: string, words = ""): number | undefined {
  if (typed === "") return 0;
  if (name.startsWith(typed)) return 0;
  const at = name.indexOf(typed);
  if (at > 0) return /[^a-z0-9]/.test(name[at - 1]!) ? 1 : 3;
  const plain = typed.replace(/[^a-z0-9*]/g, "");
  if (plain !== "" && isSpread(plain, name)) return 4;
  if (words !== "" && areWordsOf(typed, words)) return 5;
  return undefined;
}

/** Whether the letters stand in the name in their order, in runs of two or more but for the last. */
function isSpread(letters: string, name: string): boolean {
  let at = 0;
  let i = 0;
  while (i < letters.length) {
    let run = Math.min(letters.length - i, name.length);
    let found = -1;
    while (run >= 1 && found < 0) {
      found = name.indexOf(letters.slice(i, i + run), at);
      if (found < 0) run--;
    }
    if (found < 0 || (run === 1 && letters.length > 1 && i + run < letters.length)) return false;
    i += run;
    at = found + run;
  }
  return true;
}

/** Whether each typed word begins one of the words. */
function areWordsOf(typed: string, words: string): boolean {
  const all = ` ${words}`;
  return typed
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .every((word) => all.includes(` ${word}`));
}

/** Those that fit what was typed, the best first; equals stay in their order. */
export function ranked<T>(
  all: Iterable<T>,
  typed: string,
  of: (one: T) => readonly [name: string, words?: string | undefined],
): T[] {
  const asked = typed.trim().toLowerCase();
  if (asked === "") return [...all];
  const found: { readonly one: T; readonly rank: number }[] = [];
  for (const one of all) {
    const [name, words] = of(one);
    const rank = rankOf(asked, name.toLowerCase(), words);
    if (rank !== undefined) found.push({ one, rank });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}
