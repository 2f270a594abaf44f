import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder whose files are read for what they say about one of them. */
export interface FileWorkspace {
  readonly folder: string;
  /** How many levels of folders below it belong to it. */
  readonly depth: number;
}

/**
 * The workspace of a file that is named alone: the nearest folder above with a manifest or a repository, else its own. Its
 * own may be somebody's home, so of that only the next level counts.
 */
export function workspaceOf(file: string): FileWorkspace {
  for (let folder = dirname(file); ; ) {
    if (existsSync(join(folder, "latchkey.json")) || existsSync(join(folder, ".git"))) {
      return { folder, depth: Number.POSITIVE_INFINITY };
    }
    const parent = dirname(folder);
    if (parent === folder) return { folder: dirname(file), depth: 1 };
    folder = parent;
  }
}
