import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rules } from "../../core/rules/index.ts";

const page = readFileSync(new URL("../../docs/cors.md", import.meta.url), "utf8");

test("docs/cors.md names every rule about CORS with its severity", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| "));
  for (const { code, kinds, severity } of rules) {
    if (kinds.length > 1 || kinds[0] !== "cors") continue;
    const row = rows.find((line) => line.includes(`[${code}](rules/${code}.md)`));
    assert.ok(row, `${code} is not in docs/cors.md`);
    assert.ok(row.split("|").at(-2)!.includes(String(severity)), `${code} is ${severity}: ${row}`);
  }
});
