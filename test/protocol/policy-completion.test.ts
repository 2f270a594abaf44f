// Completion in policies through the built server: places in Markdown and in strings, and what a client is told beside.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletionItem, CompletionList } from "vscode-languageserver/node";
import { type Editor, openEditor, withSnippets } from "./client.ts";

const policy = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["|"] }] }';

test("an editor that knows no snippets gets plain text", { timeout: 30_000 }, async () => {
  const editor = await openEditor({ mode: "pull" });
  try {
    const texts = async (marked: string) =>
      (await ask(editor, "user-policy.json", marked)).items.map(({ textEdit, insertTextFormat }) => {
        assert.equal(insertTextFormat, 1);
        return textEdit?.newText ?? "";
      });
    const [service] = await texts(policy);
    assert.equal(service, '"s3:"');
    const statement = (await texts('{ "Statement": [|] }')).join("\n");
    assert.doesNotMatch(statement, /\$\d|\$\{\d|\\\$/);
    assert.match(statement, /"s3:GetObject"/);
  } finally {
    await editor.close();
  }
});

test("completion in policies", { timeout: 30_000 }, async (t) => {
  const editor = await openEditor({ mode: "pull", capabilities: withSnippets });
  try {
    await t.test("a service is only a beginning, so the list is not complete", async () => {
      const { items, isIncomplete } = await ask(editor, "user-policy.json", policy);
      assert.equal(isIncomplete, true);
      assert.equal(items[0]?.label, "s3:");
      assert.deepEqual(items[0]?.textEdit, { range: rangeOf(policy.replace("|", ""), '""'), newText: '"s3:$1"' });
    });
    await t.test("a list in the order of what is typed is asked for anew with each letter", async () => {
      const { items, isIncomplete } = await ask(editor, "user-policy.json", policy.replace("|", "s3getobjectt|"));
      assert.equal(isIncomplete, true);
      const [first] = items;
      assert.equal(first?.label, "s3:GetObjectTagging");
      assert.equal(first.filterText, '"s3getobjectt');
      assert.equal(first.documentation, undefined);
      const resolved = await editor.connection.sendRequest<CompletionItem>("completionItem/resolve", first);
      assert.match(JSON.stringify(resolved.documentation), /Condition keys/);
    });
    await t.test("a short list is complete", async () => {
      const { items, isIncomplete } = await ask(
        editor,
        "user-policy.json",
        policy.replace("|", "").replace('"Allow"', '"|"'),
      );
      assert.equal(isIncomplete, false);
      assert.deepEqual(
        items.map(({ label, filterText }) => [label, filterText]),
        [
          ["Allow", '"Allow'],
          ["Deny", '"Deny'],
        ],
      );
    });
    await t.test("in Markdown", async () => {
      const text = `# A guide\n\n> ~~~json\n> ${policy.replace("|", "s3:GetObjectT|")}\n> ~~~\n`;
      const { items } = await ask(editor, "guide.md", text);
      assert.deepEqual(items[0]?.textEdit, {
        range: rangeOf(text.replace("|", ""), '"s3:GetObjectT"'),
        newText: '"s3:GetObjectTagging"',
      });
    });
    await t.test("in a string", async () => {
      const inner = policy.replace("|", "s3:GetObjectT|");
      const text = `{ "PolicyDocument": ${JSON.stringify(inner)} }`;
      const { items } = await ask(editor, "printed.json", text);
      assert.deepEqual(items[0]?.textEdit, {
        range: rangeOf(text.replace("|", ""), '\\"s3:GetObjectT\\"'),
        newText: '\\"s3:GetObjectTagging\\"',
      });
      const service = await ask(editor, "other.json", `{ "PolicyDocument": ${JSON.stringify(policy)} }`);
      assert.equal(service.items[0]?.insertTextFormat, 1, "blanks would need backslashes of their own");
    });
    await t.test("a comma that is missing comes with it", async () => {
      const text = '{\n  "Version": "2012-10-17"\n  |\n}';
      const { items } = await ask(editor, "new/bucket-policy.json", text);
      const at = { line: 1, character: 25 };
      assert.deepEqual(items[0]?.additionalTextEdits, [{ range: { start: at, end: at }, newText: "," }]);
      assert.equal(items[0]?.insertTextMode, 1);
    });
    await t.test("nothing opens by itself where Enter is likely next", async () => {
      const statement = '{ "Statement": [{ "Action": [, ] }] }';
      await editor.open("typed.json", statement);
      const typed = async (triggerCharacter: string) => {
        const found = await editor.connection.sendRequest<CompletionList | CompletionItem[]>(
          "textDocument/completion",
          {
            textDocument: { uri: editor.uri("typed.json") },
            position: positionOf(statement, statement.indexOf(triggerCharacter, 17) + 1),
            context: { triggerKind: 2, triggerCharacter },
          },
        );
        return (Array.isArray(found) ? found : found.items).length > 0;
      };
      assert.deepEqual([await typed("["), await typed(","), await typed(" ")], [false, false, true]);
    });
    await t.test("a file of five megabytes is answered at once", async () => {
      const text = policy.replace(
        "[{",
        `[${'{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" },\n'.repeat(90_000)}{`,
      );
      await editor.open("large.json", text.replace("|", ""));
      const found = await editor.connection.sendRequest("textDocument/completion", {
        textDocument: { uri: editor.uri("large.json") },
        position: { line: 3, character: 5 },
      });
      assert.deepEqual(found, []);
    });
  } finally {
    await editor.close();
  }
});

async function ask(editor: Editor, name: string, marked: string): Promise<CompletionList> {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  await editor.open(name, text, name.endsWith(".md") ? "markdown" : "json");
  const found = await editor.connection.sendRequest<CompletionList | CompletionItem[]>("textDocument/completion", {
    textDocument: { uri: editor.uri(name) },
    position: positionOf(text, offset),
  });
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: editor.uri(name) } });
  assert.ok(!Array.isArray(found), "nothing was offered");
  return found;
}

function rangeOf(text: string, token: string) {
  const start = text.indexOf(token);
  return { start: positionOf(text, start), end: positionOf(text, start + token.length) };
}

function positionOf(text: string, offset: number) {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
