// The page on what tools make of the files is what scripts/config-constructs.mjs writes, and has no row without an answer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { constructs } from "../../core/ini/constructs.ts";
import { catalog } from "../catalog/open.ts";

const { constructsPage } = await import(new URL("../../scripts/config-constructs.mjs", import.meta.url).href);
const page: string = constructsPage(catalog);

test("docs/config-constructs.md is what the rules say (node scripts/config-constructs.mjs writes it)", () => {
  assert.equal(readFileSync(new URL("../../docs/config-constructs.md", import.meta.url), "utf8"), page);
});

test("every construct on which tools disagree is reported", () => {
  const rows = page.split("\n").filter((row) => row.startsWith("| ") && row.includes("<br>"));
  assert.equal(rows.length, Object.keys(constructs).length);
  for (const [at, { effect, title }] of Object.values(constructs).entries()) {
    const saying = rows[at]!.split(" | ").at(-1)!;
    if (effect === "rejects") assert.match(saying, /\(error\)/, title);
    if (effect === "differs") assert.match(saying, /\((?:error|warning|info)\)/, title);
  }
});
