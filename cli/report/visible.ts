/**
 * A text of a file as a terminal may be given it: what would move the cursor, change colours or show nothing is a mark of
 * the same width, so that a checked file cannot write to the terminal and columns stay. Tabs are kept.
 */
export function visible(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => "�".repeat(character.length));
}
