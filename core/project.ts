import { analyzeFile, type DocumentSummary, type FileAnalysis } from "./analyze.ts";
import type { Catalog } from "./catalog/index.ts";
import type { Fact } from "./facts/fact.ts";
import type { Finding } from "./finding.ts";
import { type Document, documentsOf, type SourceFile } from "./hosts/index.ts";
import type { Kind } from "./kind.ts";
import { associationOf, defaultSettings, isLimitIn, type Settings } from "./settings.ts";
import { createAcceptance } from "./suppress/acceptance.ts";
import type { WorkspaceView } from "./workspace/rule.ts";
import { createScopes, isManifest, type Scope } from "./workspace/scopes.ts";

/** A file of a project. Names are absolute paths with forward slashes, or whatever else is unique, such as a URI. */
export interface ProjectFile {
  readonly name: string;
  readonly text: string;
  /** Whether git tracks it; undefined where nobody looked. */
  readonly tracked?: boolean;
  /** A kind that the command line gives it, before every other way of finding one. */
  readonly association?: Kind;
  /** Somebody asks for this very file, so it is checked even where the manifest excludes it. */
  readonly isNamed?: true;
}

export interface ProjectOptions {
  readonly catalog: Catalog;
  readonly settings?: Settings;
  /** The folders that the project opens: a file in none of them stands alone with its folder. */
  readonly roots: readonly string[];
  /** A file's current text, for re-analysis when settings change and for fixes that need another file's tree. */
  read(name: string): ProjectFile | undefined;
  /** Today, YYYY-MM-DD, for findings that are accepted until a day; without it nothing runs out. */
  readonly today?: string;
}

/**
 * Every file of a project through both stages, kept up to date as files change. The files below a manifest's folder are a
 * workspace of their own, so that a folder of examples does not mix its examples up.
 */
export interface Project {
  /** Takes new texts; returns the names of the files whose findings may differ from before. */
  set(files: readonly ProjectFile[]): ReadonlySet<string>;
  /** Takes analyses made elsewhere (in a worker) with {@link analyze}. */
  setAnalyses(analyses: readonly FileAnalysis[]): ReadonlySet<string>;
  remove(names: readonly string[]): ReadonlySet<string>;
  /** Takes other settings of the user's; every file counts as changed. */
  configure(settings: Settings): ReadonlySet<string>;
  /** Takes other folders: what is in none of them any more is forgotten; returns the files that this may change. */
  setRoots(roots: readonly string[]): ReadonlySet<string>;
  /** The file stage alone, under the settings of the file's workspace. */
  analyze(file: ProjectFile): FileAnalysis;
  /** The findings of both stages that nobody accepted, in the order of the text. */
  findings(name: string): readonly Finding[];
  /** The same of the file stage alone, which asks no other file: of a file as it is, or as it would be with this text. */
  ownFindings(name: string, text?: string): readonly Finding[];
  /** The findings that somebody accepted. */
  accepted(name: string): readonly Finding[];
  /** Whether somebody accepted a finding in a file that is not ours. */
  accepts(name: string, finding: Finding): boolean;
  documents(name: string): readonly DocumentSummary[];
  /** The parsed documents of a file as it is now. */
  parsed(file: ProjectFile): Document[];
  /** The folder of the workspace that a file belongs to: its manifest's, or the root's. */
  folderOf(name: string): string;
  /** What the files of a file's workspace declare and mention. */
  facts(name: string): readonly Fact[];
  /** What one file declares and mentions. */
  factsOf(name: string): readonly Fact[];
  /** The facts of a file's workspace by entity, as rules ask for them. */
  view(name: string): WorkspaceView;
  /** The names of the user's own profiles, as the settings give them. */
  userProfiles(): readonly string[];
  /** The names of all files that hold documents or facts. */
  files(): Iterable<string>;
}

