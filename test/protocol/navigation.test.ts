// Definition, references, highlight, rename, links, symbols and lenses through the server, in files with and without documents.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeLens, DocumentLink, Location, SymbolInformation, WorkspaceEdit } from "vscode-languageserver/node";
import { openEditor } from "./client.ts";

const files = {
  "latchkey.json": `{ "roles": [{ "arn": "arn:aws:iam::111122223333:role/worker", "trust": "role/trust-policy.json" }], "ignore": [{ "code": "account-principal", "file": "role/trust-policy.json", "sid": "People", "reason": "all of us" }] }`,
  "role/trust-policy.json": `{\n  "Statement": [{ "Sid": "People", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole" }]\n}\n`,
  "aws/config":
    "[profile worker]\nrole_arn = arn:aws:iam::111122223333:role/worker\ncredential_source = Ec2InstanceMetadata\n",
  "deploy.sh": "aws iam update-role --role-name worker --max-session-duration 7200\n",
};

test("names across files", { timeout: 30_000 }, async (t) => {
  const editor = await openEditor({ mode: "pull", files });
  const at = (name: keyof typeof files, word: string) => {
    const before = files[name].slice(0, files[name].indexOf(word) + 1);
    const line = before.split("\n").length - 1;
    return {
      textDocument: { uri: editor.uri(name) },
      position: { line, character: before.length - before.lastIndexOf("\n") - 1 },
    };
  };
  try {
    for (const [name, text] of Object.entries(files))
      await editor.open(name, text, name.endsWith(".sh") ? "shellscript" : "json");
    await t.test("definition and references in a script", async () => {
      const ask = (method: string) =>
        editor.connection.sendRequest<Location[]>(`textDocument/${method}`, {
          ...at("deploy.sh", "worker"),
          context: { includeDeclaration: true },
        });
      const definition = await editor.until("the definition", async () => {
        const found = await ask("definition");
        return found.some(({ uri }) => uri === editor.uri("role/trust-policy.json")) ? found : undefined;
      });
      assert.ok(definition.some(({ uri }) => uri === editor.uri("latchkey.json")));
      const references = await ask("references");
      assert.deepEqual(
        [...new Set(references.map(({ uri }) => uri))].sort(),
        ["aws/config", "deploy.sh", "latchkey.json"].map(editor.uri).sort(),
      );
    });
    await t.test("rename in every file at once, and refusal with the reason", async () => {
      const edit = await editor.connection.sendRequest<WorkspaceEdit>("textDocument/rename", {
        ...at("aws/config", "worker\ncred"),
        newName: "runner",
      });
      assert.deepEqual(
        Object.keys(edit.changes ?? {}).sort(),
        ["aws/config", "deploy.sh", "latchkey.json"].map(editor.uri).sort(),
      );
      await assert.rejects(
        editor.connection.sendRequest("textDocument/rename", { ...at("aws/config", "worker\ncred"), newName: "a b" }),
        /1 to 64 letters/,
      );
    });
    await t.test("a Sid, within its policy and where the manifest accepts what is found there", async () => {
      const place = at("role/trust-policy.json", "People");
      const edit = await editor.connection.sendRequest<WorkspaceEdit>("textDocument/rename", {
        ...place,
        newName: "Everyone",
      });
      assert.deepEqual(
        Object.entries(edit.changes ?? {}).map(([uri, edits]) => [uri, edits.map(({ newText }) => newText)]),
        [
          [editor.uri("role/trust-policy.json"), ["Everyone"]],
          [editor.uri("latchkey.json"), ["Everyone"]],
        ],
      );
      await assert.rejects(
        editor.connection.sendRequest("textDocument/rename", { ...place, newName: "a-b" }),
        /letters and digits/,
      );
      const highlights = await editor.connection.sendRequest<unknown[]>("textDocument/documentHighlight", place);
      assert.equal(highlights.length, 1);
    });
    await t.test("links, symbols and a lens", async () => {
      const links = await editor.connection.sendRequest<DocumentLink[]>("textDocument/documentLink", {
        textDocument: { uri: editor.uri("latchkey.json") },
      });
      assert.ok(links.some(({ target }) => target?.startsWith(editor.uri("role/trust-policy.json"))));
      const symbols = await editor.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query: "wrk" });
      assert.ok(symbols.some(({ name, containerName }) => name === "worker" && containerName === "role"));
      const lenses = await editor.connection.sendRequest<CodeLens[]>("textDocument/codeLens", {
        textDocument: { uri: editor.uri("role/trust-policy.json") },
      });
      assert.ok(
        lenses.some(({ command }) => command?.title === "role worker · assumed by 1 profile"),
        JSON.stringify(lenses),
      );
    });
  } finally {
    await editor.close();
  }
});
