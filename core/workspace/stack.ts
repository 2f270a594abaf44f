import { documentId, folderId, nameOfEntity } from "./entity-ids.ts";
import type { EntityId } from "./fact.ts";
import type { OnlyLetsIn } from "./fact-access.ts";
import { foldersOf } from "./facts-of-document.ts";
import type { WorkspaceView } from "./rule.ts";
import { onlyLetIn } from "./stack-principal.ts";

/** Buckets that something uses together. */
export interface Stack {
  readonly buckets: readonly Guarded[];
  /** Behind the name of a bucket: "of the same manifest". */
  readonly where: string;
}

/** A bucket whose policy lets in nobody but one role or user. */
export interface Guarded {
  readonly name: string;
  readonly only: OnlyLetsIn;
}

/**
 * The buckets that one manifest lists, that one app works with, or that the only identity policy of a folder names, as far
 * as their policies let in one role or user each. By facts alone: it is asked after every edit that concerns a bucket.
 */
export function stacksIn(workspace: WorkspaceView): Iterable<Stack> {
  const stacks = new Map<string, { readonly buckets: Guarded[]; readonly where: string }>();
  for (const bucket of workspace.entities("bucket")) {
    const only = onlyLetIn(bucket, workspace);
    if (!only) continue;
    for (const [key, where] of together(bucket, only, workspace)) {
      const stack = stacks.get(key) ?? { buckets: [], where };
      stacks.set(key, stack);
      stack.buckets.push({ name: nameOfEntity(bucket), only });
    }
  }
  return stacks.values();
}

/** The first of what puts it together with others, for one mistake is told once. */
function together(bucket: EntityId, only: OnlyLetsIn, workspace: WorkspaceView): ReadonlyMap<string, string> {
  const declared = workspace.factsOf(bucket, "declares-bucket").filter(({ place }) => isManifest(place.file));
  if (declared.length > 0) return new Map(declared.map(({ place }) => [place.file, "of the same manifest"]));
  const mentions = workspace.factsOf(bucket, "mentions");
  const apps = mentions.filter(({ as }) => as === "app-setting");
  if (apps.length > 0) return new Map(apps.map(({ place }) => [place.file, "of the same app"]));
  const identity = onlyIdentityPolicy(only, workspace);
  const isNamed = mentions.some(
    ({ as, place }) => as === "resource" && identity === documentId(place.file, place.document ?? 0),
  );
  return new Map(identity && isNamed ? [[identity, "beside it"]] : []);
}

function isManifest(file: string): boolean {
  return /(?:^|\/)latchkey\.json$/.test(file);
}

/** The only identity policy in the folder of a bucket policy, or in the folders beside it. */
function onlyIdentityPolicy({ place }: OnlyLetsIn, workspace: WorkspaceView): EntityId | undefined {
  for (const folder of foldersOf(place.file)) {
    const found = workspace.factsOf(folderId(folder), "is-in-folder").filter(({ kind }) => kind === "identity-policy");
    const documents = new Set(found.map(({ document }) => document));
    const [document] = documents;
    if (document) return documents.size === 1 ? document : undefined;
  }
  return undefined;
}
