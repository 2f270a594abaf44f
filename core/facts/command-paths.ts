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
  return foldersFor(path, file).flatMap((folder) => {
    const found = pathBelow(folder, path);
    return found === undefined ? [] : documentId(found, 0);
  });
}

/**
 * The folders that a command may be run in: the script's own, the one above, or one further up from which the path leads
 * down the way to the script, as that of the repository often does.
 */
function foldersFor(path: string, file: string): string[] {
  const folders = foldersOf(file, 5);
  const first = path.slice(0, path.indexOf("/") + 1);
  return folders.filter((_, i) => i < 2 || (first !== "" && `/${folders[i - 1]}/`.endsWith(`/${first}`)));
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
