import { lstatSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { manifestPath } from "../core/scenarios/compose.ts";
import { mergeManifest } from "../core/scenarios/merge-manifest.ts";
import type { GeneratedFile } from "../core/scenarios/scenario.ts";
import { readText, reasonOf } from "../disk/read.ts";
import { UsageError } from "./terminal.ts";

/** What would become of a file. */
export interface PlannedFile extends GeneratedFile {
  /** The text that is there now. */
  readonly before?: string;
  readonly state: "new" | "same" | "replaced" | "merged";
  /** Why it cannot be written at all. */
  readonly problem?: string;
}

/** Compares what is to be written with what is there. A manifest that is there keeps what it says, and gets the rest. */
export function planOf(folder: string, files: readonly GeneratedFile[]): PlannedFile[] {
  return files.map((file) => {
    const path = join(folder, ...file.path.split("/"));
    const problem = obstacleOn(folder, path);
    if (problem !== undefined) return { ...file, state: "new", problem };
    if (!isThere(path)) return { ...file, state: "new" };
    const reading = readText(path);
    if ("reason" in reading) return { ...file, state: "new", problem: reading.reason };
    const before = reading.text;
    if (before === file.text) return { ...file, before, state: "same" };
    if (file.path !== manifestPath) return { ...file, before, state: "replaced" };
    const merged = mergeManifest(before, file.text);
    if ("conflict" in merged) return { ...file, before, state: "replaced" };
    return { ...file, before, text: merged.text, state: merged.text === before ? "same" : "merged" };
  });
}

/** Writes what differs. All was looked at before, so that nothing is written where something is in the way. */
export function writePlan(folder: string, plan: readonly PlannedFile[]): void {
  for (const { path, text, state } of plan) {
    if (state === "same") continue;
    const file = join(folder, ...path.split("/"));
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: state === "new" ? "wx" : "w" });
    } catch (error) {
      throw new UsageError(`${file} could not be written: ${reasonOf(error, "write")}.`);
    }
  }
}

/** A link on the way could lead out of the folder, and what is no folder cannot hold a file. */
function obstacleOn(folder: string, path: string): string | undefined {
  const steps = relative(folder, path).split(sep);
  for (let depth = 0; depth <= steps.length; depth++) {
    const at = join(folder, ...steps.slice(0, depth));
    const kind = kindOf(depth === 0 ? real(at) : at);
    if (kind === "link") return "a symbolic link is in the way, which may lead elsewhere";
    if (kind === "file" && depth < steps.length) return `${at} is no folder`;
    if (kind === "folder" && depth === steps.length) return "there is a folder of that name";
  }
  return undefined;
}

/** The folder itself may be reached by a link: it is the one that was named. */
function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function kindOf(path: string): "link" | "folder" | "file" | undefined {
  try {
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) return "link";
    return stat.isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}

function isThere(path: string): boolean {
  return kindOf(path) !== undefined;
}
