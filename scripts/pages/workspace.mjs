// docs/workspace.md: its table of the rules across files; the rest is written by hand.
import { usualSeverity } from "./settings.mjs";

/** What rules across files are asked about; each is a node in core/workspace/rule.ts. */
const nodes =
  "home profile ssoSession role user bucket key account app script document placeholder manifest workspace".split(" ");

const heading = "## Rules across files\n";

/** The page with the table that the rules give. */
export function workspacePage(page, rules) {
  const across = rules.filter(({ check }) => nodes.some((node) => check[node]));
  const rows = across.map(
    (rule) => `| [${rule.code}](rules/${rule.code}.md) | ${usualSeverity(rule)} | ${rule.summary} |`,
  );
  const end = page.indexOf(heading);
  const before = end < 0 ? `${page.trimEnd()}\n\n` : page.slice(0, end);
  return `${before}${heading}\nEach is a hint where it rests on a likely link.\n\n| rule | severity | reports |\n| --- | --- | --- |\n${rows.join("\n")}\n\nWritten by \`npm run pages\`.\n`;
}
