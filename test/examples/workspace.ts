// Checks a folder through both stages, as the command line and the server do, without starting either.
import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import type { Finding } from "../../core/finding.ts";
import { mayHoldDocuments } from "../../core/hosts/candidate.ts";
import { createProject } from "../../core/project.ts";
import { walk } from "../../disk/walk.ts";
import { catalog } from "../catalog/open.ts";

export interface Found extends Finding {
  readonly file: string;
  /** The characters that it marks. */
  readonly text: string;
}

/** All findings of a folder, in the order of files and texts. */
export function findingsIn(folder: string): Found[] {
  const slashed = (path: string) => path.split(sep).join("/");
  const files = new Map(
    walk(folder, mayHoldDocuments).files.map((path) => [
      slashed(path),
      { name: slashed(path), text: readFileSync(path, "utf8"), tracked: true },
    ]),
  );
  const project = createProject({ catalog, roots: [slashed(folder)], read: (name) => files.get(name) });
  project.set([...files.values()]);
  return [...files.values()].flatMap(({ name, text }) =>
    project.findings(name).map((finding) => ({
      ...finding,
      file: slashed(relative(folder, name)),
      text: text.slice(finding.span.start, finding.span.end),
    })),
  );
}
