import { homedir } from "node:os";
import { join } from "node:path";
import { type AwsConfigKind, readAwsConfig, sectionsOf } from "../core/model/aws-config.ts";
import { readText } from "./read.ts";

/** The names of the user's own profiles in ~/.aws; nothing else of those files is kept. */
export function readUserProfiles(): string[] {
  const files: Readonly<Record<string, AwsConfigKind>> = { config: "aws-config", credentials: "aws-credentials" };
  return Object.entries(files).flatMap(([name, kind]) => {
    const reading = readText(join(homedir(), ".aws", name));
    return "text" in reading
      ? sectionsOf(readAwsConfig(reading.text, kind), "profile").map((section) => section.name)
      : [];
  });
}
