// Sentences above statements, hovers, folds and growing selections through the server: in a file, in Markdown, in a string.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeLens, FoldingRange, Hover, SelectionRange } from "vscode-languageserver/node";
import { type Editor, openEditor } from "./client.ts";

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::client-in/*"
    }
  ]
}`;
const files: Readonly<Record<string, string>> = {
  "identity-policy.json": policy,
  "guide.md": `# Read\n\n> \`\`\`json\n> ${policy.replaceAll("\n", "\n> ")}\n> \`\`\`\n`,
  "put.json": JSON.stringify({ RoleName: "r", PolicyName: "p", PolicyDocument: policy }),
};
const sentence = "May download any object of client-in.";

test("policies are read out", { timeout: 30_000 }, async (t) => {
  const editor = await openEditor({ mode: "pull" });
  try {
    for (const [name, text] of Object.entries(files)) await t.test(name, () => check(editor, name, text));
  } finally {
    await editor.close();
  }
});

async function check(editor: Editor, name: string, text: string): Promise<void> {
  await editor.open(name, text, name.endsWith(".md") ? "markdown" : "json");
  const textDocument = { uri: editor.uri(name) };
  const lenses = await editor.connection.sendRequest<CodeLens[]>("textDocument/codeLens", { textDocument });
  const isString = name === "put.json";
  const found = lenses.map(({ command, range }) => [command?.title, range.start]);
  assert.deepEqual(found.at(-1), [sentence, positionOf(text, text.indexOf("{", text.indexOf("Statement")))]);
  const titles = found.map(([title]) => String(title));
  assert.match(titles.join("\n"), /of the 6,144 characters/);
  assert.equal(titles.includes("role r"), isString, "what stands around the policy says whose it is");

  const word = text.indexOf("GetObject");
  const hover = await editor.connection.sendRequest<Hover>("textDocument/hover", {
    textDocument,
    position: positionOf(text, word),
  });
  assert.match(JSON.stringify(hover.contents), /\*\*s3:GetObject\*\* · Read/);
  assert.deepEqual(hover.range?.start, positionOf(text, word - "s3:".length));

  const folds = await editor.connection.sendRequest<FoldingRange[]>("textDocument/foldingRange", { textDocument });
  const lines = folds.map(({ startLine, endLine }) => `${startLine}-${endLine}`).sort();
  assert.deepEqual(lines, name === "guide.md" ? ["3-11", "5-10", "6-9"] : [], "a JSON file is folded by its editor");

  const [first, second] = await editor.connection.sendRequest<SelectionRange[]>("textDocument/selectionRange", {
    textDocument,
    positions: [positionOf(text, word + 1), { line: 0, character: 0 }],
  });
  const spans: string[] = [];
  for (let range = first; range; range = range.parent) spans.push(textIn(text, range.range));
  assert.deepEqual(spans.slice(0, 3), ["Get", "GetObject", "s3:GetObject"]);
  assert.equal(spans.length, 12);
  assert.ok(isString ? spans.at(-1)?.startsWith('{\\n  \\"Version') : spans.at(-1)?.startsWith("{\n"));
  assert.ok(second, "an answer for every position");
}

test("a setting hides the lines above the text", { timeout: 30_000 }, async () => {
  const editor = await openEditor({ mode: "pull", configuration: { lenses: false } });
  try {
    await editor.open("identity-policy.json", policy);
    const textDocument = { uri: editor.uri("identity-policy.json") };
    await editor.until("no lenses", async () => {
      const lenses = await editor.connection.sendRequest<CodeLens[]>("textDocument/codeLens", { textDocument });
      return lenses.length === 0 ? true : undefined;
    });
  } finally {
    await editor.close();
  }
});

function positionOf(text: string, offset: number) {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function textIn(text: string, { start, end }: SelectionRange["range"]): string {
  const lines = text.split("\n");
  const offset = (line: number, character: number) =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  return text.slice(offset(start.line, start.character), offset(end.line, end.character));
}
