import { documentId, kindOfEntity, nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId, Place } from "../facts/fact.ts";
import type { Rule } from "../rule.ts";
import { declarationOf, mentionsOf } from "../workspace/mentioned.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

export const nearName: Rule = {
  code: "near-name",
  kinds: ["identity-policy", "bucket-policy", "trust-policy", "resource-policy", "aws-config"],
  severity: "warning",
  summary: "A bucket, role or user that nothing declares has nearly the name of one that something does.",
  check: { bucket: judged, role: judged, user: judged },
};

/** Two that are both declared are two. */
function* judged(entity: EntityId, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const near = workspace.near(entity);
  if (near.length === 0 || declarationOf(entity, workspace)) return;
  for (const other of near) {
    const declared = declarationOf(other, workspace);
    if (declared) yield* slips(entity, other, declared, workspace);
  }
}

function* slips(slip: EntityId, meant: EntityId, declared: Place, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const name = nameOfEntity(meant);
  const kind = kindOfEntity(slip);
  const how =
    name.toLowerCase() === nameOfEntity(slip).toLowerCase()
      ? "only the case of letters differs"
      : "they differ by a letter";
  for (const mention of mentionsOf(slip, workspace)) {
    // A policy that is known to be the other's has the wrong name in it: other-bucket reports that.
    if (isIn(documentId(mention.place.file, mention.place.document ?? 0), meant, workspace)) continue;
    const related = mention.place.file === declared.file ? {} : { file: declared.file };
    yield {
      place: { ...mention.place, span: mention.nameSpan },
      message: `No file declares a ${kind} ${mention.name}, and one is called ${name}; ${how}, and AWS takes them for two.`,
      related: [{ ...related, span: declared.span, message: `${name} is declared here.` }],
      fixes: [{ title: `Replace with ${name}`, safe: false, edits: [{ span: mention.nameSpan, text: name }] }],
    };
  }
}

function isIn(document: EntityId, owner: EntityId, workspace: WorkspaceView): boolean {
  return workspace.factsOf(document, "assigns-document").some((link) => link.owner === owner);
}
