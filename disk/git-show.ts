import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import { type Reading, textOf } from "./read.ts";

/** A file's text at a revision, or why it has none; it is new where git has the revision, and no such file in it. */
export type GitReading = Reading | { readonly reason: string; readonly isNew: true };

/**
 * A file as git has it under a revision. It runs git, so only where the user asked for this very comparison and trusts the
 * folder; and so that nothing in the repository's settings can start another program: `cat-file` uses no filters, hooks,
 * pagers or monitors, and may fetch nothing. https://git-scm.com/docs/git-cat-file
 */
export function readFromGit(path: string, revision: string): Promise<GitReading> {
  if (!isRevision(revision)) return Promise.resolve({ reason: `"${revision}" names no revision` });
  const args = [...safely, "cat-file", "blob", `${revision}:./${basename(path)}`];
  return new Promise((resolve) => {
    execFile(
      "git",
      args,
      {
        cwd: dirname(path),
        env: { ...process.env, ...quiet },
        encoding: "buffer",
        timeout: 10_000,
        maxBuffer: 2 ** 24,
      },
      (error, stdout, stderr) =>
        resolve(error ? failedReading(error, stderr.toString("utf8"), revision) : textOf(stdout)),
    );
  });
}

/** Whether a word can be meant as a revision, and as nothing that git would take for an option or a path. */
export function isRevision(word: string): boolean {
  return /^[A-Za-z0-9_@][\w.@{}/^~+-]{0,250}$/.test(word) && !word.includes("..");
}

const safely = [
  "--no-optional-locks",
  "-c",
  "core.fsmonitor=",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "protocol.allow=never",
];

const quiet = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "",
  LC_ALL: "C",
};

function failedReading(
  error: { readonly code?: unknown; readonly killed?: boolean },
  said: string,
  revision: string,
): GitReading {
  if (error.code === "ENOENT") return { reason: "git is not installed" };
  if (error.killed) return { reason: "git did not answer" };
  if (/not a git repository/i.test(said)) return { reason: "its folder is no git repository" };
  if (/dubious ownership/i.test(said))
    return { reason: "git does not trust its folder, which belongs to somebody else" };
  if (/does not exist in|exists on disk, but not in/i.test(said))
    return { reason: `it is not in ${revision}, so that all of it is new`, isNew: true };
  return { reason: `git knows no ${revision}` };
}
