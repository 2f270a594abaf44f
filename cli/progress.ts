import type { Terminal } from "./terminal.ts";

/** A line that says how far a long run is; only a terminal sees it, and nothing of it stays. */
export interface Progress {
  show(done: number, total: number): void;
  clear(): void;
}

export function createProgress(
  { progress, writeError }: Terminal,
  quiet: boolean,
  verb = "Reading",
  noun = "files",
): Progress {
  const started = performance.now();
  let shown = false;
  return {
    show(done, total) {
      if (!progress || quiet || performance.now() - started < 500) return;
      writeError(`\r\u001b[K${verb} ${done} of ${total} ${noun}`);
      shown = true;
    },
    clear() {
      if (shown) writeError("\r\u001b[K");
      shown = false;
    },
  };
}
