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

/** What follows from a document that lacks what its grammar asks for; of CORS with the answer that S3 was seen to give. */
export function refusalOf(kind: Kind): string {
  const refusal = `${readerOf(kind)} refuses the ${documentName(kind)}`;
  if (kind !== "cors") return refusal;
  return `${refusal}: “The XML you provided was not well-formed or did not validate against our published schema”`;
}

/** `a, b or c`, each in quotes. */
export function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}
