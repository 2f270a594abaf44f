import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { diffOf } from "../../cli/diff.ts";

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}\n`).join("");

describe("the diff that fix and new show", () => {
  it("leaves alone what did not change between two changes", () => {
    const before = numbered(12);
    const after = before.replace("line 2\n", "line two\n").replace("line 10\n", "");
    assert.equal(
      diffOf("x.json", before, after),
      [
        "--- a/x.json",
        "+++ b/x.json",
        "@@ -1,6 +1,6 @@",
        " line 0",
        " line 1",
        "-line 2",
        "+line two",
        " line 3",
        " line 4",
        " line 5",
        "@@ -8,5 +8,4 @@",
        " line 7",
        " line 8",
        " line 9",
        "-line 10",
        " line 11",
        "",
      ].join("\n"),
    );
  });

  it("is what git apply makes of it, for texts of all sorts", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "latchkey-diff-"));
    try {
      let seed = 7;
      const random = (below: number) => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed % below;
      };
      const text = () => {
        const lines = Array.from({ length: 1 + random(25) }, () => "abcd"[random(4)]).join("\n");
        return random(3) === 0 ? lines : `${lines}\n`;
      };
      for (let round = 0; round < 60; round++) {
        const [before, after] = [text(), text()];
        if (before === after) continue;
        writeFileSync(path.join(folder, "x.json"), before);
        execFileSync("git", ["apply", "-"], { cwd: folder, input: diffOf("x.json", before, after), stdio: "pipe" });
        assert.equal(readFileSync(path.join(folder, "x.json"), "utf8"), after);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("does not compare endlessly what is different all through", () => {
    const before = Array.from({ length: 40_000 }, (_, i) => `a${i}\n`).join("");
    const after = Array.from({ length: 40_000 }, (_, i) => `b${i}\n`).join("");
    assert.match(diffOf("x.json", before, after), /^@@ -1,40000 \+1,40000 @@$/m);
  });
});
