/** What a command may do to the world beyond its files: so that tests can watch it, and nothing else writes anywhere. */
export interface Terminal {
  write(text: string): void;
  writeError(text: string): void;
  readStdin(): Promise<Uint8Array>;
  /** Whether standard output shows colour. */
  readonly color: boolean;
  /** Whether a progress line on standard error is seen by a person and can be wiped again. */
  readonly progress: boolean;
  readonly cwd: string;
  /** Reads what a person types, line by line; undefined where nobody sits at the terminal. */
  lines?(): LineReader;
}

/** Questions and answers on a terminal. */
export interface LineReader {
  /** The next line; undefined when there will be no more. */
  ask(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** How a command ended: 0 fine, 1 findings, 2 wrong usage or an input that could not be read, 3 (of `can`) it depends. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The command line was wrong: its message goes to the user, and the exit code is 2. */
export class UsageError extends Error {}
