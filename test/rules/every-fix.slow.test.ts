// Every fix on every page, not only the first: the document parses as well as before, and the finding is gone.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { parseJson } from "../../core/json/parse.ts";
import type { Kind } from "../../core/kind.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";
import { type ExampleFile, examplesOf } from "./literate.ts";

const pages = [new URL("../../core/rules/", import.meta.url), new URL("./", import.meta.url)].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ code: name.slice(0, -3), page: readFileSync(new URL(name, folder), "utf8") })),
);

for (const { code, page } of pages)
  test(code, () => {
    for (const { section, line, files } of examplesOf(page))
      if (section === "reported") for (const file of files) checkFixes(code, file, line);
  });

function checkFixes(code: string, file: ExampleFile, line: number): void {
  const before = findingsOf(code, file, file.text);
  for (const finding of before) {
    for (const fix of finding.fixes) {
      const place = `line ${line}: ${fix.title}`;
      const text = applyEdits(file.text, fix.edits);
      assert.notEqual(text, file.text, place);
      if (file.name.endsWith(".json")) {
        const broken = ({ problems }: ReturnType<typeof parseJson>) => problems.filter(({ kind }) => kind === "syntax");
        assert.ok(broken(parseJson(text)).length <= broken(parseJson(file.text)).length, `${place}\n${text}`);
      }
      const after = findingsOf(code, file, text);
      const same = after.filter(
        ({ message, path }) => message === finding.message && String(path) === String(finding.path),
      );
      const sameBefore = before.filter(
        ({ message, path }) => message === finding.message && String(path) === String(finding.path),
      );
      assert.ok(same.length < sameBefore.length || after.length < before.length, `${place}: still there\n${text}`);
    }
  }
}

function findingsOf(code: string, { name, association }: ExampleFile, text: string) {
  const source = { name, text, ...(association !== undefined && { association: association as Kind }), tracked: true };
  return analyzeFile(source, catalog).findings.filter((finding) => finding.code === code);
}
