import * as vscode from "vscode";
import type { Documents } from "./documents.ts";
import { isPolicyKind } from "./kinds.ts";

export interface Lenses extends vscode.Disposable {
  /** Looks again whether there is something to show. */
  refresh(): void;
}

/** A lens above each policy that asks about it: in workspaces that asked before, and in no others. */
export function showLenses(documents: Documents, isWanted: () => boolean): Lenses {
  const changed = new vscode.EventEmitter<void>();
  let provider: vscode.Disposable | undefined;

  function refresh(): void {
    const isOn = isWanted() && vscode.workspace.isTrusted;
    if (isOn && !provider)
      provider = vscode.languages.registerCodeLensProvider([{ scheme: "file" }, { scheme: "untitled" }], lenses);
    if (isOn) changed.fire();
  }

  const lenses: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: ({ uri }) =>
      (vscode.workspace.getConfiguration("latchkey").get("lenses") === false ? [] : documents.of(uri))
        .filter(({ kind }) => isPolicyKind(kind))
        .map(({ range: { start } }) => {
          const command = {
            title: "Check with IAM Access Analyzer",
            command: "latchkey.askAccessAnalyzer",
            arguments: [{ uri: uri.toString() }],
          };
          return new vscode.CodeLens(new vscode.Range(start.line, 0, start.line, 0), command);
        }),
  };

  refresh();
  const listening = [
    documents.onDidChange(() => provider && changed.fire()),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
  ];
  return {
    refresh,
    dispose: () => vscode.Disposable.from(changed, ...listening, ...(provider ? [provider] : [])).dispose(),
  };
}
