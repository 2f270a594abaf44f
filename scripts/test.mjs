// Everything that must hold before a change goes in.
//
//   node scripts/test.mjs               all of it, in a real editor too
//   node scripts/test.mjs --no-editor   the same short of the editor (npm run check)
//   node scripts/test.mjs --core        the quick tests alone (npm run test:core)
//   node scripts/test.mjs host lint …   only the steps so named
import { spawnSync } from "node:child_process";
// Whole, not by name: Node 20, which only hands over to Node 24 here, has no globSync and would refuse to start.
import fs from "node:fs";
import path from "node:path";
import { ready, root } from "./ready.mjs";
import { runNodeTests } from "./testing/node-tests.mjs";
import { runSteps } from "./testing/steps.mjs";

ready();
process.chdir(root);

const inFolder = (file, name) => file.startsWith(path.join("test", name) + path.sep);
const testFiles = fs.globSync("test/**/*.test.ts").filter((file) => !inFolder(file, "editor"));
const packaging = testFiles.filter((file) => inFolder(file, "packaging"));
/** Tests that start processes, or try very many inputs. */
const slow = testFiles.filter(
  (file) => file.endsWith(".slow.test.ts") || ["cli", "protocol"].some((name) => inFolder(file, name)),
);
const quick = testFiles.filter((file) => !slow.includes(file) && !packaging.includes(file));

const steps = [
  // Before the build, which writes some of them anew.
  { name: "generated", title: "generated files", run: generatedFiles },
  { name: "build", title: "build", run: () => command("scripts/build.mjs") },
  { name: "types", title: "types (tsc -b)", run: () => command("node_modules/typescript/bin/tsc", "-b") },
  {
    name: "lint",
    title: "lint and format (biome check)",
    run: () => command("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"),
  },
  { name: "unused", title: "unused code (knip)", run: () => command("node_modules/knip/bin/knip.js") },
  { name: "quick", title: "rule pages and unit tests", run: () => runNodeTests(quick, { isolation: "none" }) },
  {
    name: "slow",
    needs: "build",
    title: "protocol and command line",
    run: () => runNodeTests(slow, { isolation: "none" }),
  },
  { name: "package", needs: "build", title: "package", run: () => command("scripts/package.mjs") },
  { name: "packaging", needs: "package", title: "what is packaged", run: () => runNodeTests(packaging) },
  { name: "host", needs: "build", title: "editor: extension host", run: runHost },
  { name: "window", needs: "package", title: "editor: window with the .vsix", run: runWindow },
];

process.exitCode = await runSteps(chosen(process.argv.slice(2)));

function chosen(args) {
  if (args.includes("--core")) {
    return [{ name: "quick", title: "quick tests", run: () => runNodeTests(quick, { isolation: "none" }) }];
  }
  const named = args.filter((arg) => !arg.startsWith("-"));
  if (named.length > 0) return steps.filter(({ name }) => named.includes(name));
  return args.includes("--no-editor") ? steps.filter(({ name }) => name !== "host" && name !== "window") : steps;
}

/** What is derived from other files and kept in git must be what those give. */
function generatedFiles() {
  const checks = ["scripts/lockfile.mjs", "scripts/pages.mjs", "scripts/validators.mjs"];
  return sum(checks.map((script) => command(script, "--check")));
}

function sum(counts) {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}

/** Runs a program of ours or of a package by Node itself: what npm links in .bin is another thing on each system. */
function command(program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (error) throw error;
  if (status !== 0) console.log(`${stdout}${stderr}`.trimEnd());
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runHost() {
  const { findEditor } = await import("./editor/find-editor.mjs");
  const { runHostSuite } = await import("./editor/host-suite.mjs");
  const editor = await findEditor();
  const tests = await runHostSuite(editor);
  for (const { title, error } of tests) if (error) console.log(`\n✖ ${title}\n${error.replace(/^/gm, "    ")}`);
  console.log(`  in ${editor.name}`);
  return {
    passed: tests.filter(({ state }) => state === "passed").length,
    failed: tests.filter(({ state }) => state === "failed").length,
    skipped: tests.filter(({ state }) => state === "skipped").length,
  };
}

/** The window's tests drive code-server in Chromium, which Linux alone has; elsewhere it is said, and not counted. */
async function runWindow() {
  if (process.platform !== "linux") {
    console.log("  The window's tests drive code-server, which runs on Linux; here the extension host's stand alone.");
    return { passed: 0, failed: 0, skipped: 1 };
  }
  if (!fs.existsSync("dist/client.cjs")) throw new Error("Nothing is built: run npm run build first.");
  const { ensureCodeServer } = await import("./editor/code-server.mjs");
  const { ensureChromium } = await import("./editor/chromium.mjs");
  ensureCodeServer();
  ensureChromium();
  // Screenshots of another run would tell of what is no longer so.
  fs.rmSync("artifacts", { recursive: true, force: true });
  return runNodeTests(fs.globSync("test/editor/window/*.test.ts"), { concurrency: false });
}
