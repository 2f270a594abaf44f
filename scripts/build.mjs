// Bundles Latchkey into dist/: the client, the language server, the command line and AWS's SDK, and the data they read.
//
//   node scripts/build.mjs [--minify]
import { execFileSync } from "node:child_process";
// Whole, not by name: Node 20, which only hands over to Node 24 here, has no globSync and would refuse to start.
import fs from "node:fs";
import path from "node:path";
import { ready, root } from "./ready.mjs";
import { thirdPartyLicences } from "./third-party.mjs";

ready();

const minify = process.argv.includes("--minify");
const dist = path.join(root, "dist");

/** What is built from what. Everything runs on Node 20 and later: the extension host's, and what Debian ships. */
const bundles = [
  { from: "client/extension.ts", to: "client.cjs", external: ["vscode"] },
  { from: "server/node.ts", to: "server.cjs" },
  { from: "cli/main.ts", to: "cli.cjs", banner: "#!/usr/bin/env node" },
  // Loaded by server and command line when somebody asks AWS, and not before.
  { from: "aws/service/index.ts", to: "aws.cjs" },
];

/** What the server and the command line read at run time. */
const data = [
  { from: "core/catalog/catalog.txt", to: "catalog.txt" },
  { from: "core/rules/*.md", to: "rules" },
];

const started = performance.now();
fs.mkdirSync(dist, { recursive: true });
execFileSync(process.execPath, ["scripts/validators.mjs"], { cwd: root, stdio: "inherit" });
const built = await Promise.all(bundles.map(bundle));
copyData();
const licences = thirdPartyLicences(built.map(({ metafile }) => metafile));
fs.writeFileSync(path.join(dist, "third-party-licences.txt"), licences);
const shown = built.map(({ name }) => name).join(", ");
console.log(`Built dist/ in ${Math.round(performance.now() - started)} ms: ${shown}.`);

async function bundle({ from, to, external = [], banner = "" }) {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    metafile: true,
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
  return { metafile, name: `${to} ${Math.round(fs.statSync(path.join(dist, to)).size / 1024)} KB` };
}

function copyData() {
  // A page that was renamed must not stay behind and be packaged.
  fs.rmSync(path.join(dist, "rules"), { recursive: true, force: true });
  for (const { from, to } of data) {
    const files = fs.globSync(from, { cwd: root });
    if (files.length === 0) throw new Error(`There is no ${from}.`);
    for (const file of files) {
      const target = from.includes("*") ? path.join(to, path.basename(file)) : to;
      fs.cpSync(path.join(root, file), path.join(dist, target));
    }
  }
}
