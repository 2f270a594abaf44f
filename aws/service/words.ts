/** Text from outside as a sentence of bearable length. */
export function sentence(text: string): string {
  const short = text.replace(/\s+/g, " ").trim().slice(0, 400);
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

/** How a message names what a request is signed with. */
export function credentialsWords(profile: string | undefined): string {
  return profile ? `the credentials of the profile "${profile}"` : "your credentials";
}

/** Words of ours as a sentence begins with them; the name of a host stays as it is. */
export function atStart(words: string): string {
  return words.replace(/^[ty](?=\w+ )/, (letter) => letter.toUpperCase());
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w.@:/+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
