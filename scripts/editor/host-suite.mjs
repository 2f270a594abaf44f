// Runs the Mocha suite of test/editor/host inside an extension host: of VS Code on the desktop, or of code-server.
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "../ready.mjs";
import { launchBrowser, newPage } from "./chromium.mjs";
import { startCodeServer, windowUrl } from "./code-server.mjs";

/** An extension host takes a suite only from inside the extension that it tests. */
const built = path.join(root, "dist/editor-suite");

/** Returns the suite's results, a title and an outcome each; a suite that did not reach its end counts as a failure. */
export async function runHostSuite(editor) {
  await bundleSuite();
  const scratch = mkdtempSync(path.join(os.tmpdir(), "latchkey-host-"));
  const folder = path.join(scratch, "workspace");
  cpSync(path.join(root, "test/editor/fixtures"), folder, { recursive: true });
  const results = path.join(scratch, "results");
  const run = { folder, scratch, suite: path.join(built, "index.cjs"), env: { LATCHKEY_RESULTS: results } };
  try {
    const output = await (editor.kind === "desktop" ? onDesktop(editor, run) : onCodeServer(run)).catch(String);
    // The file is the judge, not an exit status: a suite that never ran must not pass.
    const lines = existsSync(results)
      ? readFileSync(results, "utf8")
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line))
      : [];
    if (lines.at(-1) === "ended") return lines.slice(0, -1);
    return [...lines, { title: "the suite reaches its end", state: "failed", error: `It did not.\n${output}` }];
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function bundleSuite() {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: globSync("test/editor/host/*.ts", { cwd: root }),
    outdir: built,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    // One copy of mocha for all files, or their tests would go to different runners.
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
}

async function onDesktop({ executable }, { folder, scratch, suite, env }) {
  const { runTests } = await import("@vscode/test-electron");
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      extensionTestsEnv: env,
      launchArgs: [folder, "--disable-extensions", "--user-data-dir", path.join(scratch, "user")],
    });
    return "";
  } catch (error) {
    return String(error);
  }
}

async function onCodeServer({ folder, scratch, suite, env }) {
  const server = await startCodeServer({ profile: path.join(scratch, "profile"), env, for: "tests" });
  const browser = await launchBrowser();
  const ended = Promise.withResolvers();
  const timer = setTimeout(() => ended.reject(new Error(`No end in 4 minutes.\n${server.output()}`)), 240_000);
  try {
    const { page } = await newPage(browser);
    page.on("crash", () => ended.reject(new Error("The window crashed.")));
    // The window calls these two: at the end of its suite, and for what would be the console.
    await page.exposeFunction("codeAutomationExit", ended.resolve);
    await page.exposeFunction("codeAutomationLog", () => {});
    await page.goto(windowUrl(server, { folder, extension: root, suite }));
    await ended.promise;
    return server.output();
  } finally {
    clearTimeout(timer);
    await browser.close();
    await server.stop();
  }
}
