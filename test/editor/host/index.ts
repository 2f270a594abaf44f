// What an extension host runs, of VS Code on the desktop and of code-server alike: every test file beside this one.
import * as fs from "node:fs";
import * as path from "node:path";
import Mocha from "mocha";

interface Result {
  readonly title: string;
  readonly state: "passed" | "failed" | "skipped";
  readonly error?: string;
}

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, color: false });
  const here = __dirname;
  for (const file of fs.readdirSync(here)) if (file.endsWith(".test.cjs")) mocha.addFile(path.join(here, file));
  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on("pass", (test) => results.push({ title: test.fullTitle(), state: "passed" }))
      .on("pending", (test) => results.push({ title: test.fullTitle(), state: "skipped" }))
      .on("fail", (test, error) => results.push({ title: test.fullTitle(), state: "failed", error: textOf(error) }));
  });
  // The script that opened the window waits for this file: without it the suite counts as not run.
  const file = process.env.LATCHKEY_RESULTS;
  if (file) fs.writeFileSync(file, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} of ${results.length} tests failed.`);
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
