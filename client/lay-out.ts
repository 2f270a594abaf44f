import * as vscode from "vscode";

/** Lays out the policy at the cursor as AWS does, by way of the same action that the menu of refactorings has. */
export async function layOut(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", { kind: "refactor.rewrite.layout", apply: "first" });
}

/** Shows a file that a refactoring has just made. */
export async function openFile(address: string): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(address));
}
