// What an editor may ask or spell in more than one way.
import assert from "node:assert/strict";
import type { Diagnostic } from "vscode-languageserver/node";
import { codes, everything, unversioned, withEditor } from "./client.ts";

withEditor("code actions of every kind are asked for by the empty kind", { mode: "pull" }, async (editor) => {
  await editor.open("user-policy.json", unversioned);
  const kinds = (await editor.actions("user-policy.json", everything, [""])).map(({ kind }) => kind);
  assert.ok(kinds.includes("quickfix") && kinds.includes("source.fixAll.latchkey"), kinds.join());
});

withEditor("an open file counts under the spelling it was opened with", { mode: "pull" }, async (editor) => {
  // A watcher may spell the address otherwise than the editor, as with the colon of a Windows drive.
  const [watched, opened] = ["file:///C:/work/user-policy.json", "file:///c%3A/work/user-policy.json"];
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: watched, type: 1 }] });
  await editor.connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: opened, languageId: "json", version: 1, text: unversioned },
  });
  const report = await editor.connection.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", {
    textDocument: { uri: opened },
  });
  assert.deepEqual(codes(report.items), ["missing-version"]);
});
