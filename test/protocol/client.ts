// A language client of a few lines, over the stdio of the built server: what any editor does.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  Range,
} from "vscode-languageserver/node";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const cli = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

export interface Editor {
  readonly folder: string;
  readonly connection: MessageConnection;
  readonly server: InitializeResult;
  readonly process: ChildProcess;
  /** Everything that the server sent without being asked, by method. */
  readonly sent: Map<string, unknown[]>;
  uri(name: string): string;
  open(name: string, text: string, languageId?: string): Promise<void>;
  change(name: string, text: string): Promise<void>;
  pull(name: string): Promise<Diagnostic[]>;
  actions(name: string, range: Range, only?: string[]): Promise<CodeAction[]>;
  until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T>;
  close(): Promise<void>;
}

export interface EditorOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly mode: "pull" | "push";
  readonly initializationOptions?: unknown;
  readonly configuration?: unknown;
  /** What the client can do beside what every editor here can. */
  readonly capabilities?: Pick<ClientCapabilities, "workspace" | "textDocument">;
}

/** What an editor says that fills in the blanks of a proposal. */
export const withSnippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

export async function openEditor({
  files = {},
  mode,
  initializationOptions,
  configuration,
  capabilities = {},
}: EditorOptions): Promise<Editor> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-lsp-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const child = spawn(process.execPath, [cli, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "pipe"], cwd: folder });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const sent = new Map<string, unknown[]>();
  connection.onNotification((method, params) => void sent.set(method, [...(sent.get(method) ?? []), params]));
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
    items.map(() => configuration ?? null),
  );
  connection.onRequest("client/registerCapability", (params) => {
    sent.set("registrations", [...(sent.get("registrations") ?? []), params]);
    return null;
  });
  connection.onRequest("workspace/diagnostic/refresh", () => {
    sent.set("refresh", [...(sent.get("refresh") ?? []), true]);
    return null;
  });
  connection.listen();
  const uri = (name: string) => pathToFileURL(join(folder, name)).toString();
  const server = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).toString(),
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: "test" }],
    initializationOptions,
    capabilities: {
      workspace: {
        configuration: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
        ...capabilities.workspace,
      },
      textDocument: {
        ...(mode === "pull" && { diagnostic: {} }),
        publishDiagnostics: { relatedInformation: true },
        ...capabilities.textDocument,
      },
    },
  });
  await connection.sendNotification("initialized", {});
  const versions = new Map<string, number>();

  async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
    for (const end = Date.now() + 10_000; Date.now() < end; ) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    throw new Error(`timed out: ${what}`);
  }

  return {
    folder,
    connection,
    server,
    process: child,
    sent,
    uri,
    until,
    open(name, text, languageId = "json") {
      versions.set(name, 1);
      return connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri: uri(name), languageId, version: 1, text },
      });
    },
    change(name, text) {
      const version = (versions.get(name) ?? 0) + 1;
      versions.set(name, version);
      return connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: uri(name), version },
        contentChanges: [{ text }],
      });
    },
    async pull(name) {
      const report = await connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
        textDocument: { uri: uri(name) },
      });
      return report.kind === "full" ? report.items : [];
    },
    actions: (name, range, only) =>
      connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri: uri(name) },
        range,
        context: { diagnostics: [], ...(only && { only }) },
      }),
    async close() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.dispose();
      child.kill();
      // A pipe that is still open would keep the test's process from ending.
      for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A policy with one finding, and the same without it. */
export const unversioned =
  '{\n  "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }\n}\n';
export const sound = unversioned.replace("{\n", '{\n  "Version": "2012-10-17",\n');

export const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

export function codes(diagnostics: readonly Diagnostic[]): Diagnostic["code"][] {
  return diagnostics.map(({ code }) => code);
}

/** A test with an editor of its own. */
export function withEditor(name: string, options: EditorOptions, run: (editor: Editor) => Promise<void>): void {
  test(name, { timeout: 30_000 }, async () => {
    const editor = await openEditor(options);
    try {
      await run(editor);
    } finally {
      await editor.close();
    }
  });
}
