import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The workspace of a file that is named alone: the nearest folder above with a manifest or a repository, else its own. */
export function workspaceOf(file: string): string {
  for (let folder = dirname(file); ; ) {
    if (existsSync(join(folder, "latchkey.json")) || existsSync(join(folder, ".git"))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return dirname(file);
    folder = parent;
  }
}
