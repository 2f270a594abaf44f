// Runs every example of every rule's page, and the rarer cases in test/rules/*.md, through one driver.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Finding } from "../../core/finding.ts";
import type { Kind } from "../../core/kind.ts";
import { createProject } from "../../core/project.ts";
import { rules } from "../../core/rules/index.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";
import { drawn, type Example, type ExampleFile, examplesOf, shortenedLike } from "./literate.ts";

const folder = new URL("../../core/rules/", import.meta.url);
const only = process.env.RULE;

/** The codes of ValidatePolicy that findings in the examples have. */
const given = new Set<string | undefined>();

for (const { code } of rules) {
  if (only && only !== code) continue;
  const pages = [new URL(`${code}.md`, folder), new URL(`${code}.md`, import.meta.url)].filter((url) =>
    existsSync(url),
  );
  const examples = pages.flatMap((url) => examplesOf(readFileSync(url, "utf8")));
  test(`${code}: the page has examples of both sorts`, () => {
    assert.ok(
      examples.some(({ section }) => section === "reported"),
      "no example under Reported",
    );
    assert.ok(
      examples.some(({ section }) => section === "not-reported"),
      "no example under Not reported",
    );
  });
  for (const example of examples) test(`${code}: ${example.section}, line ${example.line}`, () => run(code, example));
}

if (!only)
  test("every code of ValidatePolicy that a rule claims is given in an example", () => {
    const claimed = rules.flatMap(({ awsCodes = [] }) => awsCodes);
    // No page holds a policy of that size; policy-size.test.ts makes them.
    const missing = claimed.filter((code) => !given.has(code) && !code.startsWith("POLICY_SIZE_"));
    assert.deepEqual(missing, []);
  });

test("every literate file is of a rule", () => {
  const strangers = readdirSync(new URL(".", import.meta.url)).filter(
    (f) => f.endsWith(".md") && !rules.some(({ code }) => `${code}.md` === f),
  );
  assert.deepEqual(strangers, []);
});

function run(code: string, example: Example): void {
  const found = findingsOf(
    code,
    example.files,
    example.files.map(({ text }) => text),
  );
  for (const [i, file] of example.files.entries()) {
    const drawing = drawn(
      file.text,
      languageOf(file),
      found[i]!.map(({ span, message }) => ({ ...span, message })),
    );
    assert.equal(shortenedLike(file.written, drawing), withPlainMarkers(file));
    assert.equal(
      example.section === "not-reported" ? found[i]!.length : 0,
      0,
      "a finding in an example that is not reported",
    );
  }
  if (example.section === "reported") assert.ok(found.flat().length > 0, "nothing is reported");
  for (const { fixes } of found.flat()) for (const { title } of fixes) assert.ok(title.length > 0);
  if (example.fixed) checkFixed(code, example, found);
}

function checkFixed(code: string, example: Example, found: readonly (readonly Finding[])[]): void {
  const texts = example.files.map(({ text }, i) => applyEdits(text, firstFixes(found[i]!)));
  const changed = texts.filter((text, i) => text !== example.files[i]!.text);
  assert.deepEqual(
    changed.map((text) => text.replace(/\r\n/g, "\n").replace("\ufeff", "")),
    example.fixed,
  );
  assert.deepEqual(
    findingsOf(code, example.files, texts)
      .flat()
      .map(({ message }) => message),
    [],
    "the rule still speaks after its fix",
  );
}

/** The first fix of each finding, as far as they do not overlap. */
function firstFixes(findings: readonly Finding[]) {
  const taken: { start: number; end: number }[] = [];
  return findings.flatMap(({ fixes }) => {
    const edits = fixes[0]?.edits ?? [];
    const overlaps = edits.some(
      ({ span }) =>
        taken.some((t) => span.start < t.end && t.start < span.end) ||
        taken.some((t) => t.start === span.start && t.end === span.end),
    );
    if (overlaps) return [];
    taken.push(...edits.map(({ span }) => span));
    return edits;
  });
}

function findingsOf(code: string, files: readonly ExampleFile[], texts: readonly string[]): Finding[][] {
  const sources = files.map(({ name, association }, i) => ({
    name: name.startsWith("example.") ? `/example/${i}-${name}` : `/example/${name}`,
    text: texts[i]!,
    ...(association !== undefined && { association: association as Kind }),
    tracked: true,
  }));
  const project = createProject({
    catalog,
    roots: ["/example"],
    today: "2026-01-01",
    read: (name) => sources.find((s) => s.name === name),
  });
  project.set(sources);
  const found = sources.map(({ name }) => project.findings(name).filter((finding) => finding.code === code));
  for (const { awsCode } of found.flat()) given.add(awsCode);
  return found;
}

function languageOf({ name, association }: ExampleFile) {
  if (name.endsWith(".md")) return "md";
  return name.endsWith(".json") && !association?.startsWith("aws-") ? "json" : "ini";
}

/** Markers are written behind `//`, `#` or nothing, as fits the column; the drawing always uses the language's own. */
function withPlainMarkers(file: ExampleFile): string {
  const prefix = languageOf(file) === "json" ? "//" : "#";
  return file.written
    .split("\n")
    .map((line) => {
      const match = /^(\s*)(\/\/|#)?(\s*)(\^+.*)$/.exec(line);
      if (!match) return line;
      const column = line.indexOf("^");
      return (column >= prefix.length ? prefix + " ".repeat(column - prefix.length) : " ".repeat(column)) + match[4];
    })
    .join("\n");
}
