/**
 * Patterns with `*` and `?` as lists of codes: a code unit of text, or one of the four below. The `within` forms do not
 * match a colon, which is how the first five parts of an ARN are matched each for itself.
 */
export type Codes = readonly number[];

export const anyText = -1;
export const anyTextWithin = -2;
export const anyCharacter = -3;
export const anyCharacterWithin = -4;

const colon = 58;

/** The codes of a text in which `*` and `?` are wildcards that match everything. */
export function codesOf(text: string): number[] {
  const codes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 42) {
      if (codes.at(-1) !== anyText) codes.push(anyText);
    } else codes.push(c === 63 ? anyCharacter : c);
  }
  return codes;
}

/** A matcher for codes that are asked many times: most patterns are a text, or a text with one `*` at its end. */
export function matcherOf(codes: Codes): (text: string) => boolean {
  const wild = codes.findIndex((code) => code < 0);
  if (wild < 0) {
    const exact = textOf(codes);
    return (text) => text === exact;
  }
  if (wild === codes.length - 1 && codes[wild] === anyText) {
    return starterOf(textOf(codes.slice(0, wild)));
  }
  if (codes.every((code) => code >= 0 || code === anyText)) return chunkMatcher(codes);
  const starts = starterOf(textOf(codes.slice(0, wild)));
  const run = runnerOf(codes);
  return (text) => starts(text) && run(codes, text);
}

/** For patterns whose only wildcards are stars that match anything: their texts must follow each other. */
function chunkMatcher(codes: Codes): (text: string) => boolean {
  const chunks: string[] = [];
  let from = 0;
  codes.forEach((code, at) => {
    if (code !== anyText) return;
    chunks.push(textOf(codes.slice(from, at)));
    from = at + 1;
  });
  const [head = "", ...middle] = chunks;
  const tail = textOf(codes.slice(from));
  const starts = starterOf(head);
  return (text) => {
    if (!starts(text) || !text.endsWith(tail)) return false;
    let at = head.length;
    for (const chunk of middle) {
      const found = text.indexOf(chunk, at);
      if (found < 0) return false;
      at = found + chunk.length;
    }
    return at + tail.length <= text.length;
  };
}

/** Whether a text starts with another. Two characters tell most ARNs apart at a tenth of the cost. */
export function starterOf(start: string): (text: string) => boolean {
  const last = start.length - 1;
  const middle = Math.min(9, last);
  const lastCode = start.charCodeAt(last);
  const middleCode = start.charCodeAt(middle);
  if (last < 0) return () => true;
  return (text) =>
    text.charCodeAt(last) === lastCode && text.charCodeAt(middle) === middleCode && text.startsWith(start);
}

function textOf(codes: Codes): string {
  return codes.map((code) => String.fromCharCode(code)).join("");
}

/** Whether codes match the whole of a text, in time proportional to the product of their lengths at worst. */
export function matches(codes: Codes, text: string): boolean {
  return runnerOf(codes)(codes, text);
}

function runnerOf(codes: Codes): (codes: Codes, text: string) => boolean {
  return codes.includes(anyTextWithin) ? matchesByStates : matchesGreedily;
}

/** Going back to the last `*` alone is enough as long as every `*` can match anything. */
function matchesGreedily(codes: Codes, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let i = 0;
  while (i < text.length) {
    const code = codes[at];
    if (code === anyText) {
      star = at++;
      resume = i;
    } else if (code !== undefined && takes(code, text.charCodeAt(i))) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else return false;
  }
  while (codes[at] === anyText) at++;
  return at === codes.length;
}

function matchesByStates(codes: Codes, text: string): boolean {
  let states = closed(codes, new Set([0]));
  for (let i = 0; i < text.length && states.size > 0; i++) {
    const c = text.charCodeAt(i);
    const next = new Set<number>();
    for (const state of states) {
      const code = codes[state];
      if (code === anyText || (code === anyTextWithin && c !== colon)) next.add(state);
      else if (code !== undefined && takes(code, c)) next.add(state + 1);
    }
    states = closed(codes, next);
  }
  return states.has(codes.length);
}

function closed(codes: Codes, states: Set<number>): Set<number> {
  for (const state of states) {
    const code = codes[state];
    if (code === anyText || code === anyTextWithin) states.add(state + 1);
  }
  return states;
}

function takes(code: number, c: number): boolean {
  return code === c || code === anyCharacter || (code === anyCharacterWithin && c !== colon);
}

/**
 * Whether everything that `asked` stands for is matched by `codes`. Sound, not complete: a wildcard of `asked` must fall
 * into one of `codes`, as it does in every pattern that people write.
 */
export function covers(codes: Codes, asked: Codes): boolean {
  let states = closed(codes, new Set([0]));
  for (const symbol of asked) {
    const next = new Set<number>();
    for (const state of states) {
      const code = codes[state];
      if (code === undefined) continue;
      if (code === anyText) next.add(state);
      else if (code === anyTextWithin) {
        if (symbol !== colon && symbol !== anyText && symbol !== anyCharacter) next.add(state);
      } else if (symbol >= 0 ? takes(code, symbol) : code === symbol && symbol !== anyText) next.add(state + 1);
    }
    states = closed(codes, next);
  }
  return states.has(codes.length);
}

/** Whether some text is matched by both. Wildcards that stop at colons are taken to cross them: rather one too many. */
export function overlap(a: Codes, b: Codes): boolean {
  const seen = new Set<number>();
  const width = b.length + 1;
  const open: [number, number][] = [[0, 0]];
  while (open.length > 0) {
    const [i, j] = open.pop()!;
    if (seen.has(i * width + j)) continue;
    seen.add(i * width + j);
    if (i === a.length && j === b.length) return true;
    const x = a[i];
    const y = b[j];
    if (isStar(x)) open.push([i + 1, j]);
    if (isStar(y)) open.push([i, j + 1]);
    if (x === undefined || y === undefined || (x >= 0 && y >= 0 && x !== y)) continue;
    open.push([isStar(x) ? i : i + 1, isStar(y) ? j : j + 1]);
  }
  return false;
}

function isStar(code: number | undefined): boolean {
  return code === anyText || code === anyTextWithin;
}
