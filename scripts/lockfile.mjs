// Completes package-lock.json with the programs for other systems that packages bring as optional dependencies. npm
// leaves out those that the registry it installs from does not have, and then `npm ci` refuses the lockfile, here and
// on the systems that do need them. Run it after every change of dependencies; with --check it only looks.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./ready.mjs";

const file = path.join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = Object.entries(lock.packages).flatMap(([at, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(name, at))
    .map(([name, version]) => [`node_modules/${name}`, entryFor(name, version, dev)]),
);

if (process.argv.includes("--check")) {
  for (const [name] of missing) console.error(`package-lock.json lacks ${name}: run npm run lockfile.`);
  process.exitCode = missing.length > 0 ? 1 : 0;
} else {
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
  lock.packages = Object.fromEntries(packages.sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
  console.log(`${missing.length} packages added to package-lock.json.`);
}

/** Beside the package that wants it, or where every package looks. */
function isLocked(name, at) {
  return `node_modules/${name}` in lock.packages || `${at}/node_modules/${name}` in lock.packages;
}

/**
 * Such packages are named for the system that they are for, which npm must know so as not to ask for them elsewhere. The
 * members stand in the order in which npm writes them.
 */
function entryFor(name, version, dev) {
  const words = name.split(/[/-]/);
  const one = (known) => words.filter((word) => known.includes(word)).slice(0, 1);
  const os = one([
    "aix",
    "android",
    "darwin",
    "freebsd",
    "linux",
    "netbsd",
    "openbsd",
    "openharmony",
    "sunos",
    "win32",
  ]);
  const cpu = one(["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"]);
  const libc = /musl/.test(name) ? ["musl"] : /gnu/.test(name) ? ["glibc"] : [];
  const entry = { version, cpu, dev, libc, optional: true, os };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value.length !== 0));
}
