import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { findings, open, quickFix, until } from "./workspace.ts";

describe("fixes", () => {
  it("replace an API operation by the action that it needs", async () => {
    const document = await open("policies/pipeline-policy.json");
    const fix = await quickFix(document, "s3:ListObjectsV2", "Replace with s3:ListBucket");
    assert.ok(await vscode.workspace.applyEdit(fix.edit!));
    assert.match(document.getText(), /"Action": "s3:ListBucket"/);
    await until("silence", () => findings(document).length === 0);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("that are safe are applied together by the command, and by it alone", async () => {
    const document = await open("policies/no-version.json");
    await until("the finding", () => findings(document).length === 1);
    await until("the fix", async () => {
      await vscode.commands.executeCommand("latchkey.fixAll");
      return document.getText().includes('"Version": "2012-10-17"');
    });
    assert.equal(JSON.parse(document.getText()).Version, "2012-10-17");
    await until("silence", () => findings(document).length === 0);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("that are not safe are left alone by the command", async () => {
    const document = await open("policies/bucket-policy.json");
    const before = document.getText();
    await quickFix(document, "arn:aws:s3:::client-in", "Replace with arn:aws:s3:::client-in/*");
    await vscode.commands.executeCommand("latchkey.fixAll");
    assert.equal(document.getText(), before);
  });
});
