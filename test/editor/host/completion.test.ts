import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { open, until } from "./workspace.ts";

describe("completion in a policy", () => {
  it("offers what belongs there, and nothing once more beside VS Code's JSON support", async () => {
    const document = await open("policies/bucket-policy.json");
    const statement = new vscode.WorkspaceEdit();
    statement.insert(document.uri, document.positionAt(document.getText().lastIndexOf("]")), ', { "" : "" }\n  ');
    assert.ok(await vscode.workspace.applyEdit(statement));
    try {
      const labels = await labelsAt(document, document.getText().indexOf('{ ""') + 3);
      assert.deepEqual(labels.slice(0, 3), ["Sid", "Effect", "Principal"]);
      assert.equal(new Set(labels).size, labels.length, `something twice among ${labels.join(", ")}`);
    } finally {
      await vscode.commands.executeCommand("workbench.action.files.revert");
    }
    const actions = await labelsAt(document, document.getText().indexOf("s3:GetObject") + "s3:GetObj".length);
    assert.equal(actions[0], "s3:GetObject");
    assert.equal(new Set(actions).size, actions.length);
  });
});

/** What VS Code would show, from everyone who has something to offer. */
async function labelsAt(document: vscode.TextDocument, offset: number): Promise<string[]> {
  const items = await until("Latchkey's proposals", async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      document.positionAt(offset),
    );
    return list.items.some(({ sortText }) => sortText === "0000") ? list.items : undefined;
  });
  return items.map(({ label }) => (typeof label === "string" ? label : label.label));
}
