// Writes docs/config-constructs.md: each way of writing a config or credentials file on which tools disagree, who reads what,
// and what Latchkey says about it, which is found by checking the example. Run by Node 24: node scripts/config-constructs.mjs
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { analyzeFile } from "../core/analyze.ts";
import { constructs } from "../core/ini/constructs.ts";
import { occurrencesIn } from "../core/ini/find-constructs.ts";
import { parseIni } from "../core/ini/parse.ts";
import { rules } from "../core/rules/index.ts";

const page = new URL("../docs/config-constructs.md", import.meta.url);

const readerNames = {
  spec: "the SDKs for Java, Rust, C and Kotlin",
  botocore: "AWS CLI and boto3",
  js: "the SDK for JavaScript",
  go: "the SDK for Go",
};

/** Rules about the form of lines that look at sections and settings rather than at the places where tools differ. */
const aboutForm = new Set([
  ...rules.filter(({ check }) => check.construct).map(({ code }) => code),
  ...["duplicate-key", "upper-case-key", "quoted-value", "empty-value", "nameless-section", "unknown-section-type"],
  "profile-prefix",
]);

export function constructsPage(catalog) {
  const rows = Object.entries(constructs).map(([code, construct]) => rowOf(code, construct, catalog));
  return `# What tools make of a config or credentials file

There is no one grammar of \`~/.aws/config\` and \`~/.aws/credentials\`: AWS CLI and boto3 read them with a library of Python's, the SDKs for
JavaScript and Go by rules of their own, those for Java, Rust, C and Kotlin by a common specification. These are the ways of writing on
which they disagree, or of which people think that they do. The last column is what Latchkey says; it was found by checking the example.

| written so | ${Object.values(readerNames).map(capital).join(" | ")} | Latchkey says |
| --- | ${Object.keys(readerNames)
    .map(() => "---")
    .join(" | ")} | --- |
${rows.join("\n")}

What all tools read alike: ASCII; \`[profile NAME]\` with one space and a name of \`A-Z a-z 0-9 . _ / @ + % : -\`; keys in small letters and
\`key = value\` at the very start of a line; comments on lines of their own, at their very start; the settings of a block indented by two
spaces; each section and each key once.

Written by scripts/config-constructs.mjs.
`;
}

function rowOf(code, { title, example, reads }, catalog) {
  const readers = Object.keys(readerNames).map((reader) => reads[reader] ?? "");
  return `| ${title}<br>${codeOf(example)} | ${readers.join(" | ")} | ${saying(code, example, catalog)} |`;
}

/** The codes at the places of the construct in its example. */
function saying(code, example, catalog) {
  const text = textOf(example);
  const places = occurrencesIn(parseIni(text), "config").filter(({ construct }) => construct === code);
  const { findings } = analyzeFile({ name: ".aws/config", text }, catalog);
  const said = findings.filter(
    (finding) =>
      (aboutForm.has(finding.code) || (code === "export-prefix" && finding.code === "unknown-key")) &&
      !(ofOtherConstruct[finding.code] && ofOtherConstruct[finding.code] !== code) &&
      places.some(({ span }) => finding.span.start <= span.end && span.start <= finding.span.end),
  );
  const unique = new Map(said.map((finding) => [finding.code, finding.severity]));
  if (unique.size === 0) return "nothing, for all read it alike";
  return [...unique].map(([rule, severity]) => `[${rule}](rules/${rule}.md) (${severity})`).join(", ");
}

/** What the shortness of an example brings along, and is about another row. */
const ofOtherConstruct = {
  "empty-section": "empty-section",
  "upper-case-key": "upper-case-key",
};

/** A whole file: with a header above, and a key that tools know. */
function textOf(example) {
  const text = example
    .replaceAll("\\n", "\n")
    .replaceAll("\\r", "\r")
    .replaceAll("\\uFEFF", "\ufeff")
    .replaceAll("\\u00a0", "\u00a0")
    .replace(/^(\s*)(?:k|name)\b/gm, "$1output")
    .replace(/^K\b/gm, "OUTPUT")
    .replace(/^export k/gm, "export output");
  return /^[[\ufeff]|\n\[default\]$/.test(text) ? text : `[default]\n${text}`;
}

function codeOf(example) {
  return `\`${example.replaceAll("|", "\\|")}\``;
}

function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { catalog } = await import("../test/catalog/open.ts");
  writeFileSync(page, constructsPage(catalog));
}
