import { existsSync, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { mayHoldDocuments } from "../core/hosts/candidate.ts";
import { reasonOf } from "../disk/read.ts";
import { workspaceOf } from "../disk/scope.ts";
import { walk } from "../disk/walk.ts";
import { slashed } from "./analysis.ts";
import type { Options } from "./options.ts";

/** What a command line names, worked out into files. Paths are absolute. */
export interface Inputs {
  /** The files that are reported on, in order. */
  readonly shown: ReadonlySet<string>;
  /** Named alone, so that not being able to read one is an error and not a skip. */
  readonly named: ReadonlySet<string>;
  /** The folders whose files belong together. */
  readonly roots: readonly string[];
  /** Files that are read for what they say about the shown ones. */
  readonly context: ReadonlySet<string>;
  /** What standard input stands for, where it is one of the inputs. */
  readonly stdin: string | undefined;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** Inputs that are not there at all. */
  readonly missing: readonly { readonly path: string; readonly reason: string }[];
}

export function inputsOf({ paths, home, stdinName }: Options, cwd: string): Inputs {
  const shown = new Set<string>();
  const named = new Set<string>();
  const context = new Set<string>();
  const roots = new Set<string>();
  const skipped: { path: string; reason: string }[] = [];
  const missing: { path: string; reason: string }[] = [];

  const addFolder = (folder: string, path: string) => {
    roots.add(folder);
    const walked = walk(folder, mayHoldDocuments);
    for (const file of walked.files) shown.add(file);
    for (const skip of walked.skipped) {
      // A folder that was named and cannot be looked into is no skip.
      if (skip.path === folder) missing.push({ ...skip, path });
      else skipped.push(skip);
    }
  };
  const addFile = (file: string) => {
    named.add(file);
    shown.add(file);
    addSurroundings(file);
  };
  const addSurroundings = (file: string) => {
    const { folder, depth } = workspaceOf(file);
    if (roots.has(folder)) return;
    roots.add(folder);
    for (const other of walk(folder, mayHoldDocuments, depth).files) context.add(other);
  };

  for (const path of paths.length > 0 || home ? paths : ["."]) {
    if (path === "-") continue;
    if (path === "") {
      // Most likely a variable of a script that holds nothing; this folder is not what was meant.
      missing.push({ path: '""', reason: "it names nothing" });
      continue;
    }
    const absolute = resolve(cwd, path);
    const type = typeOf(absolute);
    if (type === "folder") addFolder(absolute, path);
    else if (type === "file") addFile(absolute);
    else {
      const isGlob = /[*?[\]{}]/.test(path);
      const matches = isGlob ? expanded(path, cwd) : [];
      if (matches.length === 0)
        missing.push({ path, reason: isGlob ? "no file matches, or git ignores those that do" : type });
      for (const match of matches) addFile(match);
    }
  }
  if (home) for (const file of ["config", "credentials"]) addIfThere(join(homedir(), ".aws", file), addFile);
  const stdin = paths.includes("-") ? (stdinName ? resolve(cwd, stdinName) : "stdin") : undefined;
  if (stdin && stdinName) {
    addSurroundings(stdin);
    // What is piped in stands for the file of that name.
    for (const files of [shown, context]) files.delete(stdin);
  }
  return { shown, named, roots: [...roots], context, stdin, skipped, missing };
}

function addIfThere(file: string, add: (file: string) => void): void {
  if (existsSync(file)) add(file);
}

/** `folder`, `file`, or the reason why it is neither. */
function typeOf(path: string): string {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * The files that a glob matches, and those in folders that it matches: the shell did not expand it, or it holds `**`. What
 * ends in an asterisk alone says no more of files than a folder's name does.
 */
function expanded(glob: string, cwd: string): string[] {
  const { base, glob: rest } = picomatch.scan(glob.split(sep).join("/"));
  const folder = resolve(cwd, base);
  // What begins like a glob may be none.
  if (rest === "" || !existsSync(folder) || !canList(folder)) return [];
  const matches = picomatch(rest, { dot: true });
  const isWithin = picomatch(`${rest}/**`, { dot: true });
  const saysWhich = !/(?:^|\/)\*+$/.test(rest);
  const isWanted = (path: string) => {
    const name = slashed(path.slice(folder.length + 1));
    if (matches(name) && saysWhich) return true;
    return (matches(name) || isWithin(name)) && mayHoldDocuments(path);
  };
  return [...walk(folder, isWanted).files];
}

function canList(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
