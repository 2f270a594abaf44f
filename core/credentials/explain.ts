import { cliSource } from "./cli.ts";
import { type ConfigFiles, type FilesRead, placesIn, readByCli, readByJs } from "./files.ts";
import { jsSource } from "./js.ts";
import type { Explanation, Walk } from "./walk.ts";

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
  const [cli, js, placeOf] = [readByCli(files), readByJs(files), placesIn(files)];
  const walk = (read: FilesRead): Walk => ({ read, placeOf, steps: [], visited: new Set() });
  return (profile) => {
    const awscli = cli.rejected ? rejected(cli.rejected) : cliSource(walk(cli), profile);
    return { profile, tools: { awscli, js: jsSource(walk(js), profile) } };
  };
}

/** Every profile that one of the tools knows, in order. */
export function profileNames(files: ConfigFiles): string[] {
  return [...new Set([...readByCli(files).profiles.keys(), ...readByJs(files).profiles.keys()])].sort();
}

function rejected({ message, place }: NonNullable<FilesRead["rejected"]>): Explanation {
  return { ok: false, steps: [{ text: `cannot read the ${place.in} file`, place }], error: message };
}
