// Files and folders that come, go and change on disk in whatever order the editor tells of them.
import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "vscode-languageserver/node";
import { type Editor, type EditorOptions, openEditor, withEditor } from "./client.ts";

const config = "[profile a]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = b\nregion = us-east-1\n";
const credentials = "[b]\ncredential_process = /bin/x\n";
const slipped = credentials.replace("[b]", "[bb]");
const app = "AWS_PROFILE = 'worker'\nSSH_KEY_NAME = 'k.pem'\nECS_CLUSTER = 'default'\n";

const created = 1;
const changed = 2;
const deleted = 3;

function withFiles(name: string, options: Omit<EditorOptions, "mode">, run: (editor: Editor) => Promise<void>): void {
  withEditor(name, { ...options, mode: "pull", configuration: { readHome: false } }, run);
}

function tell(editor: Editor, ...events: readonly (readonly [name: string, type: number])[]): Promise<void> {
  const changes = events.map(([name, type]) => ({ uri: editor.uri(name), type }));
  return editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
}

function write(editor: Editor, name: string, text: string): void {
  mkdirSync(dirname(join(editor.folder, name)), { recursive: true });
  writeFileSync(join(editor.folder, name), text);
}

async function becomes(editor: Editor, name: string, codes: readonly string[]): Promise<void> {
  let last: string[] = [];
  await editor
    .until("", async () => {
      last = (await editor.pull(name)).map(({ code }) => String(code));
      return String(last) === String(codes) ? true : undefined;
    })
    .catch(() => assert.deepEqual(last, codes, name));
}

withFiles(
  "a file that changes on disk, goes and comes again changes what is said of another",
  { files: { "aws/config": config, "aws/credentials": credentials } },
  async (editor) => {
    await becomes(editor, "aws/config", []);
    write(editor, "aws/credentials", slipped);
    await tell(editor, ["aws/credentials", changed]);
    await becomes(editor, "aws/config", ["unknown-profile"]);
    write(editor, "aws/credentials", credentials);
    await tell(editor, ["aws/credentials", created]);
    await becomes(editor, "aws/config", []);
  },
);

withFiles(
  "the news come late and twice: what is on disk counts, not what they say",
  { files: { "aws/config": config, "aws/credentials": slipped } },
  async (editor) => {
    await becomes(editor, "aws/config", ["unknown-profile"]);
    write(editor, "aws/credentials", credentials);
    await tell(editor, ["aws/credentials", deleted], ["aws/credentials", created], ["aws/credentials", deleted]);
    await becomes(editor, "aws/config", []);
    rmSync(join(editor.folder, "aws/config"));
    await tell(editor, ["aws/config", changed], ["aws/never-there", deleted]);
    await becomes(editor, "aws/config", []);
    write(editor, "aws/credentials", slipped);
    write(editor, "aws/config", config);
    await tell(editor, ["aws/config", deleted], ["aws/credentials", changed], ["aws/config", created]);
    await becomes(editor, "aws/config", ["unknown-profile"]);
  },
);

withFiles(
  "a file that is deleted while it is open is what the editor shows, until it is closed",
  { files: { "aws/config": config, "aws/credentials": slipped } },
  async (editor) => {
    await editor.open("aws/credentials", credentials, "ini");
    await becomes(editor, "aws/config", []);
    rmSync(join(editor.folder, "aws/credentials"));
    await tell(editor, ["aws/credentials", deleted]);
    await becomes(editor, "aws/config", []);
    await editor.change("aws/credentials", slipped);
    await becomes(editor, "aws/config", ["unknown-profile"]);
    const textDocument = { uri: editor.uri("aws/credentials") };
    await editor.connection.sendNotification("textDocument/didClose", { textDocument });
    await becomes(editor, "aws/credentials", []);
    write(editor, "aws/credentials", credentials);
    await tell(editor, ["aws/credentials", created]);
    await becomes(editor, "aws/config", []);
  },
);

