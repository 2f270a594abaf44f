import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { fileUri, open, until } from "./workspace.ts";

describe("commands", () => {
  it("say whether a request would pass, and show the rule", async () => {
    const content =
      '[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"] },\n{ "AllowedOrigins": ["https://b.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"] }]';
    const document = await vscode.workspace.openTextDocument({ language: "json", content });
    const editor = await vscode.window.showTextDocument(document);
    const asked = { origin: "https://b.example", method: "PUT", headers: ["content-type"] };
    assert.equal(await vscode.commands.executeCommand("latchkey.corsRequest", asked), true);
    assert.equal(document.getText(editor.selection), content.slice(content.indexOf("\n") + 1, -1));
    await until("the answer", () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes("b.example"))),
    );
    await vscode.window.showTextDocument(document);
    assert.equal(await vscode.commands.executeCommand("latchkey.corsRequest", { ...asked, method: "DELETE" }), false);
  });

  it("append a new profile in one edit", async () => {
    const document = await open("aws/config");
    const before = document.getText();
    await vscode.commands.executeCommand("latchkey.newProfile", {
      uri: fileUri("aws/config").toString(),
      sort: "process",
      answers: { name: "made", credential_process: "/opt/bin/keys", region: "us-east-1" },
      append: true,
    });
    assert.equal(
      document.getText(),
      `${before}\n[profile made]\ncredential_process = /opt/bin/keys\nregion = us-east-1\n`,
    );
    await vscode.commands.executeCommand("undo");
    await until("the text as it was", () => document.getText() === before);
  });
});
