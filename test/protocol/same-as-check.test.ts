// What the terminal says of a folder, the editor says too: of files that nobody opened, of those that were opened in any
// order, and of those that were edited and edited back.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import { latchkey } from "../cli/latchkey.ts";
import { type Editor, openEditor } from "./client.ts";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

for (const system of readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  for (const state of ["sound", "broken"]) {
    const files = filesIn(join(examples, system.name, state));
    test(`${system.name}/${state}: the terminal and the editor say the same`, { timeout: 60_000 }, () =>
      compare(files, 1),
    );
  }
}

for (const seed of [1, 2, 3]) {
  test(`files of all systems mixed (${seed}): the terminal and the editor say the same`, { timeout: 60_000 }, () =>
    compare(mixed(seed), seed),
  );
}

type Files = Readonly<Record<string, string>>;

async function compare(files: Files, seed: number): Promise<void> {
  const editor = await openEditor({ files, mode: "pull", configuration: { readHome: false } });
  try {
    const expected = inTerminal(editor.folder);
    assert.deepEqual(await unopened(editor, expected.length > 0), expected, "of files that are not open");
    const random = randomFrom(seed);
    const names = shuffled(Object.keys(files), random);
    for (const name of names) {
      const text = files[name]!;
      await editor.open(name, text, /\.jsonc?$/.test(name) ? "json" : "plaintext");
      // Half-typed, as it is while somebody edits it; then as it was.
      await editor.change(name, text.slice(0, Math.floor(random() * text.length)));
      if (random() < 0.5) await editor.pull(names[Math.floor(random() * names.length)]!);
      if (random() < 0.2) await editor.change(name, "");
      await editor.pull(name);
      await editor.change(name, text);
    }
    const found: string[] = [];
    for (const name of names) {
      for (const { code, range, message, severity } of await editor.pull(name))
        found.push(
          line(name, range.start.line + 1, range.start.character + 1, severity!, String(code), String(message)),
        );
    }
    assert.deepEqual(found.sort(), expected, "of files that are open");
  } finally {
    await editor.close();
  }
}

const severities = ["error", "warning", "info", "hint"];

function line(file: string, row: number, column: number, severity: number, code: string, message: string): string {
  return `${file}:${row}:${column} ${severities[severity - 1]} ${code}: ${message}`;
}

function inTerminal(folder: string): string[] {
  const { stdout } = latchkey(folder, ["check", "--format", "json", "--fail-on", "never"]);
  const report: Report = JSON.parse(stdout);
  return report.findings
    .map(({ file, start, severity, code, message }) =>
      line(file, start.line, start.column, severities.indexOf(severity) + 1, code, message),
    )
    .sort();
}

interface Report {
  readonly findings: readonly {
    readonly file: string;
    readonly start: { readonly line: number; readonly column: number };
    readonly severity: string;
    readonly code: string;
    readonly message: string;
  }[];
}

/** The workspace's diagnostics, once the scan is over: nothing comes any more. */
async function unopened(editor: Editor, isAny: boolean): Promise<string[]> {
  const found = new Map<string, string[]>();
  const ids = new Map<string, string>();
  for (let quiet = false; !quiet; ) {
    const ask = editor.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [...ids].map(([uri, value]) => ({ uri, value })),
    });
    // The last question is never answered, and the editor closes over it.
    ask.catch(() => undefined);
    const wait = new Promise<undefined>((resolve) =>
      setTimeout(resolve, ids.size > 0 || !isAny ? 500 : 5000, undefined),
    );
    const report = await Promise.race([ask, wait]);
    for (const item of report?.items ?? []) {
      if (item.kind !== "full") continue;
      const name = decodeURIComponent(item.uri.slice(`${editor.uri("")}/`.length));
      ids.set(item.uri, item.resultId ?? "");
      found.set(
        item.uri,
        item.items.map(({ code, range, message, severity }) =>
          line(name, range.start.line + 1, range.start.character + 1, severity!, String(code), String(message)),
        ),
      );
    }
    quiet = report === undefined;
  }
  return [...found.values()].flat().sort();
}

function filesIn(folder: string): Files {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")];
      }),
  );
}

/** Files of every system in one folder and in several, with and without the manifests, sound and broken. */
function mixed(seed: number): Files {
  const random = randomFrom(seed * 7919);
  const all = Object.entries(filesIn(examples)).filter(([name]) => !name.endsWith("mistakes.json"));
  const picked = shuffled(all, random).slice(0, 24);
  return Object.fromEntries(
    picked.map(([name, text]) => [random() < 0.5 ? name : name.split("/").slice(-2).join("/"), text]),
  );
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const order = [...values];
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}

/** Numbers from 0 to 1, the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
