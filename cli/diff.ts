import { maskSecrets } from "../core/model/masking.ts";
import { type DiffLine, lineDiff } from "./line-diff.ts";

const context = 3;

/** A unified diff of two texts, as `patch` and `git apply` read it; secrets are masked, for it is printed. */
export function diffOf(name: string, before: string, after: string): string {
  const a = linesIn(before);
  const b = linesIn(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  // What is alike at both ends need not be compared again, save for what is shown of it.
  const from = Math.max(0, start - context);
  const kept = Math.max(0, end - context);
  const lines = lineDiff(a.slice(from, a.length - kept), b.slice(from, b.length - kept));
  const out = [`--- a/${name}`, `+++ b/${name}`, ...hunksOf(lines, from)];
  return `${out.map((line) => maskSecrets(line)).join("\n")}\n`;
}

/** Changes with the lines around them; what is further apart than its surroundings is a hunk of its own. */
function hunksOf(lines: readonly DiffLine[], offset: number): string[] {
  const changed = lines.flatMap(({ sign }, index) => (sign === " " ? [] : [index]));
  const out: string[] = [];
  let hunk: { from: number; to: number } | undefined;
  const [before, after] = [numbersOf(lines, "-", offset), numbersOf(lines, "+", offset)];
  const close = () => {
    if (!hunk) return;
    const shown = lines.slice(hunk.from, hunk.to);
    const size = (other: "-" | "+") => shown.filter(({ sign }) => sign !== other).length;
    out.push(`@@ -${before[hunk.from]},${size("+")} +${after[hunk.from]},${size("-")} @@`);
    out.push(...shown.map(({ sign, line }) => sign + line));
  };
  for (const index of changed) {
    const from = Math.max(0, index - context);
    const to = Math.min(lines.length, index + context + 1);
    if (hunk && from <= hunk.to) {
      hunk.to = to;
      continue;
    }
    close();
    hunk = { from, to };
  }
  close();
  return out;
}

/** For each line its number (from 1) in the text that has lines of that sign. */
function numbersOf(lines: readonly DiffLine[], own: "-" | "+", offset: number): number[] {
  let number = offset + 1;
  return lines.map(({ sign }) => (sign === " " || sign === own ? number++ : number));
}

/** The lines, as `patch` and `git apply` read them: the end of the last is told where there is none. */
function linesIn(text: string): string[] {
  const lines = text.split("\n");
  const last = lines.pop();
  return last ? [...lines, `${last}\n\\ No newline at end of file`] : lines;
}
