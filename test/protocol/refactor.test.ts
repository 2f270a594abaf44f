// Refactorings and layout of policies through the server, in a file, in Markdown and in a string.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction, RegistrationParams, TextEdit } from "vscode-languageserver/node";
import { type Editor, openEditor } from "./client.ts";

const policy =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"], "Resource": ["arn:aws:s3:::b/*"] }] }';
const sorted = policy.replace('"s3:PutObject", "s3:GetObject"', '"s3:GetObject", "s3:PutObject"');
const wraps: Readonly<Record<string, (text: string) => string>> = {
  "policy.json": (text) => `${text}\n`,
  "guide.md": (text) => `# So\n\n> ~~~json\n> ${text}\n> ~~~\n`,
  "put.json": (text) => `{ "PolicyName": "p", "PolicyDocument": ${JSON.stringify(text)} }\n`,
};

test("refactorings and layout of policies", { timeout: 60_000 }, async (t) => {
  const editor = await openEditor({ mode: "pull", files: { "bucket-policy.json": "{}\n" } });
  try {
    for (const [name, wrap] of Object.entries(wraps))
      await t.test(`a list is sorted in ${name}`, async () => {
        const text = wrap(policy);
        await editor.open(name, text, name.endsWith(".md") ? "markdown" : "json");
        const actions = await actionsAt(editor, name, text, "s3:PutObject");
        const sort = actions.find(({ title }) => title === "Sort the actions");
        assert.equal(sort?.kind, "refactor.rewrite");
        assert.equal(applied(text, sort?.edit?.changes?.[editor.uri(name)] ?? []), wrap(sorted));
      });
    await t.test(
      "a new file gets a name that is free, and only a client that can make files is offered one",
      async () => {
        const text = wraps["policy.json"]!(policy);
        const offered = await actionsAt(editor, "policy.json", text, "s3:PutObject");
        assert.deepEqual(
          offered.filter(({ kind }) => kind === "refactor.extract"),
          [],
        );
        const able = await openEditor({
          mode: "pull",
          files: { "bucket-policy.json": "{}\n" },
          initializationOptions: { openCommand: "client.open" },
          capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } } },
        });
        try {
          await able.open("policy.json", text);
          const [write] = (await actionsAt(able, "policy.json", text, "s3:PutObject")).filter(
            ({ kind }) => kind === "refactor.extract",
          );
          const [create, fill] = write?.edit?.documentChanges ?? [];
          const uri = able.uri("bucket-policy-2.json");
          assert.deepEqual(create, { kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } });
          assert.ok(fill && "edits" in fill && fill.textDocument.uri === uri);
          assert.deepEqual(write?.command?.arguments, [uri]);
        } finally {
          await able.close();
        }
      },
    );
    await t.test("a client asks for a kind", async () => {
      const text = wraps["policy.json"]!(policy);
      const all = await actionsAt(editor, "policy.json", text, "s3:PutObject", ["refactor"]);
      assert.ok(all.length > 1 && all.every(({ kind }) => kind?.startsWith("refactor.")));
      const [layout, ...more] = await actionsAt(editor, "policy.json", text, "s3:PutObject", [
        "refactor.rewrite.layout",
      ]);
      assert.equal(layout?.title, "Lay out as AWS does");
      assert.deepEqual(more, []);
      assert.deepEqual(await actionsAt(editor, "policy.json", text, "s3:PutObject", ["source"]), []);
    });
    await t.test("a file and a selection are laid out with the editor's indentation", () => checkLayout(editor));
  } finally {
    await editor.close();
  }
});

const laidOutPolicy = `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "s3:PutObject",
                "s3:GetObject"
            ],
            "Resource": ["arn:aws:s3:::b/*"]
        }
    ]
}
`;

async function checkLayout(editor: Editor): Promise<void> {
  const { capabilities } = editor.server;
  assert.equal(capabilities.documentFormattingProvider, true);
  assert.equal(capabilities.documentRangeFormattingProvider, true);
  const name = "policy.json";
  const text = wraps[name]!(policy);
  const ask = (method: string, extra: object, file = name) =>
    editor.connection.sendRequest<TextEdit[]>(`textDocument/${method}`, {
      textDocument: { uri: editor.uri(file) },
      options: { tabSize: 4, insertSpaces: true },
      ...extra,
    });
  const whole = applied(text, await ask("formatting", {}));
  assert.equal(whole, laidOutPolicy);
  const range = { start: positionOf(text, 0), end: positionOf(text, text.length) };
  assert.equal(applied(text, await ask("rangeFormatting", { range })), whole);
  assert.deepEqual(await ask("formatting", {}, "guide.md"), [], "Markdown has formatters of its own");
  const markdown = wraps["guide.md"]!(policy);
  const selected = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
  const laidOut = applied(markdown, await ask("rangeFormatting", { range: selected }, "guide.md"));
  assert.match(laidOut, /^> {5}"Version": "2012-10-17",$/m);
  assert.ok(
    laidOut
      .split("\n")
      .slice(2, -1)
      .every((line) => line.startsWith("> ")),
  );
}

test("a client with JSON support of its own gets policies laid out where the setting says so", {
  timeout: 60_000,
}, async () => {
  for (const policies of [undefined, false, true]) {
    const editor = await openEditor({
      mode: "pull",
      initializationOptions: { jsonSyntaxLanguages: ["json", "jsonc"] },
      configuration: policies === undefined ? {} : { format: { policies } },
      capabilities: {
        textDocument: { formatting: { dynamicRegistration: true }, rangeFormatting: { dynamicRegistration: true } },
      },
    });
    try {
      assert.equal(editor.server.capabilities.documentFormattingProvider, undefined);
      const registered = () => (editor.sent.get("registrations") ?? []).flatMap(formattersIn);
      await editor.until("registrations", () => (registered().length >= (policies ? 3 : 1) ? true : undefined));
      assert.deepEqual(registered(), [
        "textDocument/formatting aws-config",
        ...(policies ? ["textDocument/formatting json,jsonc", "textDocument/rangeFormatting json,jsonc"] : []),
      ]);
    } finally {
      await editor.close();
    }
  }
});

function formattersIn(params: unknown): string[] {
  return (params as RegistrationParams).registrations
    .filter(({ method }) => /[fF]ormatting$/.test(method))
    .map(({ method, registerOptions }) => {
      const { documentSelector } = registerOptions as { documentSelector: { language: string }[] };
      return `${method} ${documentSelector.map(({ language }) => language).join()}`;
    });
}

async function actionsAt(
  editor: Editor,
  name: string,
  text: string,
  at: string,
  only?: string[],
): Promise<CodeAction[]> {
  const start = positionOf(text, text.indexOf(at) + 1);
  return editor.actions(name, { start, end: start }, only);
}

function positionOf(text: string, offset: number) {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split("\n");
  const offsetAt = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return [...edits]
    .sort((a, b) => offsetAt(b.range.start) - offsetAt(a.range.start))
    .reduce(
      (out, { range, newText }) => out.slice(0, offsetAt(range.start)) + newText + out.slice(offsetAt(range.end)),
      text,
    );
}
