import { readFileSync } from "node:fs";
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

/** They are read anew each time: a profile that was just mended counts. */
function files(): AwsConfigFile[] {
  return [
    read(process.env.AWS_CONFIG_FILE || join(homedir(), ".aws", "config"), "aws-config"),
    read(process.env.AWS_SHARED_CREDENTIALS_FILE || join(homedir(), ".aws", "credentials"), "aws-credentials"),
  ];
}

function read(path: string, kind: AwsConfigKind): AwsConfigFile {
  try {
    return readAwsConfig(readFileSync(path, "utf8"), kind);
  } catch {
    return readAwsConfig("", kind);
  }
}
