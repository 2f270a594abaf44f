// Both stages over a large workspace: the first check of all, and edits of files of every sort with the findings of all
// that they touch. Run alone it prints the times of each kind of edit, for profiling: node scripts/bench/workspace.mjs
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openCatalog } from "../../core/catalog/index.ts";
import { mayHoldDocuments } from "../../core/hosts/candidate.ts";
import { createProject } from "../../core/project.ts";
import { walk } from "../../disk/walk.ts";
import { accessFiles, writeAccessFiles } from "./access-folders.mjs";

const root = new URL("../../", import.meta.url);

/** What somebody changes in a file of a folder: something that others rest on, so that findings come and go. */
const edits = {
  "role/trust-policy.json": (text) => text.replace('"ecs-tasks.amazonaws.com"', '"batch.amazonaws.com"'),
  "role/permissions.json": (text) => text.replace('"s3:PutObject",', ""),
  "bucket/bucket-policy.json": (text) => text.replaceAll("-worker", "-walker"),
  "bucket/cors.json": (text) => text.replace('"GET"', '"PUT"'),
  "aws/config": (text) => text.replace("source_profile = image-analyst", "source_profile = image-analist"),
  "run.py": (text) => text.replace("-collaborator", "-collaborators"),
  "task-definition.json": (text) => text.replace("123456789123", "123456789132"),
  "README.md": (text) => text.replaceAll("--bucket study-", "--bucket studi-"),
  "people/user-policy.json": (text) => text.replace("123456789123", "210987654321"),
  "latchkey.json": (text) => text.replace('"region": "us-east-1"', '"region": "eu-west-1"'),
};

/** CPU and wall milliseconds of the first check, of edits, and the memory that both leave. */
export function measureWorkspace(folder) {
  const catalog = openCatalog(readFileSync(new URL("core/catalog/catalog.txt", root), "latin1"));
  const open = new Map();
  const read = (name) => ({ name, text: open.get(name) ?? readFileSync(name, "utf8"), tracked: true });
  const before = process.cpuUsage();
  const names = walk(folder, mayHoldDocuments).files;
  const project = createProject({ catalog, roots: [folder], read });
  const isManifest = (name) => name.endsWith("/latchkey.json");
  project.set([...names.filter(isManifest), ...names.filter((name) => !isManifest(name))].map(read));
  let findings = 0;
  for (const name of names) findings += project.findings(name).length;
  const first = cpuSince(before);

  const times = Object.fromEntries(Object.keys(edits).map((name) => [name, []]));
  let touched = 0;
  const apply = (name, text, kind) => {
    open.set(name, text);
    const started = performance.now();
    const changed = project.set([read(name)]);
    for (const file of changed) touched += project.findings(file).length;
    if (kind) times[kind].push(performance.now() - started);
  };
  for (const [kind, edit] of Object.entries(edits)) {
    const files = names.filter((name) => name.endsWith(`/${kind}`));
    for (let i = 0; i < 24; i++) {
      const name = files[(i * 37) % files.length];
      const text = readFileSync(name, "utf8");
      if (edit(text) === text) throw new Error(`The edit of ${kind} changes nothing.`);
      // What runs for the first time is not yet compiled; an editor's server has run before.
      const measured = i < 4 ? undefined : kind;
      apply(name, edit(text), measured);
      apply(name, text, measured);
    }
  }
  return { files: names.length, findings, touched, first, edits: times, all: Object.values(times).flat() };
}

export const at = (times, share) => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)];

function cpuSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-workspace-"));
  try {
    writeAccessFiles(folder, accessFiles(Number(process.argv[2] ?? 500)));
    const { files, findings, touched, first, edits: times, all } = measureWorkspace(folder);
    console.log(`${files} files: ${Math.round(first)} ms CPU, ${findings} findings`);
    for (const [kind, of] of [...Object.entries(times), ["all", all]])
      console.log(
        `${kind.padEnd(28)} median ${at(of, 0.5).toFixed(2)} ms  p95 ${at(of, 0.95).toFixed(2)} ms  worst ${at(of, 1).toFixed(2)} ms`,
      );
    global.gc?.();
    console.log(
      `${touched} findings looked at; ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB RSS, ${Math.round(process.memoryUsage().heapUsed / 2 ** 20)} MB heap`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
