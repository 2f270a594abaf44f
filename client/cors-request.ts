import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** `latchkey-cors:/….md?asked`: what S3 answers to a request of a page, as the server tells it. */
const scheme = "latchkey-cors";

interface Asked {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly string[];
}

interface Answer {
  readonly passes: boolean;
  readonly markdown: string;
  readonly range?: { readonly start: vscode.Position; readonly end: vscode.Position };
}

/** The command that asks whether a request of a page would pass the CORS rules in the active file. */
export function registerCorsRequest(client: LanguageClient): vscode.Disposable {
  const answers = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => answers.get(path) ?? "Ask again: this answer is gone.",
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) answers.delete(uri.path);
    }),
    vscode.commands.registerCommand("latchkey.corsRequest", async (given?: unknown) => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) return void vscode.window.showInformationMessage("Open a file with CORS rules first.");
      const asked = await ask(client, editor, given);
      if (!asked) return undefined;
      const { passes, markdown, range } = await client.sendRequest<Answer>("latchkey/corsRequest", asked);
      const uri = vscode.Uri.from({ scheme, path: `/${nameOf(asked)}.md` });
      answers.set(uri.path, markdown);
      changed.fire(uri);
      if (range) {
        const rule = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
        editor.selection = new vscode.Selection(rule.start, rule.end);
        editor.revealRange(rule, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      }
      await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
      return passes;
    }),
  );
}

/** Asks what was not given along with the command; undefined where the user gives up. */
async function ask(client: LanguageClient, editor: vscode.TextEditor, given: unknown): Promise<Asked | undefined> {
  const known = (given ?? {}) as Partial<Asked>;
  const check = (part: string) => (value: string) =>
    client.sendRequest<string | null>("latchkey/corsInputFault", { part, value });
  const title = "Would this request pass?";
  const origin =
    known.origin ??
    (await vscode.window.showInputBox({
      title: `${title} (1/3)`,
      prompt: "The origin of the page: scheme, host and port.",
      placeHolder: "https://app.example.com",
      ignoreFocusOut: true,
      validateInput: check("origin"),
    }));
  if (origin === undefined) return undefined;
  const method =
    known.method ??
    (await vscode.window.showQuickPick(["GET", "PUT", "POST", "DELETE", "HEAD"], {
      title: `${title} (2/3)`,
      placeHolder: "What the page does",
      ignoreFocusOut: true,
    }));
  if (method === undefined) return undefined;
  const headers =
    known.headers?.join(",") ??
    (await vscode.window.showInputBox({
      title: `${title} (3/3)`,
      prompt: "The request headers that the page sets itself, with commas between them; none is fine.",
      placeHolder: "content-type, x-amz-date",
      ignoreFocusOut: true,
      validateInput: check("headers"),
    }));
  if (headers === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return {
    uri: editor.document.uri.toString(),
    position: { line, character },
    origin: origin.trim(),
    method,
    headers: headers
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  };
}

function nameOf({ origin, method }: Asked): string {
  return `${method} from ${origin.replace(/^https?:\/\//, "").replace(/[^\w.:-]+/g, " ")}`;
}
