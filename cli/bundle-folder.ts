import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where the bundle and its data lie: beside this file once it is bundled. */
export function bundleFolder(): string {
  const folder = __dirname;
  if (!existsSync(join(folder, "catalog.txt")))
    throw new Error(`catalog.txt is missing beside ${folder}: the package is not whole.`);
  return folder;
}
