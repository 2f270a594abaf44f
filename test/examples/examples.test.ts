// The sound workspaces are clean under every rule; their broken twins show the listed mistakes and nothing else.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { findingsIn } from "./workspace.ts";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
const systems = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

for (const system of systems) {
  test(`${system}: the sound workspace is clean`, () => {
    assert.deepEqual(
      findingsIn(join(examples, system, "sound")).map(
        ({ file, code, text, message }) => `${file}: ${code} at ${text}: ${message}`,
      ),
      [],
    );
  });

  test(`${system}: the broken one shows its mistakes`, () => {
    const expected: { file: string; code: string; text: string }[] = JSON.parse(
      readFileSync(join(examples, system, "mistakes.json"), "utf8"),
    );
    const line = ({ file, code, text }: { file: string; code: string; text: string }) => `${file}: ${code} at ${text}`;
    assert.deepEqual(
      findingsIn(join(examples, system, "broken"))
        .map(line)
        .sort(),
      expected.map(line).sort(),
    );
  });
}
