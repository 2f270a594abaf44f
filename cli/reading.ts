import type { FileAnalysis } from "../core/analyze.ts";
import type { Kind } from "../core/kind.ts";
import type { Project, ProjectFile } from "../core/project.ts";
import { readText } from "../disk/read.ts";

/** A file to read and analyse: plain data, so that a worker can be given it. */
export interface FileToRead {
  /** Absolute, in the platform's spelling. */
  readonly path: string;
  /** The project's name of it. */
  readonly name: string;
  readonly tracked: boolean | undefined;
  readonly association: Kind | undefined;
  /** Whether it was named, not found in a folder. */
  readonly isNamed: boolean;
}

/** What became of one file. */
export type ReadFile =
  | { readonly path: string; readonly analysis: FileAnalysis }
  | { readonly path: string; readonly reason: string };

/** Reads a file and puts it through the file stage. */
export function readAndAnalyze(file: FileToRead, project: Project): ReadFile {
  const reading = readText(file.path);
  if ("reason" in reading) return { path: file.path, reason: reading.reason };
  return { path: file.path, analysis: project.analyze(projectFileOf(file, reading.text)) };
}

export function projectFileOf({ name, tracked, association, isNamed }: FileToRead, text: string): ProjectFile {
  return {
    name,
    text,
    ...(tracked !== undefined && { tracked }),
    ...(association && { association }),
    ...(isNamed && { isNamed }),
  };
}
