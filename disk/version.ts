import { readFileSync } from "node:fs";

/** The version of the package that the folder of bundles lies in. */
export function readVersion(folder: string): string {
  return String(JSON.parse(readFileSync(`${folder}/../package.json`, "utf8")).version);
}
