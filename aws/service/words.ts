/** Text from outside as a sentence of bearable length. */
export function sentence(text: string): string {
  const short = text.replace(/\s+/g, " ").trim().slice(0, 400);
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

/** How a message names what a request is signed with. */
export function credentialsWords(profile: string | undefined): string {
  return profile ? `the credentials of the profile "${profile}"` : "your credentials";
}

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w.@:/+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
