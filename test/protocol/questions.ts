// An editor whose server can ask IAM Access Analyzer, which is a server on this machine.
import assert from "node:assert/strict";
import { afterEach, beforeEach } from "node:test";
import { type CancellationToken, CancellationTokenSource, type Diagnostic } from "vscode-languageserver/node";
import { cleanEnvironment } from "../aws/ask.ts";
import { finding, startLoopback } from "../aws/loopback.ts";
import { type Editor, type EditorOptions, openEditor } from "./client.ts";

/** A policy of which AWS says what Latchkey says too, and one thing more. */
export const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:ListObjectsV2", "Resource": "arn:aws:s3:::lab/*" }
  ]
}
`;

type Questions = Awaited<ReturnType<typeof openQuestions>>;

/** An editor and a server for each test of the suite that this is called in. */
export function eachQuestions(): Omit<Questions, "close"> {
  let open: Questions;
  beforeEach(async () => {
    open = await openQuestions();
  });
  afterEach(() => open.close());
  return {
    get loopback() {
      return open.loopback;
    },
    get editor() {
      return open.editor;
    },
    connection: () => open.connection(),
    ask: (...given) => open.ask(...given),
  };
}

async function openQuestions() {
  const loopback = await startLoopback(() => ({
    findings: [
      finding("INVALID_ACTION", [["Statement", 0, "Action"]], { type: "ERROR" }),
      finding(
        "NEW_CODE",
        [
          ["Statement", 0, "Resource"],
          ["Statement", 0, "Effect"],
        ],
        { type: "SECURITY_WARNING" },
      ),
    ],
  }));
  const editor = await openEditorWith(cleanEnvironment(), {
    mode: "pull",
    files: {
      "other.json": text.replace("ListObjectsV2", "GetObject"),
      "draft.json": text.replace("lab", "<BUCKET>"),
    },
  });
  const connection = () => ({ endpoint: loopback.url, region: "eu-west-1" });
  return {
    loopback,
    editor,
    connection,
    ask: (params: object, token: CancellationToken = new CancellationTokenSource().token) =>
      editor.connection.sendRequest<{ problems: { code: string; message: string }[]; [key: string]: unknown }>(
        "latchkey/analyzer/ask",
        { connection: connection(), ...params },
        token,
      ),
    async close() {
      await editor.close();
      await loopback.close();
      assert.deepEqual(loopback.complaints, []);
    },
  };
}

/** The server takes its environment from this process when it is started. */
export async function openEditorWith(
  environment: Readonly<Record<string, string | undefined>>,
  options: EditorOptions,
): Promise<Editor> {
  const before = process.env;
  process.env = { ...before, ...environment };
  try {
    return await openEditor(options);
  } finally {
    process.env = before;
  }
}

export function shown(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ source, code, severity, range }) => `${source} ${code} ${severity} ${range.start.line}:${range.start.character}`,
  );
}
