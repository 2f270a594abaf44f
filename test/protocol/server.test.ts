// The built server over stdio, with a real JSON-RPC client.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CancellationTokenSource,
  type DocumentSymbol,
  type Hover,
  LSPErrorCodes,
  type PublishDiagnosticsParams,
  type WorkspaceDiagnosticReport,
} from "vscode-languageserver/node";
import { codes, everything, sound, unversioned, withEditor } from "./client.ts";

withEditor("pull: an open file's findings are there at once and follow each edit", { mode: "pull" }, async (editor) => {
  assert.deepEqual(editor.server.capabilities.diagnosticProvider, {
    identifier: "latchkey",
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  await editor.open("user-policy.json", unversioned);
  const [found, ...others] = await editor.pull("user-policy.json");
  assert.deepEqual(others, []);
  assert.equal(found?.code, "missing-version");
  assert.equal(found?.source, "latchkey");
  assert.deepEqual(found?.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } });
  await editor.change("user-policy.json", sound);
  assert.deepEqual(await editor.pull("user-policy.json"), []);
  await editor.change("user-policy.json", unversioned);
  assert.deepEqual(codes(await editor.pull("user-policy.json")), ["missing-version"]);
  assert.equal(editor.sent.get("textDocument/publishDiagnostics"), undefined, "pulled and pushed");
});

withEditor(
  "pull: files that are not open are in the workspace's diagnostics",
  { mode: "pull", files: { "a/user-policy.json": unversioned } },
  async (editor) => {
    const report = await editor.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
    });
    assert.deepEqual(
      report.items.map(({ uri, kind }) => [uri, kind]),
      [[editor.uri("a/user-policy.json"), "full"]],
    );
    writeFileSync(join(editor.folder, "a/user-policy.json"), sound);
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: editor.uri("a/user-policy.json"), type: 2 }],
    });
    const previousResultIds = report.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
    const next = await editor.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds,
    });
    assert.deepEqual(
      next.items.map((item) => (item.kind === "full" ? item.items : item)),
      [[]],
    );
  },
);

withEditor(
  "pull: what the workspace is asked waits for news, and taken back is answered so",
  { mode: "pull", files: { "user-policy.json": sound } },
  async (editor) => {
    const source = new CancellationTokenSource();
    const ask = editor.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] }, source.token);
    const first = await Promise.race([ask, new Promise((resolve) => setTimeout(() => resolve("waits"), 300))]);
    assert.equal(first, "waits");
    source.cancel();
    await assert.rejects(ask, { code: LSPErrorCodes.RequestCancelled });
    await editor.open("other-policy.json", unversioned);
    assert.deepEqual(codes(await editor.pull("other-policy.json")), ["missing-version"]);
  },
);

withEditor(
  "push: findings are published, for files that are not open too, and withdrawn",
  { mode: "push", files: { "b-policy.json": unversioned } },
  async (editor) => {
    assert.equal(editor.server.capabilities.diagnosticProvider, undefined);
    const published = (name: string) =>
      (editor.sent.get("textDocument/publishDiagnostics") as PublishDiagnosticsParams[] | undefined)
        ?.filter(({ uri }) => uri === editor.uri(name))
        .at(-1);
    await editor.until("the file on disk", () =>
      published("b-policy.json")?.diagnostics.length === 1 ? true : undefined,
    );
    await editor.open("a-policy.json", unversioned);
    await editor.until("the open file", () =>
      published("a-policy.json")?.diagnostics.length === 1 ? true : undefined,
    );
    await editor.change("a-policy.json", sound);
    await editor.until("no finding", () => (published("a-policy.json")?.diagnostics.length === 0 ? true : undefined));
  },
);

