import type { Connection, Diagnostic, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Catalog } from "../core/catalog/index.ts";
import type { Finding } from "../core/finding.ts";
import type { Document } from "../core/hosts/index.ts";
import { createProject, type Project, type ProjectFile } from "../core/project.ts";
import type { Settings } from "../core/settings.ts";
import type { WorkspaceView } from "../core/workspace/rule.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { Environment } from "./environment.ts";
import { createFiles, type Files } from "./files.ts";
import { type ClientOptions, settingsFromClient } from "./from-lsp.ts";
import { scanFolders } from "./scan.ts";
import { toDiagnostic, toRange } from "./to-lsp.ts";

/** What the server knows: the files, and the project over them. */
export interface ServerState extends Files {
  readonly project: Project;
  readonly catalog: Catalog;
  isOpen(name: string): boolean;
  parsed(name: string): Document[];
  /** The facts of every workspace that has files, by entity. */
  views(): readonly WorkspaceView[];
  findings(name: string): readonly Finding[];
  /** Lets somebody else have a say in the findings of a file, from now on. */
  judgeBy(judge: Judge): void;
  /** Tells the client that the findings of files may differ from what it was given. */
  refresh(names: readonly string[]): void;
  diagnostics(name: string): Diagnostic[];
  filesWithFindings(): string[];
  /** Notes that an open file has a new text; it is analysed when somebody asks, or in a moment. */
  edited(uri: string): void;
  /** Analyses what was edited since. */
  flush(): void;
  /** Reads files again that changed on disk, or went away. */
  changedOnDisk(uris: readonly string[]): void;
  configure(settings: Settings): void;
  /** Whether the user wants lines above the text. */
  showsLenses(): boolean;
  setLenses(wanted: "shown" | "hidden"): void;
  /**
   * Reads the whole workspace, once, or folders that came to it, a slice at a time, so that an edit is never kept waiting.
   * Findings between files are told when all is read.
   */
  scan(folders?: readonly string[]): Promise<void>;
  /** Takes folders that were added to the workspace, and leaves those that were taken away. */
  changeFolders(added: readonly string[], removed: readonly string[]): Promise<void>;
}

/** What becomes of a file's findings when somebody else's are added. */
export type Judge = (name: string, findings: readonly Finding[]) => readonly Finding[];

export interface StateOptions {
  readonly environment: Environment;
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly client: ClientOptions;
  readonly folders: readonly string[];
  /** Known only after the state, which it asks in turn. */
  diagnostics(): Diagnostics | undefined;
  /** What is known of the workspace may differ; `edited`: open files that the client asks about again by itself. */
  changed(edited: ReadonlySet<string>): void;
}

const settleDelay = 60;

