import type { EntityId } from "../../facts/fact.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import type { FilePlace } from "../assist.ts";

/**
 * Where an entity is declared, and the documents that are its own: a role leads to its entry in the manifest and to its
 * trust policy, a bucket to its policy.
 */
export function definitionsOf(entity: EntityId, workspace: WorkspaceView): readonly FilePlace[] {
  const declared: FilePlace[] = [];
  const documents: FilePlace[] = [];
  for (const fact of workspace.facts(entity)) {
    if (
      fact.relation === "declares-role" ||
      fact.relation === "declares-user" ||
      fact.relation === "declares-bucket" ||
      fact.relation === "declares-key"
    )
      declared.push({ file: fact.place.file, span: fact.nameSpan });
    if (fact.relation === "declares-account") declared.push({ file: fact.place.file, span: fact.place.span });
    if (fact.relation === "assigns-document") {
      const [document] = workspace.factsOf(fact.document, "declares-document");
      if (document) documents.push({ file: document.place.file, span: startOf(document.place.span.start) });
    }
  }
  return distinct([...declared, ...documents]);
}

function startOf(start: number) {
  return { start, end: start };
}

function distinct(places: readonly FilePlace[]): FilePlace[] {
  const seen = new Set<string>();
  return places.filter(({ file, span }) => {
    const key = `${file} ${span.start}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
