// Bundles Latchkey into dist/: the client, the language server and the command line, and the data they read.
//
//   node scripts/build.mjs [--minify]
import { cpSync, existsSync, globSync, mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { ready, root } from "./ready.mjs";

ready();

const minify = process.argv.includes("--minify");
const dist = path.join(root, "dist");

/** What is built from what. Everything runs on Node 20 and later: the extension host's, and what Debian ships. */
const bundles = [
  { from: "client/extension.ts", to: "client.cjs", external: ["vscode"] },
  { from: "server/node.ts", to: "server.cjs" },
  { from: "cli/main.ts", to: "cli.cjs", banner: "#!/usr/bin/env node" },
];

/** What the server and the command line read at run time. */
const data = [
  { from: "core/catalog/catalog.txt", to: "catalog.txt" },
  { from: "core/rules/*.md", to: "rules" },
];

const started = performance.now();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
if (existsSync(path.join(root, "scripts/validators.mjs"))) await import("./validators.mjs");
const built = await Promise.all(bundles.map(bundle));
copyData();
console.log(`Built dist/ in ${Math.round(performance.now() - started)} ms: ${built.filter(Boolean).join(", ")}.`);

async function bundle({ from, to, external = [], banner = "" }) {
  if (!existsSync(path.join(root, from))) return void console.log(`${from} is not there yet: dist/${to} left out.`);
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: [from],
    outfile: path.join(dist, to),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    // jsonc-parser's "main" is UMD, whose requires esbuild cannot see: it would bundle cleanly and die at start.
    mainFields: ["module", "main"],
    external,
    banner: { js: banner },
    minify,
    sourcemap: minify ? false : "linked",
    logLevel: "warning",
  });
  return `${to} ${Math.round(statSync(path.join(dist, to)).size / 1024)} KB`;
}

function copyData() {
  for (const { from, to } of data) {
    const files = globSync(from, { cwd: root });
    if (files.length === 0) console.log(`${from} is not there yet: dist/${to} left out.`);
    for (const file of files) {
      cpSync(path.join(root, file), from.includes("*") ? path.join(dist, to, path.basename(file)) : path.join(dist, to));
    }
  }
}
