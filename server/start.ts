import {
  type CodeAction,
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { differenceOf, fixAll } from "../core/edit/fix-all.ts";
import { outlineOf } from "../core/edit/symbols.ts";
import { rules } from "../core/rules/index.ts";
import { acceptAction } from "./accept.ts";
import { provideAccessAnalyzer } from "./access-analyzer.ts";
import { accessTrees, confirmLink, links, manifestOfFolder } from "./access-view.ts";
import { assistCapabilities, contextOf, hoverAt, profileText, provideAssists } from "./assist.ts";
import { corsInputFault, corsRequest } from "./cors-request.ts";
import { type Diagnostics, pullDiagnostics, pushDiagnostics } from "./diagnostics.ts";
import type { Environment } from "./environment.ts";
import {
  type ClientOptions,
  clientOptionsOf,
  layoutsFromClient,
  lensesFromClient,
  nameOf,
  settingsFromClient,
  spanOf,
} from "./from-lsp.ts";
import { layoutCapabilities, layoutRegistration, provideLayout } from "./layout.ts";
import { navigationCapabilities, provideNavigation } from "./navigate.ts";
import { configNames, newProfile, newProfileFault } from "./new-profile.ts";
import { scenarioFault, scenarioFiles, scenarioList, scenarioStep } from "./new-scenario.ts";
import { refactoringKinds, refactoringsAt } from "./refactor.ts";
import { createState, type ServerState } from "./state.ts";
import { toCodeAction, toDocumentSymbol, toRange, toTextEdit } from "./to-lsp.ts";

const fixAllKind = `${CodeActionKind.SourceFixAll}.latchkey`;

/** What files the server asks to hear of when they change on disk. */
const watched = [
  "**/*.{json,jsonc,md,markdown,mdx,ini,cfg,conf,config,credentials,txt,sh,bash,zsh,mk}",
  "**/{config,credentials,Makefile,makefile}",
  "**/{run,config}.py",
];

/** The body of the language server, on whatever platform `environment` stands for. */
export function startServer(connection: Connection, environment: Environment): void {
  const documents = new TextDocuments(TextDocument);
  let state: ServerState | undefined;
  let diagnostics: Diagnostics | undefined;
  let client: ClientOptions = clientOptionsOf(undefined);
  let capabilities: InitializeParams["capabilities"] = {};

  const registerLayout = layoutRegistration(connection);

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    client = clientOptionsOf(params.initializationOptions);
    const folders = (params.workspaceFolders ?? []).map(({ uri }) => nameOf(uri));
    if (folders.length === 0 && params.rootUri) folders.push(nameOf(params.rootUri));
    state = createState({ environment, connection, documents, client, folders, diagnostics: () => diagnostics });
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
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, ...refactoringKinds, fixAllKind] },
        documentSymbolProvider: true,
        ...assistCapabilities,
        ...navigationCapabilities,
        ...layoutCapabilities(capabilities),
        hoverProvider: true,
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
    const shown = state?.showsLenses();
    state?.setLenses(lensesFromClient(asked));
    if (state?.showsLenses() !== shown && capabilities.workspace?.codeLens?.refreshSupport)
      await connection.sendRequest(CodeLensRefreshRequest.type);
  }

  connection.onDidChangeConfiguration(({ settings }) =>
    configure((settings as { latchkey?: unknown } | undefined)?.latchkey),
  );
  connection.onDidChangeWatchedFiles(({ changes }) => state?.changedOnDisk(changes.map(({ uri }) => uri)));
  documents.onDidChangeContent(({ document }) => state?.edited(document.uri));
  documents.onDidClose(({ document }) => state?.changedOnDisk([document.uri]));

  connection.onCodeAction(({ textDocument, range, context: { only } }): CodeAction[] => {
    const document = documents.get(textDocument.uri);
    if (!state || !document) return [];
    state.flush();
    const wants = (kind: string) => !only || only.some((o) => o === "" || kind === o || kind.startsWith(`${o}.`));
    const actions: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(state, document, spanOf(document, range)));
    if (refactoringKinds.some(wants)) {
      const known = state;
      const context = (index: number) => contextOf(known, known.name(document.uri), index);
      const can = { capabilities, openCommand: client.openCommand };
      actions.push(...refactoringsAt(state, document, spanOf(document, range), wants, context, can));
    }
    if (only && wants(fixAllKind)) actions.push(...fixAllAction(state, document));
    return actions;
  });

  connection.onDocumentSymbol(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    if (!state || !document) return [];
    return outlineOf(state.parsed(state.name(document.uri))).map((symbol) => toDocumentSymbol(document, symbol));
  });

  connection.onHover(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    if (!state || !document) return undefined;
    state.flush();
    const offset = document.offsetAt(position);
    const here = state
      .findings(state.name(document.uri))
      .filter(({ span }) => span.start <= offset && offset <= span.end);
    const codes = [...new Set(here.map(({ code }) => code))];
    const about = rules
      .filter(({ code }) => codes.includes(code))
      .map(({ code, summary }) => `**${code}** · ${summary}`);
    const meaning = hoverAt(state, document, offset);
    const span = meaning?.span ?? here[0]?.span;
    if (!span) return undefined;
    const value = [...(meaning ? [meaning.markdown] : []), ...about].join("\n\n");
    return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(document, span) };
  });

  connection.onRequest(
    "latchkey/rulePage",
    ({ code }: { code: string }) => environment.rulePage(String(code)) ?? `There is no rule ${code}.`,
  );

  connection.onRequest("latchkey/explainProfile", ({ profile, file }: { profile: unknown; file: unknown }) =>
    state ? profileText(state, String(profile), String(file)) : "",
  );

  connection.onRequest("latchkey/corsRequest", (params: Readonly<Record<string, unknown>>) =>
    state ? corsRequest(state, params) : null,
  );
  connection.onRequest("latchkey/corsInputFault", corsInputFault);

  const making = { configNames, newProfile, newProfileFault, scenarioStep, scenarioFault, scenarioFiles };
  for (const [name, answer] of Object.entries({ links, confirmLink, manifestOfFolder, accessTrees }))
    connection.onRequest(`latchkey/${name}`, (params: Readonly<Record<string, unknown>>): unknown =>
      state ? answer(state, params) : null,
    );
  connection.onRequest("latchkey/scenarioList", scenarioList);
  for (const [name, answer] of Object.entries(making))
    connection.onRequest(`latchkey/${name}`, (params: Readonly<Record<string, unknown>>): unknown =>
      state ? answer(state, params) : null,
    );

  provideLayout(connection, documents, () => state);
  provideAccessAnalyzer(connection, environment, () => state);
  provideNavigation(connection, documents, () => state);
  provideAssists(
    connection,
    documents,
    () => state,
    () => ({
      labelDetails: capabilities.textDocument?.completion?.completionItem?.labelDetailsSupport === true,
      suggestCommand: client.suggestCommand,
    }),
  );
  documents.listen(connection);
  connection.listen();
}

function quickFixes(state: ServerState, document: TextDocument, range: { start: number; end: number }): CodeAction[] {
  const context = state.context(document);
  return state
    .findings(state.name(document.uri))
    .filter(({ span }) => span.start <= range.end && range.start <= span.end)
    .flatMap((finding) => [
      ...finding.fixes.map((fix) => toCodeAction(finding, fix, context)),
      ...acceptAction(finding, document, state),
    ]);
}

/** One action that leaves the file without a safe fix to apply. */
function fixAllAction(state: ServerState, document: TextDocument): CodeAction[] {
  const name = state.name(document.uri);
  const before = document.getText();
  const { text } = fixAll(
    before,
    (text) => (text === before ? state.findings(name) : state.project.analyze({ name, text }).findings),
    "safe",
  );
  const edit = differenceOf(before, text);
  if (!edit) return [];
  return [
    {
      title: "Apply all safe fixes",
      kind: fixAllKind,
      edit: { changes: { [document.uri]: [toTextEdit(document, edit)] } },
    },
  ];
}
