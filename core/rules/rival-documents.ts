import { kindOfEntity, nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId } from "../facts/fact.ts";
import type { DocumentUse } from "../facts/fact-access.ts";
import { accountOf } from "../facts/role-names.ts";
import type { Rule } from "../rule.ts";
import { documentsOf, type Link } from "../workspace/links.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

export const rivalDocuments: Rule = {
  code: "rival-documents",
  kinds: ["manifest"],
  severity: "warning",
  summary: "Two files are said to be the same role's trust policy, or the same bucket's policy.",
  check: {
    role: (entity, workspace) => rivals(entity, "trust", "a role has one trust policy", workspace),
    *bucket(entity, workspace) {
      yield* rivals(entity, "resource-policy", "a bucket has one policy", workspace);
      yield* rivals(entity, "cors", "a bucket has one CORS configuration", workspace);
    },
    key: (entity, workspace) => rivals(entity, "resource-policy", "a key has one policy", workspace),
  },
};

function* rivals(owner: EntityId, use: DocumentUse, fact: string, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const [first, ...others] = said(owner, use, workspace);
  for (const link of others) {
    if (!first || !mayBeOne(first, link) || mayBeOnPurpose(first, link)) continue;
    yield {
      place: link.place,
      message: `${first.source} gives ${kindOfEntity(owner)} ${nameOfEntity(owner)} another file for the same; ${fact}, so the one that is deployed last replaces the other.`,
      related: [
        first.place.file === link.place.file
          ? { span: first.place.span, message: "The other one." }
          : { file: first.place.file, span: first.place.span, message: "The other one." },
      ],
    };
  }
}

/** Outright, and of a document that is there: a command's path may stand for either of two folders. */
function said(owner: EntityId, use: DocumentUse, workspace: WorkspaceView): readonly Link[] {
  return documentsOf(owner, use, workspace).filter(
    ({ grounds, source, document }) =>
      grounds === "certain" &&
      (source === "The manifest" || source.startsWith("`")) &&
      workspace.factsOf(document, "declares-document").length > 0,
  );
}

/**
 * Commands name a role without its account, so that each may be sent to another; and who updates a trust policy means to
 * replace the first.
 */
function mayBeOnPurpose(a: Link, b: Link): boolean {
  return a.use === "trust" && [a, b].every(({ source }) => source.startsWith("`"));
}

/** Roles of one name in two accounts are two roles. */
function mayBeOne(a: Link, b: Link): boolean {
  const [one, other] = [accountOf(a.ownerName), accountOf(b.ownerName)];
  return one === undefined || other === undefined || one === other;
}
