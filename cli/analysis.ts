import { relative, sep } from "node:path";
import type { DocumentSummary } from "../core/analyze.ts";
import type { Catalog } from "../core/catalog/index.ts";
import type { Finding } from "../core/finding.ts";
import { createProject, type Project, type ProjectFile } from "../core/project.ts";
import { createTracking } from "../disk/git-index.ts";
import { type Reading, readText, textOf } from "../disk/read.ts";
import type { Inputs } from "./inputs.ts";
import type { Options } from "./options.ts";

/** One file that is reported on. */
export interface CheckedFile {
  /** Absolute; for standard input the name that it was given. */
  readonly path: string;
  /** Relative to the current folder, with forward slashes: how reports name it. */
  readonly name: string;
  readonly text: string;
  readonly documents: readonly DocumentSummary[];
  readonly findings: readonly Finding[];
}

export interface Analysis {
  readonly files: readonly CheckedFile[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  /** Inputs that were named and could not be read. */
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
  readonly project: Project;
}

export interface AnalysisRequest {
  readonly inputs: Inputs;
  readonly options: Options;
  readonly catalog: Catalog;
  readonly cwd: string;
  readonly stdin: Uint8Array | undefined;
  progress(done: number, total: number): void;
}

/** Reads and analyses all inputs through both stages. */
export function analyzeInputs({ inputs, options, catalog, cwd, stdin, progress }: AnalysisRequest): Analysis {
  const files = new Map<string, ProjectFile>();
  const tracked = createTracking();
  const skipped = inputs.skipped.map(({ path, reason }) => ({ file: shownName(path, cwd), reason }));
  const unreadable = inputs.missing.map(({ path, reason }) => ({ file: path, reason }));

  const take = (path: string, reading: Reading) => {
    if ("text" in reading) files.set(slashed(path), fileOf(path, reading.text));
    else if (inputs.named.has(path) || path === options.stdinName)
      unreadable.push({ file: shownName(path, cwd), reason: reading.reason });
    else if (inputs.shown.has(path)) skipped.push({ file: shownName(path, cwd), reason: reading.reason });
  };
  const fileOf = (path: string, text: string): ProjectFile => {
    const isTracked = tracked(path);
    const isNamed = inputs.named.has(path) || (stdin !== undefined && path === options.stdinName);
    return {
      name: slashed(path),
      text,
      ...(isTracked !== undefined && { tracked: isTracked }),
      ...(options.kind && isNamed && { association: options.kind }),
    };
  };

  const paths = [...new Set([...inputs.shown, ...inputs.context])];
  for (const [i, path] of paths.entries()) {
    if (i % 64 === 0) progress(i, paths.length);
    take(path, readText(path));
  }
  if (stdin) take(options.stdinName, textOf(stdin));

  const project = createProject({
    catalog,
    settings: options.settings,
    roots: inputs.roots.map(slashed),
    read: (name) => files.get(name),
  });
  project.set([...files.values()]);
  const shown = [...inputs.shown, ...(stdin ? [options.stdinName] : [])];
  return {
    project,
    skipped,
    unreadable,
    files: shown.flatMap((path) => {
      const file = files.get(slashed(path));
      if (!file) return [];
      const documents = project.documents(file.name);
      return [{ path, name: shownName(path, cwd), text: file.text, documents, findings: project.findings(file.name) }];
    }),
  };
}

/** The project's names have forward slashes everywhere. */
export function slashed(path: string): string {
  return path.split(sep).join("/");
}

/** How a report names a file: relative to the current folder. */
export function shownName(path: string, cwd: string): string {
  return slashed(relative(cwd, path)) || slashed(path);
}
