import type { Kind } from "../kind.ts";
import type { Statement } from "./policy.ts";

/** What follows where `count` actions of a statement apply to none of its resources, as half a sentence. */
export function consequenceOf(kind: Kind, { effect }: Statement, count: number): string {
  if (kind === "bucket-policy") return "S3 refuses the policy";
  const verb = effect?.value === "Deny" ? "deny" : "grant";
  if (count > 1) return `they ${verb} nothing`;
  return verb === "deny" ? "it denies nothing" : "it grants nothing";
}
