import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { outlineOf } from "../core/edit/symbols.ts";
import { provideAccessAnalyzer } from "./access-analyzer.ts";
import { accessNews, accessTrees, confirmLink, links, manifestOfFolder } from "./access-view.ts";
import { codeActionCapabilities, provideCodeActions } from "./code-actions.ts";
import { completionCapabilities, provideCompletion } from "./completion.ts";
import { corsInputFault, corsRequest } from "./cors-request.ts";
import { type Diagnostics, pullDiagnostics, pushDiagnostics } from "./diagnostics.ts";
import type { Environment } from "./environment.ts";
import { foldCapabilities, provideFolds } from "./folds.ts";
import {
  type ClientOptions,
  clientOptionsOf,
  layoutsFromClient,
  lensesFromClient,
  nameOf,
  settingsFromClient,
} from "./from-lsp.ts";
import { provideHover } from "./hover.ts";
import { layoutCapabilities, layoutRegistration, provideLayout } from "./layout.ts";
import { lensCapabilities, provideLenses } from "./lenses.ts";
import { navigationCapabilities, provideNavigation } from "./navigate.ts";
import { configNames, newProfile, newProfileFault } from "./new-profile.ts";
import { scenarioFault, scenarioFiles, scenarioList, scenarioStep } from "./new-scenario.ts";
import { openFiles } from "./open-file.ts";
import { explainProfile } from "./profile-chain.ts";
import { provideRename, renameCapabilities } from "./rename.ts";
import { createState, type ServerState } from "./state.ts";
import { toDocumentSymbol } from "./to-lsp.ts";

/** What files the server asks to hear of when they change on disk. */
const watched = [
  "**/*.{json,jsonc,md,markdown,mdx,ini,cfg,conf,config,credentials,txt,sh,bash,zsh,mk}",
  "**/{config,credentials,Makefile,makefile}",
  "**/{run,config}.py",
  "**/*[cC][oO][rR][sS]*.{xml,yaml,yml}",
];

/** The body of the language server, on whatever platform `environment` stands for. */
export function startServer(connection: Connection, environment: Environment): void {
  const documents = new TextDocuments(TextDocument);
  let state: ServerState | undefined;
  let diagnostics: Diagnostics | undefined;
  let client: ClientOptions = clientOptionsOf(undefined);
  let capabilities: InitializeParams["capabilities"] = {};

  const opened = openFiles(() => state);
  const askForLenses = provideLenses(connection, opened);
  const tellOfAccess = accessNews(connection);
  const registerLayout = layoutRegistration(connection);

  function changed(edited: ReadonlySet<string>): void {
    tellOfAccess();
    const isOfOthers = documents.all().some(({ uri }) => !edited.has(nameOf(uri)));
    if (isOfOthers && capabilities.workspace?.codeLens?.refreshSupport) askForLenses();
  }

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    client = clientOptionsOf(params.initializationOptions);
    const folders = (params.workspaceFolders ?? []).map(({ uri }) => nameOf(uri));
    if (folders.length === 0 && params.rootUri) folders.push(nameOf(params.rootUri));
    state = createState({
      environment,
      connection,
      documents,
      client,
      folders,
      diagnostics: () => diagnostics,
      changed,
    });
    const pull = capabilities.textDocument?.diagnostic !== undefined;
    diagnostics = pull
      ? pullDiagnostics(connection, state, capabilities.workspace?.diagnostics?.refreshSupport === true)
      : pushDiagnostics(connection, state);
    return {
      serverInfo: { name: "latchkey", version: environment.version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        ...(pull && {
          diagnosticProvider: { identifier: "latchkey", interFileDependencies: true, workspaceDiagnostics: true },
        }),
        documentSymbolProvider: true,
        hoverProvider: true,
        ...completionCapabilities,
        ...codeActionCapabilities,
        ...navigationCapabilities,
        ...renameCapabilities,
        ...foldCapabilities,
        ...lensCapabilities,
        ...layoutCapabilities(capabilities),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(async () => {
    if (capabilities.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const [coming, going] = [added, removed].map((some) => some.map(({ uri }) => nameOf(uri)));
        void state?.changeFolders(coming ?? [], going ?? []);
      });
    await subscribe();
    await configure();
    await state?.scan();
  });

  async function subscribe(): Promise<void> {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: "latchkey" });
    }
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        // Of a folder that is deleted its files are not told of.
        watchers: [...watched.map((globPattern) => ({ globPattern })), { globPattern: "**/*", kind: WatchKind.Delete }],
      });
    }
  }

  async function configure(given?: unknown): Promise<void> {
    const asked = capabilities.workspace?.configuration
      ? await connection.workspace.getConfiguration("latchkey")
      : given;
    state?.configure(settingsFromClient(asked, client, environment.userProfiles));
    await registerLayout(capabilities, layoutsFromClient(asked, client));
    state?.setLenses(lensesFromClient(asked));
  }

  connection.onDidChangeConfiguration(({ settings }) =>
    configure((settings as { latchkey?: unknown } | undefined)?.latchkey),
  );
  connection.onDidChangeWatchedFiles(({ changes }) => state?.changedOnDisk(changes.map(({ uri }) => uri)));
  documents.onDidChangeContent(({ document }) => state?.edited(document.uri));
  documents.onDidClose(({ document }) => state?.changedOnDisk([document.uri]));

  connection.onDocumentSymbol(({ textDocument }) => {
    const file = opened(textDocument.uri);
    return file ? outlineOf(file.state.parsed(file.name)).map((symbol) => toDocumentSymbol(file.text, symbol)) : [];
  });

  connection.onRequest(
    "latchkey/rulePage",
    ({ code }: { code: string }) => environment.rulePage(String(code)) ?? `There is no rule ${code}.`,
  );

  connection.onRequest("latchkey/corsInputFault", corsInputFault);
  connection.onRequest("latchkey/scenarioList", scenarioList);
  const answers = {
    ...{ links, confirmLink, manifestOfFolder, accessTrees, explainProfile, corsRequest },
    ...{ configNames, newProfile, newProfileFault, scenarioStep, scenarioFault, scenarioFiles },
  };
  for (const [name, answer] of Object.entries(answers))
    connection.onRequest(`latchkey/${name}`, (params: Readonly<Record<string, unknown>>): unknown =>
      state ? answer(state, params) : null,
    );

  provideAccessAnalyzer(connection, environment, () => state);
  provideNavigation(connection, opened, () => state);
  provideRename(connection, opened);
  provideCompletion(connection, opened, () => ({
    labelDetails: capabilities.textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    snippets: capabilities.textDocument?.completion?.completionItem?.snippetSupport === true,
    suggestCommand: client.suggestCommand,
  }));
  provideHover(connection, opened);
  provideCodeActions(connection, opened, () => ({ capabilities, openCommand: client.openCommand }));
  provideFolds(connection, opened);
  provideLayout(connection, opened);
  documents.listen(connection);
  connection.listen();
}
