import { createRequire } from "node:module";
import type { AccessAnalyzerModule } from "../aws/contract.ts";
import { mayHoldDocuments } from "../core/hosts/candidate.ts";
import { readCatalog } from "../disk/catalog.ts";
import { createTracking } from "../disk/git-index.ts";
import { readFromGit } from "../disk/git-show.ts";
import { readText } from "../disk/read.ts";
import { readRulePage } from "../disk/rule-pages.ts";
import { today } from "../disk/today.ts";
import { readUserProfiles } from "../disk/user-profiles.ts";
import { readVersion } from "../disk/version.ts";
import { walk } from "../disk/walk.ts";
import type { Environment } from "./environment.ts";

/** Node as the server's platform. The catalog and the rules' pages lie beside the bundle. */
export function nodeEnvironment(): Environment {
  const tracked = createTracking();
  const catalog = readCatalog(__dirname);
  return {
    version: readVersion(__dirname),
    catalog,
    filesBelow: (folder) => walk(native(folder), mayHoldDocuments).files.map(slashed),
    readText(path) {
      const reading = readText(native(path));
      return "text" in reading ? reading.text : undefined;
    },
    isTracked: (path) => tracked(native(path)),
    readFromGit: (path, revision) => readFromGit(native(path), revision),
    accessAnalyzer() {
      const { createAccessAnalyzer }: AccessAnalyzerModule = createRequire(`${__dirname}/`)("./aws.cjs");
      return createAccessAnalyzer({ isRegion: (code) => catalog.region(code) !== undefined });
    },
    today,
    userProfiles: readUserProfiles,
    rulePage: (code) => readRulePage(__dirname, code),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

/** `/c:/work` is how a name spells what Windows calls `c:\work`. */
function native(name: string): string {
  return /^\/[a-z]:/i.test(name) ? name.slice(1) : name;
}

function slashed(path: string): string {
  const name = path.replaceAll("\\", "/");
  return name.startsWith("/") ? name : `/${name}`;
}
