// Every snippet that VS Code offers, expanded with what it proposes, is a document without findings.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { withoutBlanks } from "../../core/edit/snippet.ts";
import { snippets } from "../../core/edit/snippets.generated.ts";
import { createProject } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";

const folder = new URL("../../snippets/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

const contributed = (manifest.contributes.snippets as { path: string }[]).map(({ path }) =>
  path.replace("./snippets/", ""),
);

test("VS Code is given the snippets of languages of ours; those of kinds come with completion", () => {
  const kinds = Object.keys(snippets).map((kind) => `${kind}.code-snippets`);
  assert.deepEqual([...contributed, ...kinds].sort(), readdirSync(folder).sort());
});

for (const file of contributed) {
  const bodies: Record<string, { body: string[] }> = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  for (const [title, { body }] of Object.entries(bodies)) {
    test(`${file}: ${title}`, () => {
      const text = withoutBlanks(body.join("\n"));
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
