import { readFileSync } from "node:fs";

/** The Markdown page of a rule, from the folder that lies beside the bundle; undefined for what is no rule. */
export function readRulePage(folder: string, code: string): string | undefined {
  if (!/^[a-z0-9-]+$/.test(code)) return undefined;
  try {
    return readFileSync(`${folder}/rules/${code}.md`, "utf8").replace(/^```(\w+) .*$/gm, "```$1");
  } catch {
    return undefined;
  }
}
