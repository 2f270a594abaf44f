import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** Under this scheme every rule's page is a read-only Markdown file: `latchkey-rule:/<code>.md`. */
const scheme = "latchkey-rule";

/** The pages themselves, which the server sends, and the command that opens one. */
export function registerRulePages(context: vscode.ExtensionContext, client: LanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => client.sendRequest<string>("latchkey/rulePage", { code: codeOf(uri) }),
    }),
    vscode.commands.registerCommand("latchkey.explainRule", async (code?: unknown) => {
      const chosen = typeof code === "string" ? code : await pickRule(context);
      if (chosen) await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(pageOf(chosen)));
    }),
  );
}

/** The address of a rule's page. package.json has every such address shown as Markdown, not as its source. */
export function pageOf(code: string): string {
  return `${scheme}:/${code}.md`;
}

function codeOf({ path }: vscode.Uri): string {
  return path.replace(/^\/|\.md$/g, "");
}

async function pickRule(context: vscode.ExtensionContext): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(ruleItems(context), {
    title: "Explain a Rule",
    placeHolder: "Which rule?",
    matchOnDescription: true,
  });
  return picked?.code;
}

interface RuleItem extends vscode.QuickPickItem {
  readonly code?: string;
}

/** What the cursor's line is reported for first, then every rule that there is. */
function ruleItems(context: vscode.ExtensionContext): RuleItem[] {
  const summaries = ruleSummaries(context);
  const here = codesAtCursor();
  const toItem = (code: string) => ({ label: code, description: summaries.get(code) ?? "", code });
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const others = [...summaries.keys()].filter((code) => !here.includes(code));
  if (here.length === 0) return others.map(toItem);
  return [separator("on this line"), ...here.map(toItem), separator("all rules"), ...others.map(toItem)];
}

/** The settings' schema in package.json names every rule with its summary. */
function ruleSummaries({ extension }: vscode.ExtensionContext): ReadonlyMap<string, string> {
  const rules = extension.packageJSON.contributes.configuration.properties["latchkey.rules"].properties ?? {};
  return new Map(
    Object.entries<{ description?: string }>(rules).map(([code, { description }]) => [code, description ?? ""]),
  );
}

function codesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  const line = editor.selection.active.line;
  const codes = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === "latchkey" && range.start.line <= line && line <= range.end.line)
    .map(({ code }) => String(typeof code === "object" ? code.value : code));
  return [...new Set(codes)];
}
