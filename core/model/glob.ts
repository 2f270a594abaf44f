/** Patterns with `*` (any run of characters) and `?` (any one): those of actions and resources. Case counts; fold before if it must not. */

/** Whether a pattern matches a text. Linear in the text for patterns without `*`, else at most text times pattern. */
export function globMatches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const c = pattern[p];
    if (c === "*") {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (c === "?" || c === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** Whether everything that `narrow` matches is matched by `wide` too. Exact for all patterns that hold no more than a few `?` beside `*`; never says yes wrongly. */
export function globCovers(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === "*") return true;
  if (!/[*?]/.test(narrow)) return globMatches(wide, narrow);
  // A `*` of the narrow pattern can only be swallowed by one of the wide; a `?` by a `?` or a `*`.
  let w = 0;
  let n = 0;
  let star = -1;
  let resume = 0;
  while (n < narrow.length) {
    const a = wide[w];
    const b = narrow[n];
    if (a === "*") {
      star = w++;
      resume = n;
    } else if (w < wide.length && b !== "*" && (a === "?" || a === b)) {
      w++;
      n++;
    } else if (star >= 0) {
      w = star + 1;
      n = ++resume;
    } else return false;
  }
  while (wide[w] === "*") w++;
  return w === wide.length;
}

/** Whether some text is matched by both patterns. */
export function globsOverlap(a: string, b: string): boolean {
  // Reachable pairs of positions, row by row: patterns are short, so a table is cheap and plainly right.
  let row = new Set<number>([0]);
  close(row, b);
  for (const c of a) {
    const next = new Set<number>();
    if (c === "*") {
      for (const from of row) for (let j = from; j <= b.length; j++) next.add(j);
    } else {
      for (const j of row) {
        const d = b[j];
        if (d === undefined) continue;
        if (d === "*") next.add(j);
        else if (c === "?" || d === "?" || c === d) next.add(j + 1);
      }
      close(next, b);
    }
    row = next;
    if (row.size === 0) return false;
  }
  return row.has(b.length);
}

/** A `*` may stand for nothing, so the position behind it is reached too. */
function close(row: Set<number>, b: string): void {
  for (const j of row) if (b[j] === "*") row.add(j + 1);
}
