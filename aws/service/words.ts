/** Text from outside as a sentence of bearable length. */
export function sentence(text: string): string {
  const short = text.replace(/\s+/g, " ").trim().slice(0, 400);
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

/** How a message names who asks. */
export function profileWords(profile: string | undefined, place: "start" | "middle" = "middle"): string {
  if (profile) return `${place === "start" ? "The" : "the"} profile "${profile}"`;
  return `${place === "start" ? "Your" : "your"} credentials`;
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w.@:/+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
