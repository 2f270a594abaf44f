import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { codeOf, open, until } from "./workspace.ts";

describe("the editor", () => {
  it("has every command that package.json names", async () => {
    const { contributes } = vscode.extensions.getExtension("latchkey.latchkey")!.packageJSON;
    const commands = await until("the commands", async () => {
      const all = await vscode.commands.getCommands(true);
      return all.includes("latchkey.setKind") ? all : undefined;
    });
    for (const { command } of contributes.commands) assert.ok(commands.includes(command), command);
  });

  it("knows AWS config and credentials files by their places", async () => {
    assert.equal((await open("aws/config")).languageId, "aws-config");
  });

  it("opens the page of a rule from its finding", async () => {
    const document = await open("policies/no-version.json");
    const [finding] = await until("the finding", () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(codeOf(finding!), "missing-version");
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("latchkey-rule:/missing-version.md"));
    assert.match(page.getText(), /^# missing-version/m);
    assert.deepEqual(vscode.languages.getDiagnostics(page.uri), []);
    await vscode.commands.executeCommand("latchkey.explainRule", "missing-version");
    await until("the preview", () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes("missing-version"))),
    );
  });

  it("lists what a policy holds", async () => {
    const document = await open("policies/bucket-policy.json");
    await until("the statement among the symbols", async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return symbols?.some((symbol) => flat(symbol).some(({ name }) => name.includes("ReadInput")));
    });
  });
});

function flat(symbol: vscode.DocumentSymbol): vscode.DocumentSymbol[] {
  return [symbol, ...(symbol.children ?? []).flatMap(flat)];
}
