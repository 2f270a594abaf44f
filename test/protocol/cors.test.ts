// CORS rules through the server: places in Markdown and in escaped JSON, and the request that is asked about.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction, CompletionList, Hover } from "vscode-languageserver/node";
import { type Editor, openEditor, withSnippets } from "./client.ts";

const rules = '{ "CORSRules": [{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"],  }] }';
const files: Readonly<Record<string, string>> = {
  "cors.json": `${rules}\n`,
  "tutorial.md": `# Uploads\n\n> ~~~json\n> ${rules}\n> ~~~\n`,
  "put.json": `{ "Bucket": "b", "CORSConfiguration": ${JSON.stringify(rules)} }\n`,
};

test("CORS rules in a file, in Markdown and in escaped JSON", { timeout: 30_000 }, async (t) => {
  const editor = await openEditor({ mode: "pull", capabilities: withSnippets });
  try {
    for (const [name, text] of Object.entries(files)) await t.test(name, () => check(editor, name, text));
    await t.test("half typed, behind the last character", async () => {
      const text = '[\n  {\n    "AllowedMethods": ["GET"],\n    ';
      await editor.open("new/cors.json", text);
      const { items } = await ask<CompletionList>(editor, "completion", "new/cors.json", text, text.length);
      assert.ok(items.some(({ label }) => label === "AllowedOrigins"));
    });
    await t.test("the request that is asked about", () => checkRequest(editor));
  } finally {
    await editor.close();
  }
});

async function check(editor: Editor, name: string, text: string): Promise<void> {
  await editor.open(name, text, name.endsWith(".md") ? "markdown" : "json");
  const gap = text.indexOf(",  }") + 2;
  const { items } = await ask<CompletionList>(editor, "completion", name, text, gap);
  const item = items.find(({ label }) => label === "ExposeHeaders");
  assert.ok(item?.textEdit && "range" in item.textEdit, "no completion");
  const quote = name === "put.json" ? '\\"' : '"';
  assert.equal(item.textEdit.newText, '"ExposeHeaders": ["${1:ETag}"]'.replaceAll('"', quote));
  assert.deepEqual(item.textEdit.range.start, positionOf(text, gap));

  const word = text.indexOf("https://a");
  const hover = await ask<Hover | null>(editor, "hover", name, text, word + 2);
  assert.match(JSON.stringify(hover?.contents), /Pages of this origin alone/);
  assert.deepEqual(hover?.range, {
    start: positionOf(text, word),
    end: positionOf(text, word + "https://a.example".length),
  });
}

async function checkRequest(editor: Editor): Promise<void> {
  const text = `# Two\n\n\`\`\`json\n${rules.replace(",  }", " }")}\n\`\`\`\n`;
  await editor.open("two.md", text, "markdown");
  const asked = (origin: string, method: string) =>
    editor.connection.sendRequest<{ passes: boolean; markdown: string; range?: { start: unknown } }>(
      "latchkey/corsRequest",
      { uri: editor.uri("two.md"), origin, method, headers: [] },
    );
  const start = positionOf(text, text.indexOf('{ "AllowedOrigins"'));
  const passes = await asked("https://a.example", "get");
  assert.equal(passes.passes, true);
  assert.deepEqual(passes.range?.start, start);
  assert.match(passes.markdown, /Access-Control-Allow-Origin: https:\/\/a\.example/);
  const stopped = await asked("https://a.example", "DELETE");
  assert.equal(stopped.passes, false);
  assert.deepEqual(stopped.range?.start, start, "the nearest rule");
  assert.match(stopped.markdown, /stops the request/);
  const fault = (part: string, value: string) =>
    editor.connection.sendRequest<string | null>("latchkey/corsInputFault", { part, value });
  assert.equal(await fault("origin", "https://a.example"), null);
  assert.match((await fault("origin", "https://a.example/")) ?? "", /Did you mean https:\/\/a\.example\?/);
  assert.equal(await fault("headers", "content-type, x-amz-date"), null);
  assert.ok(await fault("headers", "content type"));
  const range = {
    start: positionOf(text, text.indexOf("CORSRules")),
    end: positionOf(text, text.indexOf("CORSRules")),
  };
  const actions: CodeAction[] = await editor.actions("two.md", range, ["refactor.rewrite"]);
  assert.deepEqual(
    actions.map(({ title }) => title),
    ["Convert to the array of the S3 console"],
  );
}

function ask<T>(editor: Editor, what: string, name: string, text: string, offset: number): Promise<T> {
  return editor.connection.sendRequest<T>(`textDocument/${what}`, {
    textDocument: { uri: editor.uri(name) },
    position: positionOf(text, offset),
  });
}

function positionOf(text: string, offset: number) {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}
