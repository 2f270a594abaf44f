// Changes that no finding asks for, as the protocol's refactorings.
import { type ClientCapabilities, type CodeAction, CodeActionKind, type WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Refactoring } from "../core/edit/assist.ts";
import type { Document } from "../core/hosts/index.ts";
import { editToFile, offsetInDocument } from "../core/hosts/mapping.ts";
import type { Span } from "../core/text.ts";
import { documentsOf, type OpenFile } from "./open-file.ts";
import type { ServerState } from "./state.ts";
import { toTextEdit } from "./to-lsp.ts";

const kindOf: Readonly<Record<NonNullable<Refactoring["kind"]>, string>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  layout: `${CodeActionKind.RefactorRewrite}.layout`,
};

/** Every kind of refactoring that there may be. */
export const refactoringKinds: readonly string[] = Object.values(kindOf);

/** What the client can do with a refactoring. */
export interface RefactoringClient {
  readonly capabilities: ClientCapabilities;
  /** Its command that opens a file. */
  readonly openCommand: string | undefined;
}

/** The refactorings of the wanted kinds where the cursor stands, or the selection lies. */
export function refactoringsAt(
  file: OpenFile,
  span: Span,
  wants: (kind: string) => boolean,
  client: RefactoringClient,
): CodeAction[] {
  if (!refactoringKinds.some(wants)) return [];
  return documentsOf(file).flatMap(({ text, document, assist, context }) => {
    if (span.end < document.span.start || document.span.end < span.start) return [];
    const inside = { start: offsetInDocument(document, span.start), end: offsetInDocument(document, span.end) };
    const found = assist.refactorings?.(document, inside, context) ?? [];
    return found.flatMap((refactoring): CodeAction[] => {
      const kind = kindOf[refactoring.kind ?? "rewrite"];
      if (!wants(kind)) return [];
      const { title, creates } = refactoring;
      if (!creates) return [{ title, kind, edit: editOf(refactoring, document, text) }];
      const uri = canCreate(client.capabilities) ? freeAddress(file.state, text.uri, creates.name) : undefined;
      if (uri === undefined) return [];
      const { openCommand } = client;
      const command = openCommand === undefined ? undefined : { title, command: openCommand, arguments: [uri] };
      return [{ title, kind, edit: creation(uri, creates.text), ...(command && { command }) }];
    });
  });
}

function editOf({ edits }: Refactoring, document: Document, text: TextDocument): WorkspaceEdit {
  return { changes: { [text.uri]: edits.map((edit) => toTextEdit(text, editToFile(document.mapping, edit))) } };
}

function canCreate({ workspace }: ClientCapabilities): boolean {
  const can = workspace?.workspaceEdit;
  return can?.documentChanges === true && can.resourceOperations?.includes("create") === true;
}

function creation(uri: string, text: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

/** The address of a file beside another one that is not there yet; undefined where that has no folder. */
function freeAddress(state: ServerState, uri: string, name: string): string | undefined {
  const file = state.name(uri);
  if (!file.startsWith("/")) return undefined;
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const [, stem = name, end = ""] = /^(.*?)(\.\w+)?$/.exec(name) ?? [];
  for (let number = 1; number < 100; number++) {
    const path = `${folder}${stem}${number === 1 ? "" : `-${number}`}${end}`;
    if (!state.document(path)) return state.uri(path);
  }
  return undefined;
}
