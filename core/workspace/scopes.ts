import type { Catalog } from "../catalog/index.ts";
import { kindsOfManifest } from "../facts/manifest-kinds.ts";
import type { Document } from "../hosts/index.ts";
import { manifestOf } from "../model/manifest.ts";
import { nameMatches, type Settings, settingsOf } from "../settings.ts";
import type { Ignore } from "../suppress/ignore.ts";
import { ignoresOfManifest } from "../suppress/manifest-ignores.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/** The files of one manifest, or of one root that has none. */
export interface Scope {
  readonly folder: string;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly ignores: readonly Ignore[];
}

/** To which workspace each file of a project belongs, as its manifests and the folders that are open say. */
export interface Scopes {
  of(name: string): Scope;
  /** Whether a manifest leaves a file alone. An outer one excludes what an inner one holds together. */
  isExcluded(name: string): boolean;
  /** Takes a manifest's text, or that there is none any more; returns whether that changes anything of the files below. */
  takeManifest(name: string, text: string | undefined): boolean;
  /** The workspaces begin anew, since folders, settings or manifests are others. */
  restart(): void;
}

/** What manifests do not say. */
interface Surroundings {
  /** The folders that are open. */
  roots(): readonly string[];
  /** Those of the user. */
  settings(): Settings;
  /** The documents of a file as it is now, which fixes between files are written for. */
  documentsOf(name: string): readonly Document[];
}

/** What a manifest decides for its folder. */
interface ManifestSays {
  readonly settings: Settings;
  /** Globs of files that are left alone. */
  readonly exclude: readonly string[];
  readonly ignores: readonly Ignore[];
}

export function createScopes(catalog: Catalog, { roots, settings: ofUser, documentsOf }: Surroundings): Scopes {
  const manifests = new Map<string, ManifestSays>();
  const scopes = new Map<string, Scope>();

  function of(name: string): Scope {
    const folder = scopeFolderOf(name);
    const known = scopes.get(folder);
    if (known) return known;
    const ofManifest = manifests.get(folder);
    const settings = ofManifest ? withManifest(ofManifest.settings) : ofUser();
    const workspace = createWorkspace(({ file, document = 0 }) => documentsOf(file)[document], settings, catalog);
    const scope = { folder, settings, workspace, ignores: ofManifest?.ignores ?? [] };
    scopes.set(folder, scope);
    return scope;
  }

  function scopeFolderOf(name: string): string {
    for (let folder = folderOf(name); folder; folder = folderOf(folder)) {
      if (manifests.has(folder) || roots().includes(folder)) return folder;
    }
    return folderOf(name);
  }

  function withManifest(manifest: Settings): Settings {
    const base = ofUser();
    return {
      ...base,
      // Settings that say the same share one sorting of the rules.
      rules: Object.keys(manifest.rules).length === 0 ? base.rules : { ...base.rules, ...manifest.rules },
      associations: [...manifest.associations, ...base.associations],
    };
  }

  return {
    of,
    isExcluded(name) {
      for (let folder = folderOf(name); folder; folder = folderOf(folder)) {
        const below = name.slice(folder.length + 1);
        if (manifests.get(folder)?.exclude.some((glob) => nameMatches(glob, below))) return true;
      }
      return false;
    },
    takeManifest(name, text) {
      const folder = folderOf(name);
      if (text === undefined) return manifests.delete(folder);
      const after = sayingsOf(text);
      if (JSON.stringify(manifests.get(folder)) === JSON.stringify(after)) return false;
      manifests.set(folder, after);
      return true;
    },
    restart: () => scopes.clear(),
  };
}

function sayingsOf(manifest: string): ManifestSays {
  const { rules, documents, exclude } = manifestOf(manifest);
  const said = settingsOf({ rules, associations: documents });
  // What `documents` says outright goes before what a file's place in the manifest implies.
  const settings = { ...said, associations: [...said.associations, ...kindsOfManifest(manifest)] };
  return { settings, exclude: textsIn(exclude), ignores: ignoresOfManifest(manifest) };
}

function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === "string" && item !== "") : [];
}

export function isManifest(name: string): boolean {
  return name.endsWith("/latchkey.json");
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf("/"), 0));
}
