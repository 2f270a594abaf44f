import type { Kind } from "../kind.ts";

/** Who reads a document of that kind, and refuses it where the grammar fails. */
export function readerOf(kind: Kind): string {
  if (kind === "cors") return "S3";
  if (kind === "manifest") return "Latchkey";
  return kind === "bucket-policy" ? "S3" : "AWS";
}

/** What a document of that kind is, in the middle of a sentence. */
export function documentName(kind: Kind): string {
  if (kind === "cors") return "CORS configuration";
  return kind === "manifest" ? "manifest" : "policy";
}

/** `a, b or c`, each in quotes. */
export function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}
