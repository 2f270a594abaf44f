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
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on("pass", (test) => report({ title: test.fullTitle(), state: "passed" }))
      .on("pending", (test) => report({ title: test.fullTitle(), state: "skipped" }))
      .on("fail", (test, error) => report({ title: test.fullTitle(), state: "failed", error: textOf(error) }));
  });
  report("ended");
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

/** A line at once for each test, so that of a suite that hangs all is known until then. */
function report(result: Result | "ended"): void {
  const file = process.env.LATCHKEY_RESULTS;
  if (file) fs.appendFileSync(file, `${JSON.stringify(result)}\n`);
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
