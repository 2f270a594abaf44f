import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/**
 * Tells whether git tracks a file; undefined where secrets belong, and where an index cannot be read. It reads the
 * repository's index: git itself is not run, for a repository's settings can make it run other programs.
 * https://git-scm.com/docs/index-format
 */
export function createTracking(): (path: string) => boolean | undefined {
  const indexes = new Map<string, ReadonlySet<string> | undefined>();
  const roots = new Map<string, string | undefined>();
  return (path) => {
    const root = repositoryOf(dirname(path), roots);
    const isTracked = root === undefined ? false : isIn(root, path);
    return isTracked === false && isPrivate(path) ? undefined : isTracked;
  };

  function isIn(root: string, path: string): boolean | undefined {
    if (!indexes.has(root)) indexes.set(root, trackedIn(root));
    return indexes.get(root)?.has(relative(root, path).split(sep).join("/"));
  }
}

/** Where AWS's tools keep secrets. */
function isPrivate(path: string): boolean {
  return basename(dirname(path)) === ".aws" || path === process.env.AWS_SHARED_CREDENTIALS_FILE;
}

function repositoryOf(folder: string, roots: Map<string, string | undefined>): string | undefined {
  const known = roots.get(folder);
  if (known !== undefined || roots.has(folder)) return known;
  const parent = dirname(folder);
  const root = existsSync(join(folder, ".git")) ? folder : parent === folder ? undefined : repositoryOf(parent, roots);
  roots.set(folder, root);
  return root;
}

function trackedIn(root: string): ReadonlySet<string> | undefined {
  try {
    return pathsOf(readFileSync(join(gitFolder(root), "index")));
  } catch {
    return undefined;
  }
}

/** `.git` is a folder, or a file that says where the folder is (worktrees, submodules). */
function gitFolder(root: string): string {
  const dotGit = join(root, ".git");
  try {
    const target = /^gitdir: (.*)$/m.exec(readFileSync(dotGit, "utf8"))?.[1];
    return target ? resolve(root, target.trim()) : dotGit;
  } catch {
    return dotGit;
  }
}

/** The paths in an index of version 2, 3 or 4; undefined where it is none of these. */
export function pathsOf(index: Buffer): ReadonlySet<string> | undefined {
  if (index.length < 12 || index.toString("latin1", 0, 4) !== "DIRC") return undefined;
  const version = index.readUInt32BE(4);
  if (version < 2 || version > 4) return undefined;
  const count = index.readUInt32BE(8);
  const paths = new Set<string>();
  let at = 12;
  let previous: Uint8Array = new Uint8Array();
  for (let i = 0; i < count && at + 62 <= index.length; i++) {
    const extended = (index.readUInt16BE(at + 60) & 0x4000) !== 0 && version >= 3;
    let from = at + 62 + (extended ? 2 : 0);
    let kept = 0;
    if (version === 4) [kept, from] = variableWidth(index, from);
    const end = index.indexOf(0, from);
    if (end < 0) return paths;
    const rest = index.subarray(from, end);
    const path: Uint8Array = version === 4 ? Buffer.concat([previous.subarray(0, previous.length - kept), rest]) : rest;
    previous = path;
    paths.add(Buffer.from(path).toString("utf8"));
    // Entries of versions 2 and 3 are padded with one to eight zeros to a multiple of eight.
    at = version === 4 ? end + 1 : at + Math.floor((end - at + 8) / 8) * 8;
  }
  return paths;
}

function variableWidth(index: Buffer, from: number): [value: number, next: number] {
  let at = from;
  let byte = index[at++]!;
  let value = byte & 0x7f;
  while (byte & 0x80) {
    byte = index[at++]!;
    value = ((value + 1) << 7) | (byte & 0x7f);
  }
  return [value, at];
}
