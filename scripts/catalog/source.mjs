import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

/** Where a hand-kept file of core/catalog/source lies. */
export const sourcePath = (name) => fileURLToPath(new URL(`../../core/catalog/source/${name}`, import.meta.url));

export const readSource = (name) => readJson(sourcePath(name));

export const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The folder of an installed package, and its package.json. */
export function packageFolder(name) {
  let folder = dirname(require.resolve(name));
  for (;;) {
    try {
      const manifest = readJson(join(folder, "package.json"));
      if (manifest.name === name) return { folder, manifest };
    } catch {
      // Not the package's own folder yet: a build folder may have no package.json, or a bare one.
    }
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${name} is not installed; run npm ci.`);
    folder = parent;
  }
}
