import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { fileUri, open, until } from "./workspace.ts";

const content =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"], "Resource": "arn:aws:s3:::client-in/*" }] }\n';

describe("refactorings", () => {
  it("change a policy, and one undo takes it back", async () => {
    const document = await opened();
    const sort = await refactoring(document, "Sort the actions");
    assert.ok(await vscode.workspace.applyEdit(sort.edit!));
    assert.equal(
      document.getText(),
      content.replace('"s3:PutObject", "s3:GetObject"', '"s3:GetObject", "s3:PutObject"'),
    );
    await vscode.commands.executeCommand("undo");
    await until("the text as it was", () => document.getText() === content);
  });

  it("lay a policy out by command", async () => {
    const document = await opened();
    await until("the layout", async () => {
      await vscode.commands.executeCommand("latchkey.formatPolicy");
      return document.lineCount > 5;
    });
    assert.deepEqual(JSON.parse(document.getText()), JSON.parse(content));
    assert.match(document.getText(), /\n {6}"Action": \[\n {8}"s3:PutObject",\n/);
    await vscode.commands.executeCommand("undo");
    await until("the text as it was", () => document.getText() === content);
  });

  it("write a bucket policy beside an identity policy, and show it", async () => {
    const document = await opened();
    const write = await refactoring(
      document,
      "Write the bucket policy of client-in that grants this to a role, to fill in",
    );
    assert.ok(await vscode.workspace.applyEdit(write.edit!));
    const { command, arguments: args = [] } = write.command!;
    await vscode.commands.executeCommand(command, ...args);
    const made = fileUri("policies/bucket-policy-2.json");
    await until("the file", () => vscode.window.activeTextEditor?.document.uri.toString() === made.toString());
    const shown = vscode.window.activeTextEditor!.document;
    assert.equal(JSON.parse(shown.getText()).Statement[0].Principal.AWS, "arn:aws:iam::<ACCOUNT-ID>:role/<ROLE-NAME>");
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await vscode.workspace.fs.delete(made);
  });
});

/** A policy on one line, fresh on the disk. */
async function opened(): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(fileUri("policies/grant-policy.json"), new TextEncoder().encode(content));
  const document = await open("policies/grant-policy.json");
  await vscode.commands.executeCommand("workbench.action.files.revert");
  const at = document.positionAt(content.indexOf("s3:PutObject") + 2);
  vscode.window.activeTextEditor!.selection = new vscode.Selection(at, at);
  return document;
}

function refactoring(document: vscode.TextDocument, title: string): Promise<vscode.CodeAction> {
  const at = document.positionAt(content.indexOf("s3:PutObject") + 2);
  return until(`the refactoring "${title}"`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.Refactor.value,
    );
    return actions.find((action) => action.title === title);
  });
}
