import * as vscode from "vscode";

/** Lays out the policy at the cursor as AWS does, by way of the same action that the menu of refactorings has. */
export async function layOut(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    "vscode.executeCodeActionProvider",
    editor.document.uri,
    editor.selection,
    "refactor.rewrite.layout",
  );
  const edit = actions?.[0]?.edit;
  if (edit) await vscode.workspace.applyEdit(edit);
  else
    vscode.window.setStatusBarMessage(
      "Nothing to lay out: no policy is at the cursor, or it is laid out already, or it is not whole.",
      5000,
    );
}

/** Shows a file that a refactoring has just made. */
export async function openFile(address: string): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(address));
}