withEditor("quick fix and fix-all leave a sound file", { mode: "pull" }, async (editor) => {
  await editor.open("user-policy.json", unversioned);
  const [fix] = await editor.actions(
    "user-policy.json",
    { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    ["quickfix"],
  );
  assert.equal(fix?.title, 'Add "Version": "2012-10-17"');
  assert.equal(fix?.isPreferred, true);
  assert.equal(fix?.edit?.changes?.[editor.uri("user-policy.json")]?.length, 1);
  const all = await editor.actions("user-policy.json", everything, ["source.fixAll.latchkey"]);
  assert.deepEqual(
    all.map(({ kind }) => kind),
    ["source.fixAll.latchkey"],
  );
  assert.deepEqual(
    (await editor.actions("user-policy.json", everything, ["source.fixAll"])).map(({ kind }) => kind),
    ["source.fixAll.latchkey"],
  );
  const refactorings = await editor.actions("user-policy.json", everything, ["refactor"]);
  assert.deepEqual(
    refactorings.filter(({ kind }) => !kind?.startsWith("refactor.")),
    [],
  );
});

withEditor(
  "settings: a rule's severity, and a kind by association",
  {
    mode: "pull",
    configuration: { rules: { "missing-version": "error" }, associations: { "odd.json": "bucket-policy" } },
  },
  async (editor) => {
    await editor.open("user-policy.json", unversioned);
    await editor.until("the setting", async () =>
      (await editor.pull("user-policy.json"))[0]?.severity === 1 ? true : undefined,
    );
    await editor.open("odd.json", "{}");
    const told = await editor.until("the kind", () =>
      (
        editor.sent.get("latchkey/documents") as
          | { uri: string; documents: { kind: string; how: string }[] }[]
          | undefined
      )?.findLast(({ uri, documents }) => uri === editor.uri("odd.json") && documents.length > 0),
    );
    assert.deepEqual(
      told.documents.map(({ kind, how }) => [kind, how]),
      [["bucket-policy", "association"]],
    );
  },
);

withEditor("outline, hover and a rule's page", { mode: "pull" }, async (editor) => {
  await editor.open("user-policy.json", unversioned);
  const symbols = await editor.connection.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", {
    textDocument: { uri: editor.uri("user-policy.json") },
  });
  assert.deepEqual(
    symbols.map(({ name, detail }) => [name, detail]),
    [["Statement 1", "Allow s3:ListAllMyBuckets"]],
  );
  const hover = await editor.connection.sendRequest<Hover>("textDocument/hover", {
    textDocument: { uri: editor.uri("user-policy.json") },
    position: { line: 0, character: 0 },
  });
  assert.match((hover.contents as { value: string }).value, /missing-version/);
  assert.match(
    await editor.connection.sendRequest("latchkey/rulePage", { code: "missing-version" }),
    /^# missing-version/,
  );
  assert.match(await editor.connection.sendRequest("latchkey/rulePage", { code: "../../package" }), /no rule/);
});

withEditor(
  "a client that speaks JSON syntax itself hears nothing of it from us",
  { mode: "pull", initializationOptions: { jsonSyntaxLanguages: ["json"] } },
  async (editor) => {
    await editor.open("user-policy.json", sound.replace('"*" }', '"*", }'));
    assert.deepEqual(codes(await editor.pull("user-policy.json")), []);
  },
);

withEditor("what is no document gets no answer but an empty one, however broken", { mode: "pull" }, async (editor) => {
  for (const [name, text] of [
    ["a.json", ""],
    ["b.json", "[".repeat(200_000)],
    ["c.json", '{"Statement": "'],
    ["d.md", "```json\n{"],
    ["config", "\u0000\u0001"],
    ["trust-policy.json", "{"],
  ] as const) {
    await editor.open(name, text);
    assert.ok(Array.isArray(await editor.pull(name)), name);
  }
});

withEditor(
  "a finding can be accepted in the manifest, and is gone then",
  { mode: "pull", files: { "latchkey.json": "{}\n" } },
  async (editor) => {
    await editor.open("user-policy.json", unversioned);
    const actions = await editor.actions("user-policy.json", everything, ["quickfix"]);
    const accept = actions.find(({ title }) => title === "Accept this missing-version in latchkey.json");
    assert.ok(accept?.edit?.documentChanges, "no such action");
    await editor.open(
      "latchkey.json",
      '{ "ignore": [{ "code": "missing-version", "file": "user-policy.json", "reason": "a test" }] }',
    );
    await editor.until("the finding to go", async () =>
      (await editor.pull("user-policy.json")).length === 0 ? true : undefined,
    );
    await editor.change(
      "latchkey.json",
      '{ "ignore": [{ "code": "missing-version", "file": "gone.json", "reason": "a test" }] }',
    );
    await editor.until("the entry to be useless", async () =>
      (await editor.pull("latchkey.json")).some(({ code }) => code === "unused-ignore") ? true : undefined,
    );
  },
);
