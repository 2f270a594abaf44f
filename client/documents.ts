import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** A document in an open file, as the server's `latchkey/documents` notification tells of it. */
export interface ShownDocument {
  readonly kind: string;
  /** What told its kind: an association in settings or manifest, the file's name, or what it holds. */
  readonly how: "association" | "name" | "content";
  readonly range: { readonly start: { readonly line: number } };
}

/** What the open files hold, kept as the server last said it. */
export interface Documents extends vscode.Disposable {
  of(uri: vscode.Uri): readonly ShownDocument[];
  readonly onDidChange: vscode.Event<void>;
}

export function documentsShownBy(client: LanguageClient): Documents {
  const byUri = new Map<string, readonly ShownDocument[]>();
  const changed = new vscode.EventEmitter<void>();
  const notifications = client.onNotification(
    "latchkey/documents",
    ({ uri, documents }: { uri: string; documents: readonly ShownDocument[] }) => {
      // The server's spelling of an address may differ from the editor's.
      byUri.set(client.protocol2CodeConverter.asUri(uri).toString(), documents);
      changed.fire();
    },
  );
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => byUri.delete(uri.toString()));
  return {
    of: (uri) => byUri.get(uri.toString()) ?? [],
    onDidChange: changed.event,
    dispose: () => vscode.Disposable.from(changed, notifications, closed).dispose(),
  };
}
