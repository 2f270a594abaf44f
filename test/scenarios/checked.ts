// Puts a generated set through both stages, and its expectations to the evaluator, without writing it anywhere.
import { parseJson } from "../../core/json/parse.ts";
import { createProject } from "../../core/project.ts";
import type { GeneratedFile } from "../../core/scenarios/scenario.ts";
import { isMet, judgeExpectations } from "../../core/workspace/grants/expectations.ts";
import { catalog } from "../catalog/open.ts";

/** Every finding in a set, as a line. */
export function findingsIn(files: readonly GeneratedFile[]): string[] {
  const all = new Map(files.map(({ path, text }) => [`/set/${path}`, { name: `/set/${path}`, text, tracked: true }]));
  const project = createProject({ catalog, roots: ["/set"], read: (name) => all.get(name) });
  project.set([...all.values()]);
  return [...all.values()].flatMap(({ name, text }) =>
    project
      .findings(name)
      .map(({ code, message, span }) => `${name}: ${code} at ${text.slice(span.start, span.end)}: ${message}`),
  );
}

/** What the manifest expects and how many of it the evaluator does not confirm, as lines. */
export function unmetIn(files: readonly GeneratedFile[]): { readonly expected: number; readonly unmet: string[] } {
  const manifest = files.find(({ path }) => path === "latchkey.json");
  const { root } = parseJson(manifest?.text ?? "{}");
  if (!root) throw new Error("The manifest is not JSON.");
  const judged = [...judgeExpectations(root, (path) => files.find((file) => file.path === path)?.text, catalog)];
  return {
    expected: judged.length,
    unmet: judged
      .filter((one) => !isMet(one))
      .map(({ who, action, on, wanted, answer, why }) => `${who} ${action} ${on}: ${answer}, not ${wanted}: ${why}`),
  };
}
