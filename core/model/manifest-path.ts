/**
 * Why a path of a manifest is left out; undefined where it is not. Nothing that a manifest says may make Latchkey look
 * elsewhere than where the manifest is.
 */
export function pathFaultOf(path: string): string | undefined {
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
