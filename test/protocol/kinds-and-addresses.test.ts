// What an editor may ask or spell in more than one way.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "vscode-languageserver/node";
import { type Editor, type EditorOptions, openEditor } from "./client.ts";

const unversioned = '{\n  "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }\n}\n';
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

function withEditor(name: string, options: EditorOptions, run: (editor: Editor) => Promise<void>): void {
  test(name, { timeout: 30_000 }, async () => {
    const editor = await openEditor(options);
    try {
      await run(editor);
    } finally {
      await editor.close();
    }
  });
}

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
