// Makes what people install, in dist-packages/: the extension (.vsix) and the command line (.tgz, for npm).
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ready, root } from "./ready.mjs";

ready();

const out = path.join(root, "dist-packages");
const manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
const name = `latchkey-${manifest.version}`;

fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out);
run("scripts/build.mjs", "--minify");
packExtension(path.join(out, `${name}.vsix`));
packCommandLine(path.join(out, `${name}.tgz`));

/** What goes in is told by .vscodeignore. */
function packExtension(file) {
  // The page that VS Code shows of an extension reaches no other file of it, so it is one without pictures and links.
  // The pages of the rules about secrets show made-up ones, which vsce takes for real.
  const flags = [
    "--no-dependencies",
    "--readme-path",
    "client/README.md",
    "--allow-missing-repository",
    "--allow-package-secrets",
    "aws",
  ];
  run("node_modules/@vscode/vsce/vsce", "package", ...flags, "--out", file);
  report(file);
}

/**
 * The command line is laid out apart, with a manifest of its own: npm would pack the "main" of the extension's in any
 * case, and publish its commands and development dependencies along.
 */
function packCommandLine(file) {
  const stage = path.join(out, "npm");
  for (const from of [
    "CHANGELOG.md",
    "LICENSE",
    "dist/cli.cjs",
    "dist/server.cjs",
    "dist/aws.cjs",
    "dist/catalog.txt",
    "dist/third-party-licences.txt",
  ]) {
    copy(from, stage);
  }
  copy("dist/rules", stage);
  // Help and README lead to them; of the rules the pages above are what `explain` prints.
  const pages = ["README.md", ...fs.globSync("docs/*.md", { cwd: root })];
  for (const page of pages) copy(page, stage);
  for (const page of pages) keepWhatLeadsSomewhere(page, stage);
  const { version, description, license, keywords, repository, engines } = manifest;
  const bin = { latchkey: "dist/cli.cjs" };
  const shown = {
    name: "latchkey",
    version,
    description,
    license,
    keywords,
    repository,
    bin,
    engines: { node: engines.node },
  };
  fs.writeFileSync(path.join(stage, "package.json"), `${JSON.stringify(shown, undefined, 2)}\n`);
  fs.chmodSync(path.join(stage, bin.latchkey), 0o755);
  execFileSync(
    "npm",
    ["pack", "--ignore-scripts", "--loglevel=error", "--no-update-notifier", "--pack-destination", out],
    {
      cwd: stage,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    },
  );
  fs.rmSync(stage, { recursive: true });
  report(file);
}

/** The package is not the repository: a picture that is not in it goes, and a link becomes its words. */
function keepWhatLeadsSomewhere(page, stage) {
  const file = path.join(stage, page);
  const folder = path.posix.dirname(page.replaceAll("\\", "/"));
  const text = fs.readFileSync(file, "utf8");
  const kept = text.replaceAll(/(!?)\[([^\]]*)\]\(([^)#\s]+)(#[^)\s]*)?\)/g, (whole, mark, words, link, place = "") => {
    if (/^\w+:/.test(link)) return whole;
    const target = path.posix.join(folder, link).replace(/^docs\/rules\//, "dist/rules/");
    if (!fs.existsSync(path.join(stage, target))) return mark ? "" : words;
    return `${mark}[${words}](${path.posix.relative(folder, target)}${place})`;
  });
  fs.writeFileSync(file, kept.replaceAll(/\n{3,}/g, "\n\n"));
}

function copy(from, stage) {
  fs.cpSync(path.join(root, from), path.join(stage, from), { recursive: true });
}

function run(script, ...args) {
  execFileSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function report(file) {
  console.log(`${path.relative(root, file)} ${Math.round(fs.statSync(file).size / 1024)} KB`);
}
