// `latchkey fix`, built: what it writes, what it shows, and that nothing is left to do after it.
import assert from "node:assert/strict";
import { cpSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folderWith, latchkey } from "./latchkey.ts";

const unversioned = '{\n  "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }\n}\n';
const sound = unversioned.replace("{\n", '{\n  "Version": "2012-10-17",\n');

test("fix writes the safe fixes; --diff writes nothing", () => {
  const folder = folderWith({ "a-policy.json": unversioned });
  const diff = latchkey(folder, ["fix", "--diff"]);
  assert.match(diff.stdout, /^\+ {2}"Version": "2012-10-17",$/m);
  assert.equal(readFileSync(join(folder, "a-policy.json"), "utf8"), unversioned);
  assert.equal(latchkey(folder, ["fix"]).stdout, "Applied 1 fix in 1 file.\n");
  assert.equal(readFileSync(join(folder, "a-policy.json"), "utf8"), sound);
  assert.equal(latchkey(folder, ["fix"]).stdout, "Nothing to fix.\n");
});

test("a diff is one that patch applies: line ends, and a last line without one", () => {
  const folder = folderWith({ "a-policy.json": unversioned.trimEnd().replaceAll("\n", "\r\n") });
  assert.equal(
    latchkey(folder, ["fix", "--diff"]).stdout,
    [
      "--- a/a-policy.json",
      "+++ b/a-policy.json",
      "@@ -1,3 +1,4 @@",
      " {\r",
      '+  "Version": "2012-10-17",\r',
      '   "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }\r',
      " }",
      "\\ No newline at end of file",
      "",
    ].join("\n"),
  );
});

test("nothing is left to do after it, in other files neither, and line ends stay", () => {
  const examples = fileURLToPath(new URL("../../examples", import.meta.url));
  const folder = folderWith({});
  cpSync(examples, folder, { recursive: true });
  const filesIn = () => globSync("**", { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
  const texts = () => new Map(filesIn().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  for (const args of [["fix"], ["fix", "--suggested"]]) {
    assert.match(latchkey(folder, args).stdout, /^Applied \d+ fixes/);
    const once = texts();
    assert.equal(latchkey(folder, args).stdout, "Nothing to fix.\n");
    assert.deepEqual(texts(), once);
  }
});

test("a byte-order mark goes, CRLF and the missing line end stay", () => {
  const folder = folderWith({ "a-policy.json": `\ufeff${unversioned.replaceAll("\n", "\r\n").trimEnd()}` });
  latchkey(folder, ["fix"]);
  assert.equal(readFileSync(join(folder, "a-policy.json"), "utf8"), sound.replaceAll("\n", "\r\n").trimEnd());
});

test("what somebody accepted is not mended along with the rest", () => {
  const policy = (version: string, actions: string) =>
    `{\n  "Version": "${version}",\n  "Statement": { "Effect": "Allow", "Action": [${actions}], "Resource": "*" }\n}\n`;
  const folder = folderWith({
    "latchkey.json": JSON.stringify({ ignore: [{ code: "old-version", file: "a-policy.json", reason: "as it was" }] }),
    "a-policy.json": policy("2008-10-17", '"s3:Get*", "s3:GetObject"'),
  });
  assert.equal(latchkey(folder, ["fix"]).stdout, "Applied 1 fix in 1 file.\n");
  assert.equal(readFileSync(join(folder, "a-policy.json"), "utf8"), policy("2008-10-17", '"s3:Get*"'));
});
