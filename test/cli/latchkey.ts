// Runs the built command line in a folder of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const cli = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A new folder with these files. */
export function folderWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-cli-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function latchkey(cwd: string, args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    ...(input !== undefined && { input }),
    env: { ...process.env, HOME: cwd, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}
