// Keeps what is derived from the rules equal to them: core/rules/index.ts, the header of each rule's page, docs/rules/,
// the tables in docs/ and the settings in package.json. With --check it changes nothing and fails where something differs. Run by Node 24.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { accessAnalyzerPage } from "./pages/access-analyzer.mjs";
import { settingsPage, usualSeverity } from "./pages/settings.mjs";
import { snippetsModule } from "./pages/snippets.mjs";
import { workspacePage } from "./pages/workspace.mjs";

const root = new URL("..", import.meta.url);
const check = process.argv.includes("--check");
const differing = [];
const folder = new URL("core/rules/", root);
const codes = readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && name !== "index.ts")
  .map((name) => name.slice(0, -3))
  .sort();

put("core/rules/index.ts", indexOf(codes));
put("core/rule-codes.ts", codesOf(codes));
put("core/edit/snippets.generated.ts", snippetsModule());
const { rules } = check
  ? await import(new URL("index.ts", folder))
  : await import(`${new URL("index.ts", folder)}?${Date.now()}`);
for (const rule of rules) {
  const url = new URL(`${rule.code}.md`, folder);
  const page = existsSync(url) ? readFileSync(url, "utf8") : "## Why\n\n## Reported\n\n## Not reported\n";
  const body = page.slice(Math.max(page.indexOf("## Why"), 0));
  put(`core/rules/${rule.code}.md`, `${headerOf(rule)}\n${body}`);
  put(`docs/rules/${rule.code}.md`, `${headerOf(rule)}\n${withoutDirectives(body)}`);
}
put("docs/rules/README.md", tableOf(rules));
const kept = new Set([...rules.map(({ code }) => `${code}.md`), "README.md"]);
for (const name of readdirSync(new URL("docs/rules/", root))) if (!kept.has(name)) remove(`docs/rules/${name}`);
put("docs/access-analyzer.md", accessAnalyzerPage(rules, await import(new URL("core/aws-codes.ts", root))));
put("docs/workspace.md", workspacePage(readFileSync(new URL("docs/workspace.md", root), "utf8"), rules));
// Not imported at the top, for it reads all rules, and the list of them may only have been written above.
put("docs/fixes.md", (await import("./pages/fixes.mjs")).fixesPage(rules));
settings(rules);

if (check && differing.length > 0) {
  console.error(`Not what the rules give (run \`npm run pages\`):\n${differing.join("\n")}`);
  process.exit(1);
}

function indexOf(codes) {
  const name = (code) => code.replace(/-(\w)/g, (_, c) => c.toUpperCase());
  const imports = codes.map((code) => `import { ${name(code)} } from "./${code}.ts";`).join("\n");
  return `// Written by scripts/pages.mjs from the files of this folder.\nimport type { Rule } from "../rule.ts";\n${imports}\n\n/** Every rule, in the order of the alphabet. */\nexport const rules: readonly Rule[] = [\n${codes.map((code) => `  ${name(code)},\n`).join("")}];\n`;
}

/** For rules that know the others by name: the list of the rules themselves holds them too. */
function codesOf(codes) {
  return `// Written by scripts/pages.mjs from the files of core/rules.\n\n/** The codes of all rules. */\nexport const codes: readonly string[] = [\n${codes.map((code) => `  "${code}",\n`).join("")}];\n`;
}

function headerOf(rule) {
  const severity =
    typeof rule.severity === "string"
      ? rule.severity
      : Object.entries(rule.severity)
          .map(([kind, s]) => (kind === "default" ? s : `${s} in ${kind}`))
          .join(", ");
  const aws = rule.awsCodes?.length ? ` · IAM Access Analyzer: ${rule.awsCodes.map((c) => `\`${c}\``).join(", ")}` : "";
  return `# ${rule.code}\n\n${rule.summary}\n\n*${severity}* · ${rule.kinds.join(", ")}${aws}\n`;
}

/** Readers of the documentation need no names of kinds behind the language of a block. */
function withoutDirectives(body) {
  return body.replace(/^```(\w+) .*$/gm, "```$1");
}

function tableOf(rules) {
  const rows = rules.map(
    (r) =>
      `| [${r.code}](${r.code}.md) | ${typeof r.severity === "string" ? r.severity : r.severity.default} | ${r.kinds.length > 5 ? "all policies" : r.kinds.join(", ")} | ${r.summary} |`,
  );
  return `# Rules\n\nWritten by \`npm run pages\` from core/rules.\n\n| rule | severity | kinds | reports |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}

function settings(rules) {
  const path = "package.json";
  const manifest = JSON.parse(readFileSync(new URL(path, root), "utf8"));
  const properties =
    manifest.contributes?.configuration?.properties ?? manifest.contributes?.configuration?.[0]?.properties;
  if (!properties?.["latchkey.rules"]) return;
  properties["latchkey.rules"].properties = Object.fromEntries(
    rules.map((r) => [
      r.code,
      {
        type: "string",
        enum: ["off", "hint", "info", "warning", "error"],
        description: `${r.summary} Default: ${usualSeverity(r)}.`,
      },
    ]),
  );
  put(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
  put("docs/settings.md", settingsPage(manifest, rules));
}

function put(path, text) {
  const url = new URL(path, root);
  if (existsSync(url) && readFileSync(url, "utf8") === text) return;
  differing.push(path);
  if (check) return;
  mkdirSync(new URL(".", url), { recursive: true });
  writeFileSync(fileURLToPath(url), text);
}

function remove(path) {
  differing.push(path);
  if (!check) rmSync(new URL(path, root));
}
