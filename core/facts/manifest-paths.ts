/** A path of the manifest's as names of files are: from the workspace's folder. Undefined where it leads out of the manifest's own. */
export function pathFrom(manifest: string, path: string): string | undefined {
  if (path === "" || path.startsWith("/") || path.includes("\\") || /^[a-z]+:/i.test(path)) return undefined;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  const slash = manifest.lastIndexOf("/");
  return `${manifest.slice(0, slash + 1)}${steps.join("/")}`;
}
