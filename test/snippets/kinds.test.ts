// What completion offers whole, in each kind of document: put in with what its blanks propose, it has no finding.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AssistContext, Proposal } from "../../core/edit/assist.ts";
import { assistOf } from "../../core/edit/assists.ts";
import { withoutBlanks } from "../../core/edit/snippet.ts";
import { snippets } from "../../core/edit/snippets.generated.ts";
import { documentsOf } from "../../core/hosts/index.ts";
import { createProject } from "../../core/project.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

/** A file whose name tells the kind, and places in it where something whole may stand; `|` is the cursor. */
const files: Readonly<Record<string, { readonly name: string; readonly places: readonly string[] }>> = {
  "identity-policy": { name: "identity-policy.json", places: policyPlaces() },
  "bucket-policy": { name: "bucket-policy.json", places: policyPlaces() },
  "trust-policy": { name: "trust-policy.json", places: policyPlaces() },
  "resource-policy": { name: "queue-policy.json", places: policyPlaces() },
  scp: { name: "scp.json", places: policyPlaces() },
  rcp: { name: "rcp.json", places: policyPlaces() },
  cors: {
    name: "cors.json",
    places: ["|", "\n|\n", "[|]", "[\n  |\n]\n", "[\n\t|", '{ "CORSRules": [|] }', "wri|", "[\r\n    |\r\n]"],
  },
};

function policyPlaces(): string[] {
  return [
    "|",
    "\n|\n",
    "all|",
    '{ "Version": "2012-10-17", "Statement": [|] }',
    '{\n  "Version": "2012-10-17",\n  "Statement": [\n    |\n  ]\n}\n',
    '{\r\n\t"Version": "2012-10-17",\r\n\t"Statement": [\r\n\t\t|',
    '{ "Version": "2012-10-17", "Statement": | }',
  ];
}

test("every kind that has snippets is tried", () => {
  assert.deepEqual(Object.keys(snippets).sort(), Object.keys(files).sort());
});

for (const [kind, { name, places }] of Object.entries(files)) {
  test(`${kind}: whole in each place, and clean`, () => {
    const titles = snippets[kind as keyof typeof snippets]!.map(({ title }) => title);
    for (const marked of places) {
      const offered = proposalsAt(name, marked).filter(({ type }) => type === "snippet");
      for (const title of titles) {
        const proposal = offered.find(({ label }) => label.endsWith(title));
        assert.ok(proposal, `${title} in ${JSON.stringify(marked)}`);
        const text = closed(applyEdits(marked.replace("|", ""), [...(proposal.also ?? []), filledIn(proposal)]));
        assert.deepEqual(findingsOf(name, text), [], `${title} in ${JSON.stringify(marked)}\n${text}`);
      }
    }
  });
}

test("a snippet is offered in its kind alone", () => {
  const others = proposalsAt("bucket-policy.json", "|").map(({ label }) => label);
  for (const { title } of snippets["trust-policy"]!) assert.ok(!others.some((label) => label.endsWith(title)), title);
  assert.deepEqual(proposalsAt("package.json", "|"), []);
});

test("no two blanks share a cursor, for what is proposed at one would break the other's string", () => {
  const [proposal] = proposalsAt("bucket-policy.json", "|").filter(({ label }) =>
    label.endsWith("another account read"),
  );
  const stops = [...(proposal?.edit.text ?? "").matchAll(/\$\{(\d+):/g)].map(([, stop]) => stop);
  assert.deepEqual(stops, ["1", "2", "3"]);
});

function proposalsAt(name: string, marked: string): readonly Proposal[] {
  const offset = marked.indexOf("|");
  const file = { name: `/w/${name}`, text: marked.replace("|", "") };
  const [document] = documentsOf(file);
  if (!document) return [];
  const context: AssistContext = {
    catalog,
    userProfiles: [],
    file: file.name,
    index: 0,
    facts: () => [],
    documentsOf: () => [],
  };
  return assistOf(document).complete?.(document, offset, context) ?? [];
}

/** The edit of a proposal with each blank left as it is. */
function filledIn({ edit, snippet }: Proposal) {
  if (!snippet) return edit;
  return { ...edit, text: withoutBlanks(edit.text) };
}

/** What was left open is closed, as somebody would who types on. */
function closed(text: string): string {
  const open: string[] = [];
  for (const character of text) {
    if (character === "{" || character === "[") open.unshift(character === "{" ? "}" : "]");
    if (character === "}" || character === "]") open.shift();
  }
  return text + open.join("");
}

function findingsOf(name: string, text: string): string[] {
  const file = { name: `/w/${name}`, text };
  const project = createProject({ catalog, roots: ["/w"], read: () => file });
  project.set([file]);
  assert.equal(project.documents(file.name).length, 1);
  return project.findings(file.name).map(({ code, message }) => `${code}: ${message}`);
}
