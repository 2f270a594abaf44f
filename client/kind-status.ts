import * as vscode from "vscode";
import type { Documents, ShownDocument } from "./documents.ts";
import { kindName } from "./kinds.ts";

/** Left of the language mode (100), whose neighbour it is in meaning too. */
const priority = 100.1;

/** A status bar item that names the kind of the file in the active editor; a click changes it. */
export function showKindOfActiveFile(documents: Documents): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("latchkey.kind", vscode.StatusBarAlignment.Right, priority);
  item.name = "Latchkey: Kind of the File";
  item.command = "latchkey.setKind";
  const update = () => {
    const editor = vscode.window.activeTextEditor;
    const shown = editor ? documents.of(editor.document.uri) : [];
    if (shown.length === 0) return item.hide();
    item.text = `$(key) ${summary(shown)}`;
    item.tooltip = tooltip(shown);
    item.accessibilityInformation = { label: `Latchkey: ${summary(shown)}. Change the kind`, role: "button" };
    item.show();
  };
  update();
  return vscode.Disposable.from(item, documents.onDidChange(update), vscode.window.onDidChangeActiveTextEditor(update));
}

function summary(shown: readonly ShownDocument[]): string {
  return shown.length === 1 ? kindName(shown[0]!.kind) : `${shown.length} documents`;
}

const reasons: Record<ShownDocument["how"], string> = {
  association: "set by an association",
  name: "told by the file's name",
  content: "told by what it holds",
};

function tooltip(shown: readonly ShownDocument[]): vscode.MarkdownString {
  const lines = shown.map(
    ({ kind, how, range }) =>
      `${shown.length > 1 ? `Line ${range.start.line + 1}: ` : ""}**${kindName(kind)}**, ${reasons[how]}`,
  );
  return new vscode.MarkdownString(["Latchkey", ...lines, "Click to change the kind"].join("\n\n"));
}
