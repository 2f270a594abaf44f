import { maskSecrets } from "../core/model/masking.ts";

const context = 3;

/** A unified diff of two texts as one hunk around all that differs; secrets are masked, for it is printed. */
export function diffOf(name: string, before: string, after: string): string {
  const a = linesIn(before);
  const b = linesIn(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const from = Math.max(0, start - context);
  const lead = a.slice(from, start);
  const tail = a.slice(a.length - end, a.length - end + context);
  const removed = a.slice(start, a.length - end);
  const added = b.slice(start, b.length - end);
  const kept = lead.length + tail.length;
  const lines = [
    `--- a/${name}`,
    `+++ b/${name}`,
    `@@ -${from + 1},${removed.length + kept} +${from + 1},${added.length + kept} @@`,
    ...lead.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...tail.map((line) => ` ${line}`),
  ];
  return `${lines.map((line) => maskSecrets(line)).join("\n")}\n`;
}

/** The lines, as `patch` and `git apply` read them: the end of the last is told where there is none. */
function linesIn(text: string): string[] {
  const lines = text.split("\n");
  const last = lines.pop();
  return last ? [...lines, `${last}\n\\ No newline at end of file`] : lines;
}
