import type { Catalog } from "../catalog/index.ts";
import { createProject } from "../project.ts";
import type { GeneratedFile } from "./scenario.ts";

/** What the rules say of a set before it is written, each as `file: message`; nothing, unless an answer is very odd. */
export function findingsOfSet(files: readonly GeneratedFile[], catalog: Catalog): string[] {
  const all = new Map(files.map(({ path, text }) => [`${folder}/${path}`, { name: `${folder}/${path}`, text }]));
  const project = createProject({ catalog, roots: [folder], read: (name) => all.get(name) });
  project.set([...all.values()]);
  return [...all.keys()].flatMap((name) =>
    project.findings(name).map(({ message }) => `${name.slice(folder.length + 1)}: ${message}`),
  );
}

/** Where the set is taken to lie. */
const folder = "/set";
