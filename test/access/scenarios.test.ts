// Runs every request of scenarios.md.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decide, explain, parseRequest } from "../../core/access/index.ts";
import { catalog } from "../catalog/open.ts";

const [head, ...sections] = readFileSync(new URL("scenarios.md", import.meta.url), "utf8")
  .split(/^## /m)
  .slice(1);
const documents: Record<string, unknown> = JSON.parse(jsonOf(head!));

test(`scenarios: ${sections.length} requests`, () => {
  assert.ok(sections.length > 100);
  for (const section of sections) check(section);
});

test("scenarios: titles are unique, and every document is used", () => {
  const titles = sections.map(titleOf);
  assert.equal(new Set(titles).size, titles.length);
  const text = sections.join("");
  assert.deepEqual(
    Object.keys(documents).filter((name) => !text.includes(`"$${name}"`)),
    [],
  );
});

function check(section: string) {
  const title = titleOf(section);
  assert.match(section, /^<https:\/\/docs\.aws\.amazon\.com\/.+>$/m, `${title}: no page`);
  const expected = /^Answer: (.+)$/m.exec(section)?.[1];
  const text = JSON.stringify(JSON.parse(jsonOf(section)), (_, value) =>
    typeof value === "string" && value.startsWith("$") && !value.startsWith("${") ? named(value.slice(1)) : value,
  );
  const parsed = parseRequest(text);
  assert.ok(!("error" in parsed), `${title}: ${"error" in parsed ? parsed.error : ""}`);
  const verdict = decide(parsed.request, parsed.documents, catalog);
  assert.ok(!("error" in verdict), `${title}: ${"error" in verdict ? verdict.error : ""}`);
  const got = verdict.explicit ? `${verdict.answer} explicitly` : verdict.answer;
  assert.equal(got, expected, title);
  const proof = explain(parsed.request, parsed.documents, catalog);
  assert.ok(!("error" in proof) && proof.answer === verdict.answer && proof.explicit === verdict.explicit, title);
}

function named(name: string): unknown {
  assert.ok(name in documents, `no document ${name}`);
  return documents[name];
}

function titleOf(section: string): string {
  return section.slice(0, section.indexOf("\n"));
}

function jsonOf(section: string): string {
  return /```json\n([\s\S]*?)\n```/.exec(section)?.[1] ?? "";
}
