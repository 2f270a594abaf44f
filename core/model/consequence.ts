import type { Kind } from "../kind.ts";
import type { Statement } from "./policy.ts";

/** What follows from a statement (or a part of it) that applies to nothing, as half a sentence. */
export function consequenceOf(kind: Kind, { effect }: Statement): string {
  if (kind === "bucket-policy") return "S3 refuses the policy";
  return effect?.value === "Deny" ? "nothing is denied" : "nothing is granted";
}
