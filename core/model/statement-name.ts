import type { Statement } from "./policy.ts";

/** A statement in a sentence: its Sid, or its number, counted from 1. */
export function nameOfStatement({ sid, index }: Statement): string {
  if (sid && sid.value !== "") return `statement "${sid.value}"`;
  return index === undefined ? "the statement" : `statement ${index + 1}`;
}
