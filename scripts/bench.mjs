// Measures what users wait for, beside a reference in the same run: machines are noisy, so compare, do not quote.
//
//   npm run bench [-- --json FILE]
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accessFiles, writeAccessFiles } from "./bench/access-folders.mjs";
import { writeManagedPolicies } from "./managed-policies.mjs";
import { ready, root } from "./ready.mjs";

ready();
const { measureAnalysis } = await import("./bench/analysis.mjs");
const { measureMutants } = await import("./bench/mutants.mjs");
const { at, measureWorkspace } = await import("./bench/workspace.mjs");
const { measureCommandLine, measureServer } = await import("./bench/processes.mjs");

const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-"));
const many = mkdtempSync(join(tmpdir(), "latchkey-bench-many-"));
try {
  const policies = writeManagedPolicies(folder);
  writeAccessFiles(many, accessFiles());
  const result = {
    analysis: await measureAnalysis(),
    server: await measureServer(folder),
    workspace: { ...measureWorkspace(many), rss: (await measureServer(many)).rss },
    commandLine: { policies, ...measureCommandLine(folder) },
    mutants: shareOfMutants(),
    vsix: sizeOfVsix(),
  };
  print(result);
  const at = process.argv.indexOf("--json");
  if (at > 0) writeFileSync(process.argv[at + 1], `${JSON.stringify(result, undefined, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(many, { recursive: true, force: true });
}

function print({ analysis, server, workspace, commandLine, mutants, vsix }) {
  console.log("CPU milliseconds of one analysis, medians\n");
  console.log("| policy | Latchkey, all rules | vscode-json-languageservice doValidation | jsonc-parser parseTree |");
  console.log("| ---: | ---: | ---: | ---: |");
  for (const row of analysis)
    console.log(
      `| ${(row.bytes / 1024).toFixed(1)} KB | ${ms(row.latchkey)} | ${ms(row.languageService)} | ${ms(row.parseTree)} |`,
    );
  console.log("\n| what | measured | aim |");
  console.log("| --- | ---: | ---: |");
  console.log(`| server: CPU from start to the first finding | ${ms(server.firstFinding)} ms | 250 ms |`);
  console.log(
    `| server: memory (RSS) with ${server.files} managed policies | ${Math.round(server.rss / 2 ** 20)} MB | 150 MB |`,
  );
  const { files, first, all, edits, rss } = workspace;
  console.log(`| ${files} files in 500 folders: CPU of the first check | ${ms(first)} ms | 3000 ms |`);
  console.log(
    `| ${files} files: an edit, with the findings of all files that it touches, median | ${ms(at(all, 0.5))} ms | 20 ms |`,
  );
  console.log(`| ${files} files: the same, 95 of 100 | ${ms(at(all, 0.95))} ms | 20 ms |`);
  console.log(
    `| ${files} files: an edit of latchkey.json, 95 of 100 | ${ms(at(edits["latchkey.json"], 0.95))} ms | 20 ms |`,
  );
  console.log(`| ${files} files: memory (RSS) of the server | ${Math.round(rss / 2 ** 20)} MB | 300 MB |`);
  console.log(
    `| command line over ${commandLine.policies} managed policies, wall | ${ms(commandLine.wall)} ms | 2000 ms |`,
  );
  console.log(
    `| mistakes found, of ${mutants.mutants} of ${mutants.kinds} kinds put into sound documents | ${((100 * mutants.found) / mutants.mutants).toFixed(1)} % | over 95 % |`,
  );
  console.log(
    `| .vsix | ${vsix === undefined ? "not built (npm run package)" : `${(vsix / 2 ** 20).toFixed(2)} MB`} | 3 MB |`,
  );
}

function ms(value) {
  return value < 10 ? value.toFixed(2) : String(Math.round(value));
}

function shareOfMutants() {
  const rows = measureMutants();
  const sum = (name) => rows.reduce((total, row) => total + row[name], 0);
  return { kinds: rows.length, mutants: sum("mutants"), found: sum("found") };
}

function sizeOfVsix() {
  const name = [fileURLToPath(new URL("..", import.meta.url)), join(root, "dist-packages")].flatMap((dir) =>
    existsSync(dir)
      ? readdirSync(dir)
          .filter((f) => f.endsWith(".vsix"))
          .map((f) => join(dir, f))
      : [],
  )[0];
  return name && statSync(name).size;
}
