// The command `latchkey`.
import { processTerminal } from "./process-terminal.ts";
import { run } from "./run.ts";

run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
