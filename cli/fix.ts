import { writeFileSync } from "node:fs";
import { fixAll } from "../core/edit/fix-all.ts";
import { readCatalog } from "../disk/catalog.ts";
import { reasonOf } from "../disk/read.ts";
import { analyzeInputs, type CheckedFile, slashed } from "./analysis.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { diffOf } from "./diff.ts";
import { inputsOf } from "./inputs.ts";
import { optionsOf } from "./options.ts";
import { type ExitCode, type Terminal, UsageError } from "./terminal.ts";

/** `latchkey fix`: applies the safe fixes, or with --suggested all; with --diff it only shows them. */
export async function fix(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = optionsOf(args, "fix");
  const inputs = inputsOf(options, terminal.cwd);
  if (inputs.stdin) throw new UsageError("fix writes files, so it takes no standard input.");
  const catalog = readCatalog(bundleFolder());
  const analysis = await analyzeInputs({
    inputs,
    options,
    catalog,
    cwd: terminal.cwd,
    stdin: undefined,
    progress: () => {},
  });
  const wanted = options.suggested ? "all" : "safe";
  let failed = analysis.unreadable.length > 0;
  let changed = 0;
  let applied = 0;
  for (const file of analysis.files) {
    const fixed = fixAll(file.text, (text) => findingsIn(file, text), wanted);
    if (fixed.text === file.text) continue;
    if (options.diff) {
      terminal.write(diffOf(file.name, file.text, fixed.text));
    } else if (write(file, fixed.text, terminal)) {
      changed++;
      applied += fixed.applied;
    } else {
      failed = true;
    }
  }
  for (const { file, reason } of analysis.unreadable)
    terminal.writeError(`latchkey: ${file} was not read: ${reason}.\n`);
  if (!options.quiet && !options.diff) {
    terminal.write(
      changed === 0
        ? failed
          ? "Nothing was fixed.\n"
          : "Nothing to fix.\n"
        : `Applied ${applied} ${applied === 1 ? "fix" : "fixes"} in ${changed} ${changed === 1 ? "file" : "files"}.\n`,
    );
  }
  return failed ? 2 : 0;

  /** The file's own findings, for the fixes of each round; those between files count in the first, where they are known. */
  function findingsIn(file: CheckedFile, text: string) {
    if (text === file.text) return file.findings;
    return analysis.project.analyze({
      name: slashed(file.path),
      text,
      ...(options.kind && { association: options.kind }),
    }).findings;
  }
}

function write(file: CheckedFile, text: string, terminal: Terminal): boolean {
  try {
    writeFileSync(file.path, text);
    return true;
  } catch (error) {
    terminal.writeError(`latchkey: ${file.name} could not be written: ${reasonOf(error, "write")}.\n`);
    return false;
  }
}
