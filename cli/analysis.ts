import { relative, sep } from "node:path";
import type { DocumentSummary } from "../core/analyze.ts";
import type { Catalog } from "../core/catalog/index.ts";
import type { Finding } from "../core/finding.ts";
import { createProject, type Project, type ProjectFile } from "../core/project.ts";
import { createTracking } from "../disk/git-index.ts";
import { readText, textOf } from "../disk/read.ts";
import { today } from "../disk/today.ts";
import type { Inputs } from "./inputs.ts";
import type { Options } from "./options.ts";
import { type FileToRead, projectFileOf, type ReadFile, readAndAnalyze } from "./reading.ts";
import { analyzeInWorkers, jobsFor } from "./workers.ts";

/** One file that is reported on. */
export interface CheckedFile {
  /** Absolute; `stdin` for standard input that stands for no file. */
  readonly path: string;
  /** Relative to the current folder, with forward slashes: how reports name it. */
  readonly name: string;
  /** Read when it is asked for: most files have no findings, and no report needs their text. */
  readonly text: string;
  readonly documents: readonly DocumentSummary[];
  readonly findings: readonly Finding[];
}

export interface Unread {
  readonly file: string;
  readonly reason: string;
}

export interface Analysis {
  readonly files: readonly CheckedFile[];
  readonly skipped: readonly Unread[];
  /** Inputs that were named and could not be read. */
  readonly unreadable: readonly Unread[];
  readonly project: Project;
  /** Takes another text for a file; returns the names of the files whose findings may differ from before. */
  change(file: CheckedFile, text: string): ReadonlySet<string>;
  /** What IAM Access Analyzer was asked, where it was. */
  readonly accessAnalyzer?: AccessAnalyzerSummary;
}

export interface AccessAnalyzerSummary {
  readonly operation: string;
  readonly endpoint: string;
  readonly region: string;
  readonly profile?: string;
  /** Policies that it answered about. */
  readonly policies: number;
  /** Findings of ours that it has too, and findings that it alone has. */
  readonly confirmed: number;
  readonly added: number;
  readonly notSent: readonly { readonly file: string; readonly document: number; readonly reason: string }[];
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
export async function analyzeInputs(request: AnalysisRequest): Promise<Analysis> {
  const { inputs, options, catalog, cwd, stdin } = request;
  const files = filesToRead(inputs, options);
  const byName = new Map(files.map((file) => [file.name, file]));
  const given = stdin && textOf(stdin);
  const stdinName = slashed(inputs.stdin ?? "");
  const stdinFile = given && "text" in given ? stdinFileOf(stdinName, given.text, options) : undefined;
  /** Texts that are not those on disk. */
  const texts = new Map(stdinFile && [[stdinName, stdinFile]]);
  const read = (name: string): ProjectFile | undefined => {
    const known = texts.get(name);
    if (known) return known;
    const file = byName.get(name);
    const reading = file && readText(file.path);
    return file && reading && "text" in reading ? projectFileOf(file, reading.text) : undefined;
  };
  const roots = inputs.roots.map(slashed);
  const project = createProject({ catalog, settings: options.settings, roots, read, today: today() });
  const names = [...byName.keys(), ...texts.keys()];
  const manifests = names.filter((name) => name.endsWith("/latchkey.json")).flatMap((name) => read(name) ?? []);
  project.set(manifests);

  const share = { files, manifests, roots, settings: options.settings };
  const jobs = options.jobs ?? jobsFor(files.length);
  const results = jobs > 1 ? await analyzeInWorkers(share, jobs) : analyzeHere(files, project, request.progress);
  project.setAnalyses([...results.flatMap((result) => ("analysis" in result ? [result.analysis] : []))]);
  if (stdinFile) project.set([stdinFile]);

  const unread = results.flatMap((result) => ("reason" in result ? [result] : []));
  const inStdin = given && "reason" in given ? [{ file: shownName(stdinName, cwd), reason: given.reason }] : [];
  const shown = [...inputs.shown].filter((path) => !unread.some((u) => u.path === path));
  const checked = shown.map((path) => checkedFile(path, slashed(path), { project, cwd, read }));
  if (inputs.stdin && stdinFile) checked.push(checkedFile(inputs.stdin, stdinName, { project, cwd, read }));
  const named = ({ path, reason }: { path: string; reason: string }) => ({ file: shownName(path, cwd), reason });
  return {
    project,
    change({ path }, text) {
      const name = slashed(path);
      const file = { ...read(name), name, text };
      texts.set(name, file);
      return project.set([file]);
    },
    skipped: [...inputs.skipped, ...unread.filter(({ path }) => inputs.shown.has(path) && !inputs.named.has(path))].map(
      named,
    ),
    unreadable: [
      ...inputs.missing.map(({ path, reason }) => ({ file: path, reason })),
      ...unread.filter(({ path }) => inputs.named.has(path)).map(named),
      ...inStdin,
    ],
    files: checked,
  };
}

function filesToRead(inputs: Inputs, { kind }: Options): FileToRead[] {
  const tracked = createTracking();
  return [...new Set([...inputs.shown, ...inputs.context])].map((path) => ({
    path,
    name: slashed(path),
    tracked: tracked(path),
    association: inputs.named.has(path) ? kind : undefined,
    isNamed: inputs.named.has(path),
  }));
}

function analyzeHere(
  files: readonly FileToRead[],
  project: Project,
  progress: AnalysisRequest["progress"],
): ReadFile[] {
  return files.map((file, i) => {
    if (i % 64 === 0) progress(i, files.length);
    return readAndAnalyze(file, project);
  });
}

function stdinFileOf(name: string, text: string, { kind }: Options): ProjectFile {
  return { name, text, ...(kind && { association: kind }) };
}

interface CheckedContext {
  readonly project: Project;
  readonly cwd: string;
  read(name: string): ProjectFile | undefined;
}

function checkedFile(path: string, name: string, { project, cwd, read }: CheckedContext): CheckedFile {
  let text: string | undefined;
  return {
    path,
    name: shownName(path, cwd),
    get text() {
      text ??= read(name)?.text ?? "";
      return text;
    },
    documents: project.documents(name),
    findings: project.findings(name),
  };
}

/** The files that a report has something to say about: the texts of the others need not be read. */
export function withFindings(files: readonly CheckedFile[]): CheckedFile[] {
  return files.filter(({ findings }) => findings.length > 0);
}

/** The project's names have forward slashes everywhere. */
export function slashed(path: string): string {
  return path.split(sep).join("/");
}

/** How a report names a file: relative to the current folder. */
export function shownName(path: string, cwd: string): string {
  return slashed(relative(cwd, path)) || slashed(path);
}
