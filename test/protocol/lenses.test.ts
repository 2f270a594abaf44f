// What stands above a text says something of other files too, so that the client is told when those change.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeLens } from "vscode-languageserver/node";
import { openEditor } from "./client.ts";

const files = {
  "latchkey.json": `{ "roles": [{ "arn": "arn:aws:iam::111122223333:role/worker", "trust": "trust-policy.json" }] }`,
  "trust-policy.json": `{ "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }] }`,
  "aws/config": "[default]\nregion = eu-west-1\n",
};

const profile = "[profile worker]\nrole_arn = arn:aws:iam::111122223333:role/worker\nsource_profile = default\n";

test("lenses follow other files", { timeout: 30_000 }, async () => {
  const editor = await openEditor({
    mode: "pull",
    files,
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
  });
  let title: string | undefined;
  const ask = async () => {
    const lenses = await editor.connection.sendRequest<CodeLens[]>("textDocument/codeLens", {
      textDocument: { uri: editor.uri("trust-policy.json") },
    });
    title = lenses.map(({ command }) => command?.title).find((one) => one?.startsWith("role worker"));
  };
  // A client like VS Code: it asks when a file is opened or edited, and when it is told to.
  editor.connection.onRequest("workspace/codeLens/refresh", () => void ask());
  const shows = (wanted: string) => editor.until(wanted, () => (title === wanted ? title : undefined));
  try {
    await editor.open("trust-policy.json", files["trust-policy.json"]);
    await ask();
    await shows("role worker");
    await editor.open("aws/config", files["aws/config"], "ini");
    await editor.change("aws/config", files["aws/config"] + profile);
    await shows("role worker · assumed by 1 profile");
  } finally {
    await editor.close();
  }
});

test("a profile's lens knows of the errors that are reported", { timeout: 30_000 }, async () => {
  const editor = await openEditor({ mode: "pull", files: { "aws/config": "" } });
  const process = "[profile worker]\ncredential_process = /bin/keys\nregion = ";
  const titles = async () => {
    const lenses = await editor.connection.sendRequest<CodeLens[]>("textDocument/codeLens", {
      textDocument: { uri: editor.uri("aws/config") },
    });
    return lenses.map(({ command }) => command?.title).join();
  };
  try {
    await editor.open("aws/config", `${process}eu-west-1\n`, "ini");
    assert.equal(await titles(), "✓ runs the program of credential_process");
    await editor.change("aws/config", `${process}eu-west-1a\n`);
    assert.equal(await titles(), "⚠ runs the program of credential_process · an error is reported");
  } finally {
    await editor.close();
  }
});

test("a client that refuses to ask again keeps its server", { timeout: 30_000 }, async () => {
  const editor = await openEditor({
    mode: "pull",
    files,
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
  });
  const refused = { codeLens: 0, diagnostic: 0 };
  for (const what of ["codeLens", "diagnostic"] as const)
    editor.connection.onRequest(`workspace/${what}/refresh`, () => {
      refused[what]++;
      throw new Error("not now");
    });
  try {
    await editor.open("trust-policy.json", files["trust-policy.json"]);
    await editor.pull("trust-policy.json");
    await editor.open("latchkey.json", files["latchkey.json"]);
    await editor.change("latchkey.json", '{ "rules": { "missing-version": "off" } }');
    await editor.until("both refused", () => (refused.codeLens > 0 && refused.diagnostic > 0 ? true : undefined));
    // An answer that nobody waits for must not end the process, neither at once nor in a moment.
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(editor.process.exitCode, null);
    await editor.pull("trust-policy.json");
  } finally {
    if (editor.process.exitCode === null) await editor.close();
  }
});
