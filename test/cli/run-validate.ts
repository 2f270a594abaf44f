// Runs `latchkey validate`, built, as a user with keys in the environment and nothing else does.
import { spawn } from "node:child_process";
import { cleanEnvironment } from "../aws/ask.ts";
import type { Loopback } from "../aws/loopback.ts";
import { cli } from "./latchkey.ts";

export interface Run {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The command in a folder, asking a server on this machine, which must go on answering meanwhile. */
export async function validate(
  loopback: Loopback,
  cwd: string,
  args: readonly string[],
  { input = "", environment = {} }: Run = {},
) {
  const child = spawn(process.execPath, [cli, "validate", ...args], {
    cwd,
    env: {
      ...process.env,
      ...cleanEnvironment(),
      ...environment,
      AWS_REGION: "eu-west-1",
      AWS_ENDPOINT_URL_ACCESSANALYZER: loopback.url,
      NO_COLOR: "1",
      CI: "1",
    },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, stdout, stderr };
}

export function policyWith(action: string): string {
  return `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "${action}", "Resource": "arn:aws:s3:::lab/*" }
  ]
}
`;
}
