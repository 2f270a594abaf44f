import { folderId, kindOfEntity, nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId, Place } from "../facts/fact.ts";
import type { DocumentUse, Grounds } from "../facts/fact-access.ts";
import { foldersOf } from "../facts/facts-of-document.ts";
import type { Kind } from "../kind.ts";
import { isByFolderAlone, onlyCandidate, ownersOf } from "./links.ts";
import type { WorkspaceView } from "./rule.ts";

/** A document with all that it is known or thought to belong to. */
export interface LinkedDocument {
  readonly place: Place;
  readonly kind: Kind;
  readonly links: readonly ListedLink[];
}

export interface ListedLink {
  readonly owner: EntityId;
  /** The owner's ARN where it is known, else its name. */
  readonly ownerName: string;
  readonly use: DocumentUse;
  readonly grounds: Grounds;
  /** A sentence: "The manifest says so." */
  readonly reason: string;
  /** What says so. */
  readonly by: Place;
}

/** Every policy and CORS configuration of a workspace in the order of the files, with its links. */
export function linkedDocuments(workspace: WorkspaceView): LinkedDocument[] {
  const guessed = new Map([...onlyCandidates(workspace), ...corsBesideBuckets(workspace)]);
  return workspace.entities("document").flatMap((document) => {
    const [declared] = workspace.factsOf(document, "declares-document");
    if (!declared) return [];
    const owners = ownersOf(document, workspace);
    const said = owners.map(
      ({ owner, ownerName, use, grounds, source, place }): ListedLink => ({
        owner,
        ownerName,
        use,
        grounds,
        reason:
          grounds === "certain" ? `${source} ${/s$/.test(source) ? "say" : "says"} so.` : `${source} suggests it.`,
        by: place,
      }),
    );
    const links = owners.every((link) => isByFolderAlone(link, workspace)) ? (guessed.get(document) ?? said) : said;
    return [{ place: declared.place, kind: declared.kind, links }];
  });
}

/** A role that something beside the only trust policy names, and that has none by any other sign. */
function onlyCandidates(workspace: WorkspaceView): Map<EntityId, ListedLink[]> {
  const found = new Map<EntityId, ListedLink[]>();
  for (const role of workspace.entities("role")) {
    const [mention, ...others] = workspace
      .factsOf(role, "mentions")
      .filter(({ as }) => as === "profile-setting" || as === "definition");
    if (!mention || workspace.factsOf(role, "assigns-document").some(({ use }) => use === "trust")) continue;
    const folders = foldersOf(mention.place.file).map(folderId);
    const document = onlyCandidate(folders, "trust-policy", workspace);
    if (!document || !isFree(document, mention.place, workspace)) continue;
    const link: ListedLink = {
      owner: role,
      ownerName: [mention, ...others].find(({ arn }) => arn)?.arn ?? mention.name,
      use: "trust",
      grounds: "likely",
      reason: "It is the only trust policy beside what names the role.",
      by: mention.place,
    };
    const known = found.get(document);
    if (known) known.push(link);
    else found.set(document, [link]);
  }
  // Where two roles want it, it is nobody's.
  for (const [document, links] of found) if (links.length > 1) found.delete(document);
  return found;
}

/** Whether no better sign says whose a document is; its folder's name is one, but for what stands in that folder too. */
function isFree(document: EntityId, mention: Place, workspace: WorkspaceView): boolean {
  const owners = ownersOf(document, workspace);
  if (owners.length === 0) return true;
  const [declared] = workspace.factsOf(document, "declares-document");
  const isBeside = declared !== undefined && foldersOf(declared.place.file)[0] === foldersOf(mention.file)[0];
  return isBeside && owners.every((link) => isByFolderAlone(link, workspace));
}

/** CORS rules in a folder with the policy of one bucket are most likely that bucket's. */
function corsBesideBuckets(workspace: WorkspaceView): Map<EntityId, ListedLink[]> {
  const found = new Map<EntityId, ListedLink[]>();
  for (const document of workspace.entities("document")) {
    const [declared] = workspace.factsOf(document, "declares-document");
    if (declared?.kind !== "cors" || ownersOf(document, workspace).length > 0) continue;
    const [own = ""] = foldersOf(declared.place.file);
    const policy = onlyCandidate([folderId(own)], "bucket-policy", workspace);
    const [owner] = policy ? ownersOf(policy, workspace) : [];
    const isOnly = onlyCandidate([folderId(own)], "cors", workspace) === document;
    if (!policy || !owner || !isOnly) continue;
    const [by] = workspace.factsOf(policy, "declares-document");
    found.set(document, [
      {
        owner: owner.owner,
        ownerName: owner.ownerName,
        use: "cors",
        grounds: "likely",
        reason: "It stands beside the policy of that bucket.",
        by: by?.place ?? declared.place,
      },
    ]);
  }
  return found;
}

/** "the trust policy of role worker". */
export function linkWords({ owner, use }: Pick<ListedLink, "owner" | "use">): string {
  return `${useWords[use]} of ${kindOfEntity(owner)} ${nameOfEntity(owner)}`;
}

const useWords: Readonly<Record<DocumentUse, string>> = {
  trust: "the trust policy",
  permissions: "an identity policy",
  boundary: "the permissions boundary",
  "resource-policy": "the policy",
  cors: "the CORS configuration",
};
