import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { fileUri, findings, open, until } from "./workspace.ts";

/** What each fixture is reported for, and nothing else: the code, and the text under the squiggle. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "policies/bucket-policy.json": ["object-action-on-bucket: arn:aws:s3:::client-in"],
  "policies/pipeline-policy.json": ["api-operation-as-action: ListObjectsV2"],
  "aws/config": ["unknown-profile: bas"],
  "docs/tutorial.md": ["object-action-on-bucket: arn:aws:s3:::client-in"],
};

describe("findings", () => {
  for (const [name, wanted] of Object.entries(expected)) {
    it(`are shown in ${name}`, async () => {
      const document = await open(name);
      await until(`findings in ${name}`, () => findings(document).length > 0);
      assert.deepEqual(findings(document), wanted);
    });
  }

  for (const name of ["policies/sound-policy.json", "app.json"]) {
    it(`stay away from ${name}`, async () => {
      const broken = await open("policies/bucket-policy.json");
      const document = await open(name);
      // Nothing can be waited for, so something that comes after it is.
      const edit = new vscode.WorkspaceEdit();
      edit.insert(broken.uri, new vscode.Position(0, 0), "\n");
      await vscode.workspace.applyEdit(edit);
      await until("findings elsewhere", () => vscode.languages.getDiagnostics(broken.uri)[0]?.range.start.line === 9);
      assert.deepEqual(findings(document), []);
      await vscode.window.showTextDocument(broken);
      await vscode.commands.executeCommand("workbench.action.files.revert");
    });
  }

  it("are shown in a file that was never saved", async () => {
    const content = (await vscode.workspace.openTextDocument(fileUri("policies/pipeline-policy.json"))).getText();
    const document = await vscode.workspace.openTextDocument({ language: "json", content });
    await until("findings", () => findings(document).length > 0);
    assert.deepEqual(findings(document), ["api-operation-as-action: ListObjectsV2"]);
  });

  it("follow the settings", async () => {
    const document = await open("policies/pipeline-policy.json");
    await until("the finding", () => findings(document).length === 1);
    const settings = () => vscode.workspace.getConfiguration("latchkey");
    const target = vscode.ConfigurationTarget.Workspace;
    await settings().update("rules", { "api-operation-as-action": "off" }, target);
    await until("silence", () => findings(document).length === 0);
    await settings().update("rules", { "api-operation-as-action": "hint" }, target);
    const { Hint } = vscode.DiagnosticSeverity;
    await until("a hint", () =>
      vscode.languages.getDiagnostics(document.uri).some(({ severity }) => severity === Hint),
    );
    await settings().update("rules", undefined, target);
    await until("the error again", () =>
      vscode.languages.getDiagnostics(document.uri).some(({ severity }) => severity !== Hint),
    );
  });

  it("come back after the server is started anew", async () => {
    const document = await open("policies/pipeline-policy.json");
    await until("the finding", () => findings(document).length === 1);
    await vscode.commands.executeCommand("latchkey.restartServer");
    await until("the finding again", () => findings(document).length === 1);
  });
});