export function createProject({ catalog, settings = defaultSettings, roots, read, today }: ProjectOptions): Project {
  let base = settings;
  let folders = roots;
  const analyses = new Map<string, FileAnalysis>();
  /** Every file that was ever set: one that holds nothing may hold a document under the next settings. */
  const names = new Set<string>();
  const scopes = createScopes(catalog, { roots: () => folders, settings: () => base, documentsOf: parsedAt });
  const scopeOf = (name: string) => scopes.of(name);
  const acceptance = createAcceptance({ analyses, scopeOf, documentsOf: parsedAt, today });

  function sourceOf(file: ProjectFile, scope: Scope): SourceFile {
    const name = file.name.slice(scope.folder.length + 1);
    const association = file.association ?? associationOf(scope.settings, name);
    return association ? { ...file, association, isLimit: isLimitIn(scope.settings, name) } : file;
  }

  function parsed(file: ProjectFile): Document[] {
    return documentsOf(sourceOf(file, scopeOf(file.name)));
  }

  function parsedAt(name: string): Document[] {
    const file = read(name);
    return file ? parsed(file) : [];
  }

  function analyze(file: ProjectFile): FileAnalysis {
    if (!file.isNamed && scopes.isExcluded(file.name)) return withoutDocuments(file.name);
    const scope = scopeOf(file.name);
    return analyzeFile(sourceOf(file, scope), catalog, scope.settings);
  }

  function setAnalyses(all: readonly FileAnalysis[]): ReadonlySet<string> {
    const changed = new Set<string>();
    const byScope = new Map<Scope, FileAnalysis[]>();
    for (const analysis of all) {
      changed.add(analysis.name);
      names.add(analysis.name);
      if (analysis.documents.length > 0 || analysis.facts.length > 0) analyses.set(analysis.name, analysis);
      else analyses.delete(analysis.name);
      const scope = scopeOf(analysis.name);
      const ofScope = byScope.get(scope);
      if (ofScope) ofScope.push(analysis);
      else byScope.set(scope, [analysis]);
    }
    for (const [scope, ofScope] of byScope) {
      for (const name of scope.workspace.setAll(ofScope)) changed.add(name);
      // Whether an entry of the manifest is still needed depends on every file.
      if (scope.ignores.length > 0) changed.add(`${scope.folder}/latchkey.json`);
    }
    return changed;
  }

  function set(files: readonly ProjectFile[]): ReadonlySet<string> {
    const manifestsChanged = files.filter(({ name, text }) => isManifest(name) && scopes.takeManifest(name, text));
    if (manifestsChanged.length === 0) return setAnalyses(files.map(analyze));
    const changed = redoAll(new Set(files.map(({ name }) => name)));
    for (const name of setAnalyses(files.map(analyze))) changed.add(name);
    return changed;
  }

  /** Analyses everything again, since scopes or settings moved; files that are about to be set anyway are left out. */
  function redoAll(except: ReadonlySet<string> = new Set()): Set<string> {
    scopes.restart();
    analyses.clear();
    const files = [...names].flatMap((name) => (except.has(name) ? [] : (read(name) ?? [])));
    setAnalyses(files.map(analyze));
    return new Set(names);
  }

  function remove(gone: readonly string[]): ReadonlySet<string> {
    const manifestGone = gone.filter((name) => isManifest(name) && scopes.takeManifest(name, undefined)).length > 0;
    const changed = new Set(setAnalyses(gone.map(withoutDocuments)));
    for (const name of gone) names.delete(name);
    if (manifestGone) for (const name of redoAll()) changed.add(name);
    return changed;
  }

  return {
    set,
    setAnalyses,
    analyze,
    parsed,
    remove,
    setRoots(next) {
      const moved = [...folders, ...next].filter((folder) => folders.includes(folder) !== next.includes(folder));
      const isBelow = (name: string, some: readonly string[]) => some.some((folder) => name.startsWith(`${folder}/`));
      const affected = [...names].filter((name) => isBelow(name, moved));
      const gone = affected.filter((name) => !isBelow(name, next));
      const changed = new Set(remove(gone));
      folders = next;
      // Files that stay belong together with others now.
      if (gone.length < affected.length) for (const name of redoAll()) changed.add(name);
      return changed;
    },
    configure(next) {
      base = next;
      return redoAll();
    },
    findings: acceptance.findings,
    ownFindings(name, text) {
      const analysis = text === undefined ? analyses.get(name) : analyze({ ...read(name), name, text });
      return analysis ? acceptance.unaccepted(analysis) : [];
    },
    accepted: acceptance.accepted,
    accepts: acceptance.accepts,
    documents: (name) => analyses.get(name)?.documents ?? [],
    folderOf: (name) => scopeOf(name).folder,
    facts: (name) => [...scopeOf(name).workspace.facts()],
    factsOf: (name) => analyses.get(name)?.facts ?? [],
    view: (name) => scopeOf(name).workspace.view(),
    userProfiles: () => base.userProfiles,
    files: () => analyses.keys(),
  };
}

/** The analysis of a file that holds nothing. */
function withoutDocuments(name: string): FileAnalysis {
  return { name, documents: [], findings: [], facts: [], ignores: [] };
}
