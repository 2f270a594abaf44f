import { reasonOf } from "../disk/read.ts";
import { createLineReader } from "./line-reader.ts";
import type { Terminal } from "./terminal.ts";

/** The terminal of this process. https://no-color.org is respected. */
export function processTerminal(): Terminal {
  // A reader that has seen enough closes the pipe (`latchkey check | head`): that is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    process.stderr.write(`latchkey: the output could not be written: ${reasonOf(error, "write")}.\n`);
    process.exit(2);
  });
  return {
    write: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    async readStdin() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    color: process.stdout.isTTY === true && process.stdout.hasColors() && !process.env.NO_COLOR,
    progress: process.stderr.isTTY === true && !process.env.CI,
    cwd: process.cwd(),
    ...(process.stdin.isTTY && process.stdout.isTTY && { lines: createLineReader }),
  };
}
