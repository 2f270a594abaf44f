import { createInterface } from "node:readline";
import type { LineReader } from "./terminal.ts";

/** Reads lines from the terminal of this process. Ctrl+C and Ctrl+D end the input. */
export function createLineReader(): LineReader {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const pending: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let closed = false;
  const give = (line: string | undefined) => {
    const take = waiting;
    waiting = undefined;
    if (take) take(line);
    else if (line !== undefined) pending.push(line);
  };
  reader.on("line", give);
  reader.on("close", () => {
    closed = true;
    give(undefined);
  });
  reader.on("SIGINT", () => {
    process.stdout.write("\n");
    reader.close();
  });
  return {
    ask(prompt) {
      // Lines may come in faster than they are asked for, as when somebody pastes several.
      const early = pending.shift();
      if (early !== undefined || closed) return Promise.resolve(early);
      reader.setPrompt(prompt);
      reader.prompt();
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    close: () => reader.close(),
  };
}
