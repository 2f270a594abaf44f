// The hooks and the action, as pre-commit and a runner read them; docs/ci.md says what else was tried.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(path.join(root, name), "utf8");

describe("the hooks of pre-commit", () => {
  const text = read(".pre-commit-hooks.yaml");

  it("start for files that may hold something, and for no others", () => {
    const pattern = new RegExp(/^ {2}files: &files '(.*)'$/m.exec(text)?.[1] ?? "^$");
    for (const file of ["policy.json", "a/b.jsonc", "README.md", "aws/config", "home/.aws/credentials", "cors.xml"]) {
      assert.match(file, pattern);
    }
    for (const file of ["main.ts", "config", "aws/config.py", "data.xml", "config.yml"]) {
      assert.doesNotMatch(file, pattern);
    }
  });

  it("run a command that there is", () => {
    const entries = [...text.matchAll(/^ {2}entry: (.*)$/gm)].map(([, entry]) => entry);
    assert.deepEqual([...new Set(entries)], ["latchkey check"]);
  });
});

// A runner has bash on every system; here it is asked for where it surely is.
describe("the action", { skip: process.platform === "win32" }, () => {
  const action = read("action.yml");
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "latchkey-action-"));
    const modules = path.join(folder, "temp/latchkey/node_modules");
    mkdirSync(modules, { recursive: true });
    mkdirSync(path.join(folder, "work"));
    const [tgz] = globSync("dist-packages/*.tgz", { cwd: root });
    assert.ok(tgz, "dist-packages/ must hold one .tgz: run npm run package.");
    // What npm would do with it, without npm.
    execFileSync("tar", ["-xzf", path.join(root, tgz), "-C", modules]);
    execFileSync("mv", [path.join(modules, "package"), path.join(modules, "latchkey")]);
    const policy = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListObjectsV2","Resource":"*"}}';
    writeFileSync(path.join(folder, "work/user-policy.json"), policy);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("installs what it is told to", () => {
    const [install] = commands();
    assert.match(install ?? "", /^npm install --prefix "\$RUNNER_TEMP\/latchkey" .*"\$\{PACKAGE:\?[^"]*\}"$/);
    const untold = run(install ?? "", { PACKAGE: "" });
    assert.deepEqual([untold.status !== 0, /Say which package to install/.test(untold.stderr)], [true, true]);
  });

  it("writes SARIF, and fails by its own check", () => {
    const [, sarif, check] = commands();
    const written = run(sarif ?? "", { PATHS: ".", SARIF: "out.sarif" });
    assert.deepEqual([written.status, written.stdout, written.stderr], [0, "", ""]);
    const report = JSON.parse(readFileSync(path.join(folder, "work/out.sarif"), "utf8"));
    assert.equal(report.runs[0].results[0].ruleId, "api-operation-as-action");
    const checked = run(check ?? "", { PATHS: ".", FAIL_ON: "warning" });
    assert.equal(checked.status, 1);
    assert.match(checked.stdout, /^::error file=user-policy\.json,line=1,/m);
    assert.equal(run(check ?? "", { PATHS: ".", FAIL_ON: "never" }).status, 0);
    assert.equal(run(check ?? "", { PATHS: "nowhere", FAIL_ON: "never" }).status, 2);
  });

  /** The text of each `run`, in order. */
  function commands(): string[] {
    return [...action.matchAll(/^ {6}run: (?:\|\n((?: {8}.*\n?)+)|(.*)$)/gm)].map(([, block, line]) =>
      (block?.replace(/^ {8}/gm, "") ?? line ?? "").trim(),
    );
  }

  function run(command: string, env: Readonly<Record<string, string>>) {
    return spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", command], {
      cwd: path.join(folder, "work"),
      env: { ...process.env, RUNNER_TEMP: path.join(folder, "temp"), ...env },
      encoding: "utf8",
      timeout: 20_000,
    });
  }
});
