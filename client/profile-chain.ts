import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** `latchkey-profile:/NAME.md?file`: how tools get credentials for a profile, as the server tells it. */
const scheme = "latchkey-profile";

/** The command that explains a profile, from its lens or for the profile that the cursor is in. */
export function registerProfileChain(client: LanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path, query }) =>
        client.sendRequest<string>("latchkey/explainProfile", { profile: path.replace(/^\/|\.md$/g, ""), file: query }),
    }),
    vscode.commands.registerCommand("latchkey.explainProfile", async (profile?: unknown, file?: unknown) => {
      const asked = typeof profile === "string" && typeof file === "string" ? { profile, file } : profileAtCursor();
      if (!asked)
        return void vscode.window.showInformationMessage(
          "Put the cursor into a profile of a config or credentials file.",
        );
      const uri = vscode.Uri.from({ scheme, path: `/${asked.profile}.md`, query: asked.file });
      await vscode.commands.executeCommand("markdown.showPreview", uri);
    }),
  );
}

function profileAtCursor(): { profile: string; file: string } | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== "aws-config") return undefined;
  for (let line = editor.selection.active.line; line >= 0; line--) {
    const name = /^\s*\[\s*(?:profile\s+)?([^\]]+?)\s*\]/.exec(editor.document.lineAt(line).text)?.[1];
    if (name) return { profile: name, file: editor.document.uri.path };
  }
  return undefined;
}
