import { cliSource } from "./cli.ts";
import { type ConfigFiles, type FilesRead, readByCli, readByJs } from "./files.ts";
import { jsSource } from "./js.ts";
import { type Explanation, failed } from "./walk.ts";

export interface ProfileExplanation {
  readonly profile: string;
  readonly tools: { readonly awscli: Explanation; readonly js: Explanation };
}

/**
 * Explains how AWS CLI and the SDK for JavaScript would get credentials for a named profile from these files alone: the
 * environment is not looked at, and nothing is run. Secrets are never part of a step.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
 */
export function explainProfile(files: ConfigFiles, profile: string): ProfileExplanation {
  return explainerOf(files)(profile);
}

/** The same for many profiles of one home, whose files are then read once. */
export function explainerOf(files: ConfigFiles): (profile: string) => ProfileExplanation {
  const cli = readByCli(files);
  const js = readByJs(files);
  return (profile) => ({ profile, tools: { awscli: byCli(files, cli, profile), js: byJs(files, js, profile) } });
}

/** Every profile that one of the tools knows, in order. */
export function profileNames(files: ConfigFiles): string[] {
  return [...new Set([...readByCli(files).profiles.keys(), ...readByJs(files).profiles.keys()])].sort();
}

function byCli(files: ConfigFiles, read: FilesRead, profile: string): Explanation {
  if (read.rejected) {
    const { message, place } = read.rejected;
    return failed([{ text: `cannot read the ${place.in} file`, place }], message);
  }
  if (!read.profiles.has(profile)) return failed([], `The config profile (${profile}) could not be found`);
  return cliSource({ files, read, steps: [], visited: [profile] }, profile);
}

function byJs(files: ConfigFiles, read: FilesRead, profile: string): Explanation {
  return jsSource({ files, read, steps: [], visited: [profile] }, profile);
}
