// The command `latchkey`, and each of the threads that a long run of it starts.
import { processTerminal } from "./process-terminal.ts";
import { run } from "./run.ts";
import { workIfWorker } from "./workers.ts";

if (!workIfWorker()) {
  run(process.argv.slice(2), processTerminal()).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      // Node's own answer would be 1, which says that there are findings.
      process.stderr.write(`latchkey: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
