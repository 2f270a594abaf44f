import type { EntityId, Place } from "../facts/fact.ts";
import type { EntityMentioned } from "../facts/fact-access.ts";
import type { WorkspaceView } from "./rule.ts";

/**
 * Where an entity is declared: by the manifest or a command that creates it, or by a document that is certainly its own.
 * undefined where files only mention it.
 */
export function declarationOf(entity: EntityId, workspace: WorkspaceView): Place | undefined {
  for (const fact of workspace.facts(entity)) {
    if (fact.relation.startsWith("declares-")) return fact.place;
    if (fact.relation === "assigns-document" && fact.grounds === "certain") return fact.place;
  }
  return undefined;
}

/** The mentions of an entity outside the manifest, which declares it in the same breath. */
export function mentionsOf(entity: EntityId, workspace: WorkspaceView): readonly EntityMentioned[] {
  return workspace.factsOf(entity, "mentions").filter(({ as }) => as !== "manifest");
}
