import { existsSync, readFileSync } from "node:fs";
import { openCatalog } from "../../core/catalog/index.ts";
import { createProject } from "../../core/project.ts";
import { examplesOf } from "../../test/rules/literate.ts";

const root = new URL("../../", import.meta.url);

/** docs/fixes.md: the fixes that the examples of each rule's page are offered, by class. */
export function fixesPage(rules) {
  const catalog = openCatalog(readFileSync(new URL("core/catalog/catalog.txt", root), "latin1"));
  const offered = rules.map(({ code }) => ({ code, ...titlesOf(code, catalog) }));
  const cell = (titles) => titles.map((title) => title.replaceAll("|", "\\|").replaceAll("<", "&lt;")).join("<br>");
  const rows = offered
    .filter(({ safe, suggested }) => safe.length + suggested.length > 0)
    .map(({ code, safe, suggested }) => `| [${code}](rules/${code}.md) | ${cell(safe)} | ${cell(suggested)} |`);
  const without = offered.filter(({ safe, suggested }) => safe.length + suggested.length === 0);
  const count = (name) => offered.filter((rule) => rule[name].length > 0).length;
  return `# Fixes

Written by \`npm run pages\` from what the rules offer for the examples on their pages, so the titles hold the names of those
examples; of fixes that differ in nothing else there is one.

- A **safe** fix leaves the access that the document grants as it is, and the document still parses. \`latchkey fix\` and
  fixing on save apply these alone. ${count("safe")} rules have one.
- A **suggested** fix may change what is allowed, or rests on a guess about what was meant. It is for you to choose.
  ${count("suggested")} rules have one.

| rule | safe | suggested |
| --- | --- | --- |
${rows.join("\n")}

Without a fix, because what is right only you can know: ${without.map(({ code }) => `[${code}](rules/${code}.md)`).join(", ")}.
`;
}

function titlesOf(code, catalog) {
  const pages = [`core/rules/${code}.md`, `test/rules/${code}.md`]
    .map((path) => new URL(path, root))
    .filter(existsSync);
  const examples = pages.flatMap((url) => examplesOf(readFileSync(url, "utf8")));
  const fixes = examples
    .filter(({ section }) => section === "reported")
    .flatMap(({ files }) => findingsOf(files, catalog))
    .filter((finding) => finding.code === code)
    .flatMap((finding) => finding.fixes);
  const titles = (wanted) => {
    const byShape = new Map();
    for (const { title, safe } of fixes)
      if (safe === wanted && !byShape.has(shapeOf(title))) byShape.set(shapeOf(title), title);
    return [...byShape.values()].slice(0, 6);
  };
  return { safe: titles(true), suggested: titles(false) };
}

/** A title without the names and numbers in it: the words in lower-case letters alone. */
function shapeOf(title) {
  const words = title.split(" ").filter((word, i) => i === 0 || /^[a-z]+[,.;]?$/.test(word));
  return words.slice(0, 4).join(" ");
}

function findingsOf(files, catalog) {
  const named = files.map(({ name, association, text }) => ({
    name: `/example/${name}`,
    text,
    ...(association !== undefined && { association }),
    tracked: true,
  }));
  const project = createProject({
    catalog,
    roots: ["/example"],
    read: (name) => named.find((file) => file.name === name),
    today: "2026-01-01",
  });
  project.set(named);
  return named.flatMap(({ name }) => project.findings(name));
}
