/** "a", "a and b", "a, b and c", "a, b and 3 more": names for a sentence, at most three of them. */
export function listed(names: readonly string[]): string {
  const [first = "", second, third] = names;
  if (second === undefined) return first;
  if (third === undefined) return `${first} and ${second}`;
  if (names.length === 3) return `${first}, ${second} and ${third}`;
  return `${first}, ${second} and ${names.length - 2} more`;
}

/** A sentence that goes on behind a colon or a semicolon. */
export function lowerStart(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** A number with commas between thousands. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
