import { resolve } from "node:path";
import { readCatalog } from "../disk/catalog.ts";
import { readText, textOf } from "../disk/read.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { can } from "./can.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `latchkey can`, with this terminal and this machine's files. */
export function canCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  return can(args, {
    write: terminal.write,
    writeError: terminal.writeError,
    color: terminal.color,
    facts: readCatalog(bundleFolder()),
    async read(path) {
      const reading = path === "-" ? textOf(await terminal.readStdin()) : readText(resolve(terminal.cwd, path));
      if ("reason" in reading) throw new Error(reading.reason);
      return reading.text;
    },
  });
}
