import * as vscode from "vscode";

/** Applies every safe fix in the active file, by way of the same action that `editor.codeActionsOnSave` runs. */
export async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", { kind: "source.fixAll.latchkey", apply: "first" });
}
