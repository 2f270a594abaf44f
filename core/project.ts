import { analyzeFile, type DocumentSummary, type FileAnalysis } from "./analyze.ts";
import type { Catalog } from "./catalog/index.ts";
import type { Finding } from "./finding.ts";
import { type Document, documentsOf, type SourceFile } from "./hosts/index.ts";
import type { Kind } from "./kind.ts";
import { manifestOf } from "./model/manifest.ts";
import { associationOf, defaultSettings, type Settings, settingsOf } from "./settings.ts";
import { createWorkspace, type Workspace } from "./workspace/workspace.ts";

/** A file of a project. Names are absolute paths with forward slashes, or whatever else is unique, such as a URI. */
export interface ProjectFile {
  readonly name: string;
  readonly text: string;
  /** Whether git tracks it; undefined where nobody looked. */
  readonly tracked?: boolean;
  /** A kind that the command line gives it, before every other way of finding one. */
  readonly association?: Kind;
}

export interface ProjectOptions {
  readonly catalog: Catalog;
  readonly settings?: Settings;
  /** The folders that the project opens: a file in none of them stands alone with its folder. */
  readonly roots: readonly string[];
  /** A file's current text, for re-analysis when settings change and for fixes that need another file's tree. */
  read(name: string): ProjectFile | undefined;
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
  /** The file stage alone, under the settings of the file's workspace. */
  analyze(file: ProjectFile): FileAnalysis;
  /** The findings of both stages, in the order of the text. */
  findings(name: string): readonly Finding[];
  documents(name: string): readonly DocumentSummary[];
  /** The parsed documents of a file as it is now. */
  parsed(file: ProjectFile): Document[];
  /** The names of all files that hold documents or facts. */
  files(): Iterable<string>;
}

/** The files of one manifest, or of one root that has none. */
interface Scope {
  readonly folder: string;
  settings: Settings;
  workspace: Workspace;
}

export function createProject({ catalog, settings = defaultSettings, roots, read }: ProjectOptions): Project {
  let base = settings;
  const analyses = new Map<string, FileAnalysis>();
  const manifests = new Map<string, Settings>();
  const scopes = new Map<string, Scope>();

  function scopeOf(name: string): Scope {
    const folder = scopeFolderOf(name);
    const known = scopes.get(folder);
    if (known) return known;
    const ofManifest = manifests.get(folder);
    const settings = ofManifest ? withManifest(ofManifest) : base;
    const scope = {
      folder,
      settings,
      workspace: createWorkspace(({ file, document = 0 }) => parsedAt(file)[document], settings),
    };
    scopes.set(folder, scope);
    return scope;
  }

  function scopeFolderOf(name: string): string {
    for (let folder = folderOf(name); folder; folder = folderOf(folder)) {
      if (manifests.has(folder) || roots.includes(folder)) return folder;
    }
    return folderOf(name);
  }

  function withManifest(manifest: Settings): Settings {
    return {
      ...base,
      rules: { ...base.rules, ...manifest.rules },
      associations: [...manifest.associations, ...base.associations],
    };
  }

  function sourceOf(file: ProjectFile, scope: Scope): SourceFile {
    const association = file.association ?? associationOf(scope.settings, file.name.slice(scope.folder.length + 1));
    return association ? { ...file, association } : file;
  }

  function parsed(file: ProjectFile): Document[] {
    return documentsOf(sourceOf(file, scopeOf(file.name)));
  }

  function parsedAt(name: string): Document[] {
    const file = read(name);
    return file ? parsed(file) : [];
  }

  function analyze(file: ProjectFile): FileAnalysis {
    const scope = scopeOf(file.name);
    return analyzeFile(sourceOf(file, scope), catalog, scope.settings);
  }

  function setAnalyses(all: readonly FileAnalysis[]): ReadonlySet<string> {
    const changed = new Set<string>();
    const byScope = new Map<Scope, FileAnalysis[]>();
    for (const analysis of all) {
      changed.add(analysis.name);
      if (analysis.documents.length > 0 || analysis.facts.length > 0) analyses.set(analysis.name, analysis);
      else analyses.delete(analysis.name);
      const scope = scopeOf(analysis.name);
      const ofScope = byScope.get(scope);
      if (ofScope) ofScope.push(analysis);
      else byScope.set(scope, [analysis]);
    }
    for (const [scope, ofScope] of byScope) for (const name of scope.workspace.setAll(ofScope)) changed.add(name);
    return changed;
  }

  function set(files: readonly ProjectFile[]): ReadonlySet<string> {
    const manifestsChanged = files.filter(({ name, text }) => isManifest(name) && takeManifest(name, text));
    if (manifestsChanged.length === 0) return setAnalyses(files.map(analyze));
    const changed = redoAll(new Set(files.map(({ name }) => name)));
    for (const name of setAnalyses(files.map(analyze))) changed.add(name);
    return changed;
  }

  /** Whether the manifest's settings differ from what was known of it. */
  function takeManifest(name: string, text: string | undefined): boolean {
    const folder = folderOf(name);
    const before = manifests.get(folder);
    if (text === undefined) return manifests.delete(folder);
    const { rules, documents } = manifestOf(text);
    const after = settingsOf({ rules, associations: documents });
    if (before && JSON.stringify(before) === JSON.stringify(after)) return false;
    manifests.set(folder, after);
    return true;
  }

  /** Analyses everything again, since scopes or settings moved; files that are about to be set anyway are left out. */
  function redoAll(except: ReadonlySet<string> = new Set()): Set<string> {
    const names = [...analyses.keys()];
    scopes.clear();
    analyses.clear();
    const files = names.flatMap((name) => (except.has(name) ? [] : (read(name) ?? [])));
    setAnalyses(files.map(analyze));
    return new Set(names);
  }

  return {
    set,
    setAnalyses,
    analyze,
    parsed,
    remove(names) {
      const manifestGone = names.filter((name) => isManifest(name) && takeManifest(name, undefined)).length > 0;
      const changed = new Set(setAnalyses(names.map((name) => ({ name, documents: [], findings: [], facts: [] }))));
      if (manifestGone) for (const name of redoAll()) changed.add(name);
      return changed;
    },
    configure(next) {
      base = next;
      return redoAll();
    },
    findings(name) {
      const ofFile = analyses.get(name)?.findings ?? [];
      const between = scopeOf(name).workspace.findings(name);
      return between.length === 0
        ? ofFile
        : [...ofFile, ...between].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    },
    documents: (name) => analyses.get(name)?.documents ?? [],
    files: () => analyses.keys(),
  };
}

function isManifest(name: string): boolean {
  return name.endsWith("/latchkey.json");
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf("/"), 0));
}
