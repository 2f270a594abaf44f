import type { ProjectFile } from "../core/project.ts";
import type { Environment } from "./environment.ts";

/** Milliseconds that one slice may take. */
const slice = 12;

interface Scan {
  readonly environment: Environment;
  /** Whether a folder belongs to the workspace still. */
  isWanted(folder: string): boolean;
  /** A file; undefined where it is not to be read, or cannot be. */
  read(path: string): ProjectFile | undefined;
  take(files: readonly ProjectFile[]): void;
}

/** Reads whole folders, a slice at a time, so that an edit is never kept waiting. */
export async function scanFolders(folders: readonly string[], { environment, isWanted, read, take }: Scan) {
  for (const folder of folders) {
    let batch: ProjectFile[] = [];
    let started = performance.now();
    for (const path of manifestsFirst([...environment.filesBelow(folder)])) {
      if (!isWanted(folder)) break;
      const file = read(path);
      if (file) batch.push(file);
      if (performance.now() - started < slice) continue;
      take(batch);
      batch = [];
      await environment.pause();
      started = performance.now();
    }
    if (isWanted(folder)) take(batch);
  }
}

/** Manifests decide what other files are. */
function manifestsFirst(paths: readonly string[]): string[] {
  const isManifest = (path: string) => path.endsWith("/latchkey.json");
  return [...paths.filter(isManifest), ...paths.filter((path) => !isManifest(path))];
}
