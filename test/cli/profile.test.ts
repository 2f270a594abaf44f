// `latchkey profile NAME`, built: how tools get credentials, step by step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith, latchkey } from "./latchkey.ts";

const role = "role_arn = arn:aws:iam::123456789012:role/r\n";
const files = {
  "aws/config": `[profile lab]\n${role}source_profile = base\n\n[profile lost]\n${role}source_profile = bse\n`,
  "aws/credentials": "[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n",
};
const here = ["--config", "aws/config"];

test("JSON has the steps of both tools with their places, and no secret", () => {
  const { status, stdout } = latchkey(folderWith(files), ["profile", "lab", ...here, "--format", "json"]);
  assert.equal(status, 0);
  const roleStep = { text: "lab assumes the role arn:aws:iam::123456789012:role/r", file: "aws/config", line: 2 };
  const sourceStep = { text: "with the credentials of the profile base", file: "aws/config", line: 3 };
  const key = { file: "aws/credentials", line: 2 };
  assert.deepEqual(JSON.parse(stdout), {
    profile: "lab",
    tools: {
      awscli: {
        ok: true,
        steps: [roleStep, sourceStep, { text: "base has keys of its own in the credentials file", ...key }],
      },
      js: { ok: true, steps: [roleStep, sourceStep, { text: "base has keys of its own", ...key }] },
    },
  });
});

test("a profile that one tool stops at ends with 1 and the tool's words", () => {
  const { status, stdout } = latchkey(folderWith(files), ["profile", "lost", ...here]);
  assert.equal(status, 1);
  assert.match(stdout, /✗ The source_profile "bse" referenced in the profile "lost" does not exist\./);
  assert.match(stdout, /aws\/config, line 7/);
});

test("a profile that is not there brings the nearest name", () => {
  const { status, stdout } = latchkey(folderWith(files), ["profile", "lba", ...here]);
  assert.equal(status, 1);
  assert.match(stdout, /The config profile \(lba\) could not be found[\s\S]*Did you mean lab\?/);
});

test("a cycle of 10,000 profiles comes to its end", () => {
  const count = 10_000;
  const config = Array.from(
    { length: count },
    (_, i) => `[profile p${i}]\n${role}source_profile = p${(i + 1) % count}\n`,
  ).join("");
  const start = performance.now();
  const { status, stdout } = latchkey(folderWith({ "aws/config": config }), ["profile", "p0", ...here]);
  assert.equal(status, 1);
  assert.match(stdout, /✗ maximum recursion depth exceeded/);
  assert.ok(performance.now() - start < 20_000, `${performance.now() - start} ms`);
});
