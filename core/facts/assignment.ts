import type { Fact } from "./fact.ts";
import type { DocumentAssigned } from "./fact-access.ts";

/** The two facts of an assignment: one under the document and one under its owner. */
export function assignment(said: Omit<DocumentAssigned, "relation" | "entity">): Fact[] {
  return [said.document, said.owner].map((entity) => ({ relation: "assigns-document", entity, ...said }));
}
