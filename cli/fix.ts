import { writeFileSync } from "node:fs";
import { sep } from "node:path";
import { type Fixed, fixAll } from "../core/edit/fix-all.ts";
import { readCatalog } from "../disk/catalog.ts";
import { reasonOf } from "../disk/read.ts";
import { realPathOf } from "../disk/walk.ts";
import { type Analysis, analyzeInputs, type CheckedFile, slashed } from "./analysis.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { diffOf } from "./diff.ts";
import { type Inputs, inputsOf } from "./inputs.ts";
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
  let failed = analysis.unreadable.length > 0;
  let changed = 0;
  let applied = 0;
  for (const [file, fixed] of fixedFiles(analysis, options.suggested ? "all" : "safe")) {
    if (fixed.text === file.text) continue;
    if (options.diff) {
      terminal.write(diffOf(file.name, file.text, fixed.text));
    } else if (leadsOutside(file.path, inputs)) {
      terminal.writeError(`latchkey: ${file.name} was not written: it is a link to a file outside the folder.\n`);
      failed = true;
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
}

/** More rounds than this mean that the fixes of two files undo each other. */
const maxRounds = 10;

/** Every file after its fixes. What one file's fixes bring about in another is mended as well. */
function fixedFiles(analysis: Analysis, wanted: "safe" | "all"): Map<CheckedFile, Fixed> {
  const { project, files } = analysis;
  const fixed = new Map(files.map((file): [CheckedFile, Fixed] => [file, { text: file.text, applied: 0 }]));
  let due = new Set(files.map(({ path }) => slashed(path)));
  for (let round = 0; round < maxRounds && due.size > 0; round++) {
    const touched = new Set<string>();
    for (const [file, { text: before, applied: already }] of fixed) {
      const name = slashed(file.path);
      if (!due.has(name)) continue;
      let current = before;
      const findingsOf = (text: string) => {
        if (text !== current) for (const other of analysis.change(file, text)) touched.add(other);
        current = text;
        return project.findings(name);
      };
      const { text, applied } = fixAll(before, findingsOf, wanted);
      findingsOf(text);
      fixed.set(file, { text, applied: already + applied });
    }
    due = touched;
  }
  return fixed;
}

/** Whether a file that was found, not named, is a link out of the folders that were. */
function leadsOutside(path: string, { named, roots }: Inputs): boolean {
  if (named.has(path)) return false;
  const real = realPathOf(path) ?? path;
  return !roots.some((root) => real.startsWith((realPathOf(root) ?? root).replace(/[\\/]?$/, sep)));
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
