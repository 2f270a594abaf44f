import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { reasonOf } from "./read.ts";

export interface Walk {
  /** Absolute paths, in the order of their names, folder by folder. */
  readonly files: readonly string[];
  /** What could not be looked into. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/** A `.gitignore` and the folder that it speaks of. */
interface Ignoring {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * All files below a folder that pass `wanted` (given the absolute path), as git sees them: `.gitignore` files are
 * respected, those above the folder up to the repository's root too. `.git` and `node_modules` are left out, other dot
 * folders are not. Links to folders are not followed, so no circle can catch it. `depth` is how many levels of folders
 * below the root are looked into.
 */
export function walk(root: string, wanted: (path: string) => boolean, depth = Number.POSITIVE_INFINITY): Walk {
  const files: string[] = [];
  const links = new Set<string>();
  const skipped: { path: string; reason: string }[] = [];
  const visit = (folder: string, above: readonly Ignoring[], level: number) => {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      skipped.push({ path: folder, reason: reasonOf(error) });
      return;
    }
    const ignoring = withRulesOf(
      folder,
      above,
      entries.some(({ name }) => name === ".gitignore"),
    );
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (level >= depth || entry.name === ".git" || entry.name === "node_modules") continue;
        if (!isIgnored(`${path}${sep}`, ignoring)) visit(path, ignoring, level + 1);
      } else if (
        (entry.isFile() || (entry.isSymbolicLink() && isFile(path))) &&
        wanted(path) &&
        !isIgnored(path, ignoring)
      ) {
        files.push(path);
        if (entry.isSymbolicLink()) links.add(path);
      }
    }
  };
  visit(root, rulesAbove(root), 0);
  return { files: withoutDoubles(files, links, root), skipped };
}

/** A link to a file that was found anyway would have everything said twice. */
function withoutDoubles(files: readonly string[], links: ReadonlySet<string>, root: string): readonly string[] {
  if (links.size === 0) return files;
  const found = new Set(files);
  const realRoot = realPathOf(root) ?? root;
  return files.filter((path) => {
    const target = links.has(path) ? realPathOf(path) : undefined;
    if (!target?.startsWith(realRoot + sep)) return true;
    const there = join(root, relative(realRoot, target));
    return there === path || !found.has(there);
  });
}

/** Where a path leads through all links; undefined where that is nowhere. */
export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function withRulesOf(folder: string, above: readonly Ignoring[], hasFile: boolean): readonly Ignoring[] {
  if (!hasFile) return above;
  try {
    return [...above, { folder, rules: ignore().add(readFileSync(join(folder, ".gitignore"), "utf8")) }];
  } catch {
    return above;
  }
}

function rulesAbove(root: string): Ignoring[] {
  const folders: string[] = [];
  for (let folder = root; ; ) {
    if (existsSync(join(folder, ".git"))) break;
    const parent = join(folder, "..");
    // Outside a repository nothing above the folder has a say.
    if (parent === folder) return [];
    folders.unshift(parent);
    folder = parent;
  }
  return folders.flatMap((folder) => [...withRulesOf(folder, [], existsSync(join(folder, ".gitignore")))]);
}

/** The deepest `.gitignore` that has an opinion decides. */
function isIgnored(path: string, ignoring: readonly Ignoring[]): boolean {
  for (let i = ignoring.length - 1; i >= 0; i--) {
    const { folder, rules } = ignoring[i]!;
    const name = relative(folder, path).split(sep).join("/") + (path.endsWith(sep) ? "/" : "");
    const { ignored, unignored } = rules.test(name);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
