/** Shorter names differ by a letter without meaning the same. */
const shortest = 6;

/**
 * Pairs of names that look like one another: one letter more, less or other, two neighbours swapped, or only the case of
 * letters. Names that differ in a digit alone are numbered on purpose. Takes time linear in the length of all names.
 */
export function nearPairs(names: Iterable<string>): (readonly [string, string])[] {
  const byKey = new Map<string, string[]>();
  const pairs = new Map<string, readonly [string, string]>();
  for (const name of names) {
    const plain = name.toLowerCase();
    if (plain.length < shortest || plain.length > 256) continue;
    for (const key of keysOf(plain)) {
      const others = byKey.get(key);
      if (!others) byKey.set(key, [name]);
      // A key that very many share is of names that are made by a machine.
      else if (others.length < 20) {
        for (const other of others) if (isNear(other, name)) pairs.set(`${other} ${name}`, [other, name]);
        others.push(name);
      }
    }
  }
  return [...pairs.values()];
}

/** The name itself and each with one letter left out: two names are near where they share one. */
function keysOf(name: string): Set<string> {
  const keys = new Set([name]);
  for (let i = 0; i < name.length; i++) keys.add(name.slice(0, i) + name.slice(i + 1));
  return keys;
}

/** Whether two different names are as near as a slip makes them. */
export function isNear(a: string, b: string): boolean {
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