withFiles(
  "a folder that is renamed takes its files along, its manifest too",
  {
    files: {
      "old/latchkey.json": '{ "rules": { "unknown-profile": "off" } }\n',
      "old/aws/config": config,
      "old/aws/credentials": slipped,
    },
  },
  async (editor) => {
    renameSync(join(editor.folder, "old"), join(editor.folder, "new"));
    const names = ["latchkey.json", "aws/config", "aws/credentials"];
    await tell(
      editor,
      ...names.map((name) => [`new/${name}`, created] as const),
      ...names.map((name) => [`old/${name}`, deleted] as const),
    );
    await becomes(editor, "new/aws/config", []);
    rmSync(join(editor.folder, "new/latchkey.json"));
    await tell(editor, ["new/latchkey.json", deleted]);
    await becomes(editor, "new/aws/config", ["unknown-profile"]);
    await becomes(editor, "old/aws/config", []);
  },
);

withFiles(
  "a folder that is deleted is told of as one, and its files are gone",
  { files: { "config/run.py": app, "home/aws/config": config.replace("profile a", "profile worker") } },
  async (editor) => {
    await becomes(editor, "config/run.py", []);
    write(editor, "home/aws/config", config.replace("profile a", "profile walker"));
    await tell(editor, ["home/aws/config", changed]);
    await becomes(editor, "config/run.py", ["unknown-app-profile"]);
    rmSync(join(editor.folder, "home"), { recursive: true });
    await tell(editor, ["home", deleted]);
    // Where no config file is left, nothing is known of profiles.
    await becomes(editor, "config/run.py", []);
  },
);

withFiles(
  "a folder that is added to the workspace is read, and one that is taken away is forgotten",
  { files: { "here/aws/config": config }, capabilities: { workspace: { workspaceFolders: true } } },
  async (editor) => {
    const other = await openEditor({ files: { "aws/config": config, "aws/credentials": slipped }, mode: "pull" });
    try {
      const folder = { uri: pathToFileURL(other.folder).toString(), name: "other" };
      const change = (event: { added: readonly object[]; removed: readonly object[] }) =>
        editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
      const codes = async () => {
        const { items } = await editor.connection.sendRequest<{ items: { code: string }[] }>(
          "textDocument/diagnostic",
          {
            textDocument: { uri: other.uri("aws/config") },
          },
        );
        return items.map(({ code }) => code).join();
      };
      const settles = (wanted: string) =>
        editor.until(`${wanted || "nothing"}`, async () => ((await codes()) === wanted ? true : undefined));
      await settles("");
      await change({ added: [folder], removed: [] });
      await settles("unknown-profile");
      await change({ added: [], removed: [folder] });
      await settles("");
      await change({ added: [folder, folder], removed: [folder] });
      await settles("unknown-profile");
    } finally {
      await other.close();
    }
  },
);

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
const many = Array.from({ length: 400 }, (_, i) => `r${i}/trust.json`);
const declared = JSON.stringify({
  roles: [...many, "gone/trust.json"].map((file, i) => ({ arn: `arn:aws:iam::123456789012:role/r${i}`, trust: file })),
});

withEditor(
  "while the workspace is read, nothing is said of what may be in it still",
  { files: { "latchkey.json": declared, ...Object.fromEntries(many.map((file) => [file, trust])) }, mode: "push" },
  async (editor) => {
    const told = () =>
      ((editor.sent.get("textDocument/publishDiagnostics") ?? []) as { uri: string; diagnostics: Diagnostic[] }[])
        .filter(({ uri }) => uri === editor.uri("latchkey.json"))
        .map(({ diagnostics }) => diagnostics.map(({ code }) => code).join());
    await editor.until("the file that is not there", () => told().find((codes) => codes !== ""));
    assert.deepEqual(
      told().filter((codes) => codes !== ""),
      ["missing-document"],
    );
  },
);