export function createState({
  environment,
  connection,
  documents,
  client,
  folders,
  diagnostics,
  changed: tellChanged,
}: StateOptions): ServerState {
  let roots = folders.map(withoutSlash);
  const files = createFiles(environment, documents, client);
  const { name, open, read, document } = files;
  const project = createProject({
    catalog: environment.catalog,
    settings: settingsFromClient(undefined, client, () => []),
    roots,
    read,
    today: environment.today(),
  });
  const dirty = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Scans that are not done, the first of which is to come: until then, what a file lacks may be in one that is not read. */
  let scans = 1;
  let judge: Judge = (_, findings) => findings;
  let lenses: "shown" | "hidden" = "shown";

  /** The documents that were asked for last: an editor asks several things of the same text. */
  let lastParsed: { readonly name: string; readonly text: string; readonly documents: Document[] } | undefined;

  function parsed(name: string): Document[] {
    const file = read(name);
    if (!file) return [];
    if (lastParsed?.name !== name || lastParsed.text !== file.text)
      lastParsed = { name, text: file.text, documents: project.parsed(file) };
    return lastParsed.documents;
  }

  function take(files: readonly ProjectFile[], edited: ReadonlySet<string>): void {
    // A manifest or a setting may say that a file is of another kind.
    lastParsed = undefined;
    tell(project.set(files), edited);
  }

  /** The client asks again by itself for all that it shows of a file that was edited. */
  function tell(changed: Iterable<string>, edited: ReadonlySet<string>): void {
    diagnostics()?.changed(changed, edited);
    tellChanged(edited);
    for (const name of changed) tellDocuments(name);
  }

  /** The client shows the kinds of an open file's documents. */
  function tellDocuments(name: string): void {
    const text = open(name);
    if (!text) return;
    const found = project.documents(name).map(({ kind, how, span }) => ({ kind, how, range: toRange(text, span) }));
    void connection.sendNotification("latchkey/documents", { uri: text.uri, documents: found });
  }

  function flush(): void {
    if (dirty.size === 0) return;
    const edited = new Set(dirty);
    dirty.clear();
    take(
      [...edited].flatMap((name) => read(name) ?? []),
      edited,
    );
  }

  const state: ServerState = {
    project,
    catalog: environment.catalog,
    ...files,
    isOpen: (name) => open(name) !== undefined,
    parsed,
    views() {
      const byFolder = new Map([...project.files()].map((file) => [project.folderOf(file), file]));
      return [...byFolder.values()].map((file) => project.view(file));
    },
    findings: (name) => judge(name, scans > 0 ? project.ownFindings(name) : project.findings(name)),
    judgeBy(next) {
      judge = next;
    },
    refresh: (names) => tell(names, new Set()),
    diagnostics(name) {
      const findings = state.findings(name);
      const text = findings.length > 0 ? document(name) : undefined;
      if (!text) return [];
      const context = files.context(text);
      return findings.map((finding) => toDiagnostic(finding, context));
    },
    filesWithFindings: () => [...project.files()].filter((name) => state.findings(name).length > 0),
    edited(uri) {
      files.spell(uri);
      dirty.add(name(uri));
      clearTimeout(timer);
      timer = setTimeout(flush, settleDelay);
    },
    flush,
    changedOnDisk(uris) {
      const told = new Set(uris.map(name));
      // Of a folder that goes an editor says no more than that.
      const below = [...project.files()].filter((file) => foldersAbove(file).some((folder) => told.has(folder)));
      const names = [...new Set([...told, ...below])].filter((name) => !open(name));
      const files = names.flatMap((name) => read(name) ?? []);
      const there = new Set(files.map(({ name }) => name));
      const gone = names.filter((name) => !there.has(name));
      if (files.length > 0) take(files, new Set());
      if (gone.length > 0) lastParsed = undefined;
      if (gone.length > 0) tell(project.remove(gone), new Set());
    },
    configure(settings) {
      lastParsed = undefined;
      tell(project.configure(settings), new Set());
    },
    showsLenses: () => lenses === "shown",
    setLenses(wanted) {
      if (lenses === wanted) return;
      lenses = wanted;
      tellChanged(new Set());
    },
    async changeFolders(added, removed) {
      const [coming, going] = [added, removed].map((some) => some.map(withoutSlash));
      const stay = roots.filter((root) => !going?.includes(root));
      const fresh = coming?.filter((root) => !stay.includes(root)) ?? [];
      roots = [...stay, ...fresh];
      lastParsed = undefined;
      tell(project.setRoots(roots), new Set());
      // What is open stays, wherever it lies.
      take(
        documents.all().flatMap((text) => read(name(text.uri)) ?? []),
        new Set(),
      );
      await state.scan(fresh);
    },
    async scan(folders) {
      if (folders) scans++;
      try {
        await scanFolders(folders ?? roots, {
          environment,
          isWanted: (root) => roots.includes(root),
          // What is open was taken when it was opened.
          read: (path) => (open(path) ? undefined : read(path)),
          take: (files) => take(files, new Set()),
        });
      } finally {
        scans--;
      }
      if (scans > 0) return;
      const isWithheld = (name: string) => project.findings(name).length > project.ownFindings(name).length;
      tell([...project.files()].filter(isWithheld), new Set());
    },
  };
  return state;
}

function foldersAbove(name: string): string[] {
  const parts = name.split("/");
  return parts.slice(2).map((_, i) => parts.slice(0, i + 2).join("/"));
}

function withoutSlash(folder: string): string {
  return folder.replace(/\/$/, "");
}
