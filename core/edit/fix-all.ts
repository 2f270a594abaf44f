import type { Finding, Fix } from "../finding.ts";
import { applyEdits, type Edit } from "../text.ts";

/** A text after its fixes, and how it came about. */
export interface Fixed {
  readonly text: string;
  /** How many fixes were applied. */
  readonly applied: number;
}

/** A fix may bring the next one about; more rounds than this mean that two rules undo each other. */
const maxRounds = 10;

/**
 * Applies every fix of the wanted class to a text, again and again until none is left. Of fixes that overlap the first is
 * taken and the others wait for the next round. Where a finding offers several, its first is taken.
 */
export function fixAll(text: string, findingsOf: (text: string) => readonly Finding[], wanted: "safe" | "all"): Fixed {
  let current = text;
  let applied = 0;
  for (let round = 0; round < maxRounds; round++) {
    const fixes = applicable(findingsOf(current), wanted);
    if (fixes.length === 0) break;
    const next = applyEdits(
      current,
      fixes.flatMap(({ edits }) => edits),
    );
    if (next === current) break;
    current = next;
    applied += fixes.length;
  }
  return { text: current, applied };
}

/** The fixes that can be applied together, in the order of the findings. */
export function applicable(findings: readonly Finding[], wanted: "safe" | "all"): Fix[] {
  const taken: Edit[] = [];
  return findings.flatMap(({ fixes }) => {
    const fix = wanted === "safe" ? fixes.find(({ safe }) => safe) : fixes[0];
    if (
      !fix ||
      fix.edits.length === 0 ||
      fix.elsewhere ||
      fix.edits.some((edit) => taken.some((other) => clash(edit, other)))
    )
      return [];
    taken.push(...fix.edits);
    return [fix];
  });
}

/** Two insertions at one place clash as well: their order would be chance. */
function clash(a: Edit, b: Edit): boolean {
  if (a.span.start === b.span.start && a.span.end === b.span.end) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

/** The one smallest edit that makes `after` of `before`; undefined where they are the same. */
export function differenceOf(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { span: { start, end: before.length - end }, text: after.slice(start, after.length - end) };
}
