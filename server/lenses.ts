import { CodeLensRefreshRequest, type Connection } from "vscode-languageserver";
import { accessLenses } from "../core/edit/navigate/lenses.ts";
import { spanToFile } from "../core/hosts/mapping.ts";
import { documentsOf, type OpenFiles } from "./open-file.ts";
import { settled } from "./settled.ts";
import { toRange } from "./to-lsp.ts";

export const lensCapabilities = { codeLensProvider: {} };

/** Answers what stands above the text, and returns what tells the client to ask again. */
export function provideLenses(connection: Connection, opened: OpenFiles): () => void {
  connection.onCodeLens(({ textDocument }) => {
    const file = opened(textDocument.uri);
    if (!file?.state.showsLenses()) return [];
    return documentsOf(file).flatMap(({ text, document, assist, context }) => {
      const view = context.view?.();
      const ofAccess = view ? accessLenses(document, context.file, context.index, view) : [];
      return [...ofAccess, ...(assist.lenses?.(document, context) ?? [])].map(({ span, title, command }) => ({
        range: toRange(text, spanToFile(document.mapping, span)),
        command: { title, command: command?.name ?? "", arguments: [...(command?.args ?? [])] },
      }));
    });
  });

  // A client that refuses asks when it shows the file again; nobody waits for its answer.
  return settled(() => void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {}), 250);
}
