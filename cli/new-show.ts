import { diffOf } from "./diff.ts";
import type { PlannedFile } from "./new-write.ts";

/** What `--dry-run` prints: new files whole, the change where one is there. */
export function showPlan(plan: readonly PlannedFile[]): string {
  return plan.map(shown).join("\n");
}

function shown({ path, text, before, state, problem }: PlannedFile): string {
  if (problem !== undefined) return `=== ${path}: ${problem}\n`;
  if (state === "same") return `=== ${path}: as it is\n`;
  return before === undefined ? `=== ${path}\n${text}` : `=== ${path}: changes\n${diffOf(path, before, text)}`;
}
