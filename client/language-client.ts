import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, TransportKind } from "vscode-languageclient/node";
import { pageOf } from "./rule-pages.ts";

/** Which files the server hears of. It decides by name and content whether it has anything to say about one. */
const languages = ["json", "jsonc", "markdown", "ini", "properties", "plaintext", "aws-config"];

/** The command line goes by the same names. */
const corsFiles = "**/*[cC][oO][rR][sS]*.{xml,yaml,yml}";

/** Languages of which only some files are ours: an app's settings, what runs the `aws` command, and CORS rules by their name. */
const files = [
  { language: "python", pattern: "**/{run,config}.py" },
  { language: "shellscript", pattern: "**/*" },
  { language: "makefile", pattern: "**/*" },
  { language: "xml", pattern: corsFiles },
  { language: "yaml", pattern: corsFiles },
];

/** Where such files lie; not old revisions in a diff, the output, or what other extensions make up. */
const schemes = ["file", "untitled", "vscode-remote"];

export function createLanguageClient(context: vscode.ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath("dist/server.cjs");
  return new LanguageClient(
    "latchkey",
    "Latchkey",
    { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc } },
    clientOptions(),
  );
}

function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: schemes.flatMap((scheme) => [
      ...languages.map((language) => ({ scheme, language })),
      ...files.map((filter) => ({ scheme, ...filter })),
    ]),
    outputChannel: vscode.window.createOutputChannel("Latchkey", { log: true }),
    initializationOptions: {
      // VS Code's own JSON support reports syntax in these languages; twice would be once too many.
      jsonSyntaxLanguages: ["json", "jsonc"],
      rulePages: pageOf("{code}"),
      suggestCommand: "editor.action.triggerSuggest",
      openCommand: "latchkey.openFile",
    },
  };
}
