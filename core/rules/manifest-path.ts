import { manifestValuesOf } from "../model/manifest-values.ts";
import type { Rule } from "../rule.ts";

export const manifestPath: Rule = {
  code: "manifest-path",
  kinds: ["manifest"],
  severity: "error",
  summary: "A path of the manifest leads out of its folder, or to something that is no file of it.",
  check: {
    *manifestRoot(root) {
      for (const { text, meaning } of manifestValuesOf(root)) {
        const fault = meaning === "path" ? faultOf(text.value) : undefined;
        if (fault) yield { span: text.span, message: `${fault} The path is left out.` };
      }
    },
  },
};

/** Nothing that a manifest says may make Latchkey look elsewhere than where the manifest is. */
function faultOf(path: string): string | undefined {
  if (path === "") return "An empty path names no file.";
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return "A manifest names files by paths, not by addresses.";
  if (path.startsWith("/") || /^[a-z]:/i.test(path) || path.startsWith("~"))
    return "Paths in a manifest are relative to its folder.";
  if (path.includes("\\")) return "Paths in a manifest have forward slashes on every system.";
  if (leavesFolder(path)) return "This leads out of the manifest's folder, which a manifest may not do.";
  if (/(?:^|\/)latchkey\.json$/.test(path)) return "This is a manifest, not a document that belongs to somebody.";
  return path.endsWith("/") || /(?:^|\/)\.{1,2}$/.test(path) ? "This is a folder, and a file is needed." : undefined;
}

function leavesFolder(path: string): boolean {
  let depth = 0;
  for (const step of path.split("/")) {
    if (step === "..") depth--;
    else if (step !== "" && step !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}
