/** How many wildcards a pattern holds; S3 takes one. */
export function starsIn(pattern: string): number {
  let count = 0;
  for (let i = pattern.indexOf("*"); i >= 0; i = pattern.indexOf("*", i + 1)) count++;
  return count;
}

/**
 * Whether a pattern of S3's CORS rules matches a text: letter by letter, but that its first `*` stands for any text, also
 * none. Origins are compared as they are written; header names are to be given in lower case on both sides.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text;
  return (
    text.length >= pattern.length - 1 &&
    text.startsWith(pattern.slice(0, star)) &&
    text.endsWith(pattern.slice(star + 1))
  );
}

/** Whether every text that `inner` matches is matched by `outer` too. */
export function coversPattern(outer: string, inner: string): boolean {
  return covers(partsOf(outer), partsOf(inner));
}

/** A pattern cut at its wildcard, for comparing many of them; `behind` is missing where it has none. */
export interface PatternParts {
  readonly before: string;
  readonly behind?: string;
}

export function partsOf(pattern: string): PatternParts {
  const star = pattern.indexOf("*");
  return star < 0 ? { before: pattern } : { before: pattern.slice(0, star), behind: pattern.slice(star + 1) };
}

/** As {@link coversPattern}: a `*` of the inner pattern may be any text, so that only a `*` of the outer takes it. */
export function covers(outer: PatternParts, inner: PatternParts): boolean {
  if (outer.behind === undefined) return inner.behind === undefined && outer.before === inner.before;
  if (inner.behind !== undefined) return inner.before.startsWith(outer.before) && inner.behind.endsWith(outer.behind);
  const text = inner.before;
  return (
    text.length >= outer.before.length + outer.behind.length &&
    text.startsWith(outer.before) &&
    text.endsWith(outer.behind)
  );
}
