import * as vscode from "vscode";

/** The fixtures lie in a folder of their own for each run, so that tests may save. */
export function fileUri(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
}

export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Asks until there is an answer: whatever the server or VS Code does comes a moment later. */
export async function until<T>(what: string, ask: () => T | PromiseLike<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited 10 s in vain for ${what}.`);
}

/** Latchkey's findings in a file, each as its code and the text under it. */
export function findings(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "latchkey")
    .map((diagnostic) => `${codeOf(diagnostic)}: ${document.getText(diagnostic.range)}`);
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The title of a quick fix offered at a text, polled: another extension's registration makes VS Code give nothing. */
export function quickFix(document: vscode.TextDocument, at: string, title: string): Promise<vscode.CodeAction> {
  const offset = document.getText().indexOf(at);
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + at.length));
  return until(`the quick fix "${title}"`, async () => {
    const kind = vscode.CodeActionKind.QuickFix.value;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
      kind,
    );
    return actions.find((action) => action.title === title);
  });
}
