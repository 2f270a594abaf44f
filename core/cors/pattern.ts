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

/** Whether every text that `inner` matches is matched by `outer` too. A `*` of `inner` is a letter that only a `*` takes. */
export function coversPattern(outer: string, inner: string): boolean {
  const star = outer.indexOf("*");
  if (star < 0) return outer === inner;
  const innerStar = inner.indexOf("*");
  if (innerStar < 0) return matchesPattern(outer, inner);
  return (
    inner.slice(0, innerStar).startsWith(outer.slice(0, star)) &&
    inner.slice(innerStar + 1).endsWith(outer.slice(star + 1))
  );
}
