import type { Catalog } from "../core/catalog/index.ts";
import { severities } from "../core/finding.ts";
import { readCatalog } from "../disk/catalog.ts";
import { readVersion } from "../disk/version.ts";
import { type Analysis, analyzeInputs } from "./analysis.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { inputsOf } from "./inputs.ts";
import { type Options, optionsOf } from "./options.ts";
import { createProgress } from "./progress.ts";
import { reporterOf } from "./report/index.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `latchkey check`: reports what is wrong with files and between them. */
export async function check(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = optionsOf(args, "check");
  const inputs = inputsOf(options, terminal.cwd);
  const stdin = inputs.stdin ? await terminal.readStdin() : undefined;
  const catalog = readCatalog(bundleFolder());
  const progress = createProgress(terminal, options.quiet);
  const analysis = await analyzeInputs({ inputs, options, catalog, cwd: terminal.cwd, stdin, progress: progress.show });
  progress.clear();
  writeReport(analysis, options, terminal, catalog);
  return exitCodeOf(analysis, options);
}

/** The report on standard output, and what could not be read on standard error. */
export function writeReport(analysis: Analysis, options: Options, terminal: Terminal, catalog: Catalog): void {
  const report = reporterOf(options.format);
  terminal.write(
    report(analysis, {
      version: readVersion(bundleFolder()),
      catalog: catalog.date,
      color: options.color && terminal.color,
      quiet: options.quiet,
      cwd: terminal.cwd,
    }),
  );
  for (const { file, reason } of analysis.unreadable)
    terminal.writeError(`latchkey: ${file} was not checked: ${reason}.\n`);
}

export function exitCodeOf({ files, unreadable }: Analysis, { failOn }: Options): ExitCode {
  if (unreadable.length > 0) return 2;
  if (failOn === "never") return 0;
  const limit = severities.indexOf(failOn);
  return files.some(({ findings }) => findings.some(({ severity }) => severities.indexOf(severity) <= limit)) ? 1 : 0;
}
