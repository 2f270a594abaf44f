import assert from "node:assert/strict";
import { test } from "node:test";
import { openEditor, sound, withEditor } from "./client.ts";

// VS Code's client sends the opening of a document and the first pull of it by two ways, and the pull may win; it does
// not pull again by itself then, and the file would show nothing until its next edit.
test("a file that was asked about before it was open is asked about again", { timeout: 30_000 }, async () => {
  const editor = await openEditor({ mode: "pull" });
  try {
    assert.deepEqual(await editor.pull("new-policy.json"), []);
    await editor.open(
      "new-policy.json",
      '{ "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" } }',
    );
    await editor.until("the wish to be asked again", () => editor.sent.get("refresh"));
    assert.deepEqual(
      (await editor.pull("new-policy.json")).map(({ code }) => code),
      ["missing-version"],
    );
  } finally {
    await editor.close();
  }
});

withEditor(
  "lenses and symbols that are asked for before a file is open are those of the file on disk",
  { mode: "pull", files: { "user-policy.json": sound } },
  async (editor) => {
    const textDocument = { uri: editor.uri("user-policy.json") };
    for (const method of ["textDocument/codeLens", "textDocument/documentSymbol"]) {
      const early = await editor.connection.sendRequest<unknown[]>(method, { textDocument });
      assert.notDeepEqual(early, [], method);
    }
  },
);
