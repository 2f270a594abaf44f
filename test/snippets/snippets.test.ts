// Every snippet, expanded with what it proposes, is a document without findings.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createProject } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";

const folder = new URL("../../snippets/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

test("package.json names every file of snippets, for its language", () => {
  const named = (manifest.contributes.snippets as { path: string }[]).map(({ path }) =>
    path.replace("./snippets/", ""),
  );
  assert.deepEqual(named.sort(), readdirSync(folder).sort());
});

for (const file of readdirSync(folder)) {
  const snippets: Record<string, { body: string[] }> = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  for (const [title, { body }] of Object.entries(snippets)) {
    test(`${file}: ${title}`, () => {
      const text = expanded(body);
      assert.doesNotMatch(text, /\$[\d{]/);
      const source = { name: "/w/aws/config", text };
      const project = createProject({ catalog, roots: ["/w"], read: () => source });
      project.set([source]);
      assert.equal(project.documents(source.name).length, 1);
      assert.deepEqual(
        project.findings(source.name).map(({ code, message }) => `${code}: ${message}`),
        [],
      );
    });
  }
}

/** The text that an editor inserts, every tab stop left at its default. */
function expanded(body: readonly string[]): string {
  return body
    .join("\n")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\d/g, "");
}
