import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { fileUri, findings, until } from "./workspace.ts";

const answers = {
  account: "678901234567",
  region: "us-west-2",
  buckets: "vision-images",
  role: "KolenaReadsImages",
  principal: "arn:aws:iam::789012345678:role/kolena-web-app",
  "external-id": "vision-4f6d1c",
};
const files = ["role/trust-policy.json", "role/identity-policy.json", "bucket/cors.json", "latchkey.json", "README.md"];

const isThere = (name: string) =>
  vscode.workspace.fs.stat(fileUri(name)).then(
    () => true,
    () => false,
  );
const all = async (folder: string) => Promise.all(files.map((file) => isThere(`${folder}/${file}`)));

describe("a new set", () => {
  it("is written in one edit, is clean, and is taken back by one undo", async () => {
    await vscode.commands.executeCommand("latchkey.new", { scenario: "kolena", answers, folder: "made", write: true });
    assert.deepEqual(
      await all("made"),
      files.map(() => true),
    );
    const document = await vscode.workspace.openTextDocument(fileUri("made/role/trust-policy.json"));
    await vscode.window.showTextDocument(document);
    assert.match(document.getText(), /"sts:ExternalId": "vision-4f6d1c"/);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await until("no findings", () => findings(document).length === 0);
    await vscode.commands.executeCommand("undo");
    await until("the files to be gone", async () => (await all("made")).every((there) => !there));
  });

  it("adds to a manifest that is there, and keeps what it says", async () => {
    const manifest = fileUri("kept/latchkey.json");
    const before = '{\n  "rules": { "wildcard-principal": "hint" }\n}\n';
    await vscode.workspace.fs.writeFile(manifest, new TextEncoder().encode(before));
    await vscode.commands.executeCommand("latchkey.new", { scenario: "kolena", answers, folder: "kept", write: true });
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(manifest));
    const { rules, scenario, buckets } = JSON.parse(text);
    assert.deepEqual([rules, scenario, buckets[0].name], [{ "wildcard-principal": "hint" }, "kolena", "vision-images"]);
    await vscode.workspace.fs.delete(fileUri("kept"), { recursive: true });
  });

  it("is not written with answers that do not work", async () => {
    const given = { scenario: "kolena", answers: { ...answers, account: "12" }, folder: "refused", write: true };
    void vscode.commands.executeCommand("latchkey.new", given);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.deepEqual(
      await all("refused"),
      files.map(() => false),
    );
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
  });
});
