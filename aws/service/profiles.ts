import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type AwsConfigFile, type AwsConfigKind, readAwsConfig, sectionsOf } from "../../core/model/aws-config.ts";

/** The names of the profiles in the files that the SDK reads, in their order; none where there are no such files. */
export function profileNames(): readonly string[] {
  return [...new Set(files().flatMap((file) => sectionsOf(file, "profile").map(({ name }) => name)))];
}

/** A setting of a profile in the config file; the default profile where none is named. */
export function profileSetting(profile: string | undefined, key: string): string | undefined {
  const [config] = files();
  const [section] = config ? sectionsOf(config, "profile", profileInUse(profile)) : [];
  return section?.entries.get(key)?.value || undefined;
}

/** The profile that the SDK takes. */
export function profileInUse(profile: string | undefined): string {
  return profile || process.env.AWS_PROFILE || "default";
}

/** Differs when either file does. */
export function filesStamp(): string {
  return paths().map(stampOf).join();
}

function stampOf(path: string): string {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return "";
  }
}

/** They are read anew each time: a profile that was just mended counts. */
function files(): AwsConfigFile[] {
  const [config, credentials] = paths();
  return [read(config, "aws-config"), read(credentials, "aws-credentials")];
}

function paths(): [config: string, credentials: string] {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  return [
    AWS_CONFIG_FILE || join(homedir(), ".aws", "config"),
    AWS_SHARED_CREDENTIALS_FILE || join(homedir(), ".aws", "credentials"),
  ];
}

function read(path: string, kind: AwsConfigKind): AwsConfigFile {
  try {
    return readAwsConfig(readFileSync(path, "utf8"), kind);
  } catch {
    return readAwsConfig("", kind);
  }
}
