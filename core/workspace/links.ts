import type { EntityId } from "../facts/fact.ts";
import type { DocumentAssigned, DocumentUse, Grounds } from "../facts/fact-access.ts";
import { itsResources } from "../facts/facts-of-policy.ts";
import { accountOf, itsFolderName } from "../facts/role-names.ts";
import type { WorkspaceView } from "./rule.ts";

/** What ties a document to an entity. */
export type Link = DocumentAssigned;

/**
 * Whose a document is: what somebody says outright, and only where nobody does what names suggest. Several where several
 * are said, as when one trust policy serves two roles.
 */
export function ownersOf(document: EntityId, workspace: WorkspaceView): readonly Link[] {
  return surest(linksOf(document, workspace));
}

/** All that is said and suggested of a document, or of an owner. */
export function linksOf(documentOrOwner: EntityId, workspace: WorkspaceView): readonly Link[] {
  const isThere = (document: EntityId) => workspace.factsOf(document, "declares-document").length > 0;
  return workspace.factsOf(documentOrOwner, "assigns-document").filter(({ nearer }) => !nearer?.some(isThere));
}

/** Whether nothing but a folder is called as the role of a link: most folders are called after something else. */
export function isByFolderAlone({ source, owner }: Link, workspace: WorkspaceView): boolean {
  if (source !== itsFolderName) return false;
  return workspace.facts(owner).every((fact) => fact.relation === "assigns-document" && fact.source === itsFolderName);
}

/**
 * The documents of a role, user, bucket or key in one use. Where the owner's ARN is given, links that say another account
 * are left out. A document that is said to be another's is no candidate by its name.
 */
export function documentsOf(
  owner: EntityId,
  use: DocumentUse,
  workspace: WorkspaceView,
  arn?: string,
): readonly Link[] {
  const links = linksOf(owner, workspace).filter((link) => link.use === use && mayBeSame(arn, link.ownerName));
  const certain = surest(links);
  if (certain[0]?.grounds !== "likely") return certain;
  return certain.filter((link) => ownersOf(link.document, workspace).some(({ owner: other }) => other === owner));
}

/** The only document of a use in the folder of a file or the one above; undefined where there are several, or none. */
export function onlyCandidate(
  folders: readonly EntityId[],
  kind: "trust-policy" | "identity-policy" | "bucket-policy" | "cors",
  workspace: WorkspaceView,
): EntityId | undefined {
  for (const folder of folders) {
    const found = new Set(
      workspace
        .factsOf(folder, "is-in-folder")
        .filter((fact) => fact.kind === kind)
        .map(({ document }) => document),
    );
    if (found.size > 1) return undefined;
    const [only] = found;
    if (only) return only;
  }
  return undefined;
}

/** Two ARNs of different accounts are two roles, be the name the same. */
export function mayBeSame(arn: string | undefined, other: string): boolean {
  const a = accountOf(arn ?? "");
  const b = accountOf(other);
  return a === undefined || b === undefined || a === b;
}

/** What is said outright, else what the text itself shows, else what names suggest; each owner and document once. */
function surest(links: readonly Link[]): readonly Link[] {
  const certain = links.filter(({ grounds }) => grounds === "certain");
  const said = certain.filter(({ source }) => source !== itsResources);
  const chosen = said.length > 0 ? said : certain.length > 0 ? certain : links;
  const seen = new Set<string>();
  return chosen.filter(({ document, owner, use }) => {
    const key = `${use} ${document} ${owner}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The weaker of two: what rests on a likely link is likely. */
export function weaker(...grounds: readonly Grounds[]): Grounds {
  return grounds.includes("likely") ? "likely" : "certain";
}
