import { kindsOfUse } from "../facts/blocks-of-guide.ts";
import { documentsAt } from "../facts/command-paths.ts";
import { documentId, folderId, nameOfEntity } from "../facts/entity-ids.ts";
import type { EntityId } from "../facts/fact.ts";
import type { PathHandedOver } from "../facts/fact-access.ts";
import { foldersOf } from "../facts/facts-of-document.ts";
import type { Rule } from "../rule.ts";
import { linkWords } from "../workspace/link-list.ts";
import { areNear } from "../workspace/near-names.ts";
import type { WorkspaceDraft, WorkspaceView } from "../workspace/rule.ts";

export const missingDocument: Rule = {
  code: "missing-document",
  kinds: ["manifest"],
  severity: "error",
  summary: "The manifest or a command names a file that is not there, or that holds no policy.",
  check: {
    *document(entity, workspace) {
      if (isThere(entity, workspace)) return;
      for (const { place, source, owner, use } of workspace.factsOf(entity, "assigns-document")) {
        if (source === "The manifest") yield { place, message: messageOf(entity, linkWords({ owner, use })) };
      }
    },
    *manifest(entity, workspace) {
      for (const { place, target, isPolicy } of workspace.factsOf(entity, "names-file")) {
        const document = documentId(target, 0);
        if (isPolicy && !isThere(document, workspace)) yield { place, message: messageOf(document, "a policy") };
      }
    },
    *script(entity, workspace) {
      const paths = workspace.factsOf(entity, "hands-over-path").slice(0, most);
      for (const path of paths) yield* inCommand(path, workspace);
    },
  },
};

/** A script that hands over more is written by a program. */
const most = 100;

function isThere(document: EntityId, workspace: WorkspaceView): boolean {
  return workspace.factsOf(document, "declares-document").length > 0;
}

function messageOf(document: EntityId, words: string): string {
  const name = nameOfEntity(document).replace(/#\d+$/, "").split("/").at(-1) ?? "";
  return `This is said to be ${words}, but there is no ${name} here, or it holds no such document; what the file should say is not checked.`;
}

/** A command is run in a folder that nobody knows, so what it names may well be elsewhere: only a slip is told. */
function* inCommand(given: PathHandedOver, workspace: WorkspaceView): Generator<WorkspaceDraft> {
  const { path, place, source, use, isBare } = given;
  if (isBare || documentsAt(path, place.file).some((document) => isThere(document, workspace))) return;
  const near = nearPaths(given, workspace);
  const [meant] = near;
  if (!meant || near.size > 1) return;
  yield {
    place,
    severity: "warning",
    message: `${source} reads ${path}, and there is no such file here, or it holds ${use === "cors" ? "no CORS rules" : "no such policy"}: “Unable to load paramfile”. Is ${meant} meant?`,
    fixes: [{ title: `Replace with ${meant}`, safe: false, edits: [{ span: place.span, text: meant }] }],
  };
}

/** The paths of documents of the right kind that differ from the one that is given as a slip makes them. */
function nearPaths(
  { path, place: { file: script }, use }: PathHandedOver,
  workspace: WorkspaceView,
): ReadonlySet<string> {
  const plain = path.replace(/^(?:\.\/)+/, "");
  const found = foldersOf(script).flatMap((folder) =>
    workspace.factsOf(folderId(folder), "is-in-folder").flatMap(({ kind, place, document }) => {
      const below = folder === "" ? place.file : place.file.slice(folder.length + 1);
      const isWhole = document === documentId(place.file, 0) && /\.json$/i.test(place.file);
      return isWhole && kindsOfUse[use].includes(kind) && areNear(below, plain) ? below : [];
    }),
  );
  return new Set(found);
}
