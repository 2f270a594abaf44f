import { documentId, isExact } from "./entity-ids.ts";
import type { EntityId } from "./fact.ts";
import { foldersOf } from "./facts-of-document.ts";

/** The path in `file://x`, with which the AWS CLI reads a file. */
export function filePathIn(value: string): string | undefined {
  return /^fileb?:\/\/(.+)$/.exec(value)?.[1];
}

/** The documents that a path on a command line of a file may mean, the nearest first. */
export function documentsAt(path: string | undefined, file: string): EntityId[] {
  if (!path || !isExact(path)) return [];
  return foldersFor(file).flatMap((folder) => {
    const found = pathBelow(folder, path);
    return found === undefined ? [] : documentId(found, 0);
  });
}

/** The folders that a command may be run in: mostly the script's own, or that of the repository some way above. */
export function foldersFor(file: string): string[] {
  return foldersOf(file, 4);
}

/** Undefined for a path that does not start in the folder, or leads out of all that has a name. */
function pathBelow(folder: string, path: string): string | undefined {
  if (path.startsWith("/") || path.includes("\\") || /^(?:[a-z]+:|~)/i.test(path)) return undefined;
  const steps = folder === "" ? [] : folder.split("/");
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join("/");
}
