// Pages have files that git tracks; what is said where git does not, or nobody knows, is held here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { catalog } from "../catalog/open.ts";

const secret = "r7Tq9ZkPw2mXv4Lb8NsYc1HdFj6GtRe3UaQoKiWx";
const texts = [
  `[lab]\naws_access_key_id = AKIA4KZX2QMTRB7WN5YH\naws_secret_access_key = ${secret}\n`,
  `[lab]\nregion = us-east-1\n; aws_secret_access_key = ${secret}\n`,
  "[lab]\nregion = us-east-1\n-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n",
];
const severities = [
  [true, "warning"],
  [false, "hint"],
  [undefined, undefined],
] as const;

for (const [tracked, severity] of severities) {
  test(`tracked by git: ${tracked ?? "not known"}`, () => {
    for (const text of texts) {
      const source = { name: "aws/credentials", text, ...(tracked !== undefined && { tracked }) };
      const found = analyzeFile(source, catalog).findings.filter(({ code }) => code === "exposed-secret");
      assert.deepEqual(
        found.map((finding) => finding.severity),
        severity ? [severity] : [],
        text.split("\n")[1],
      );
    }
  });
}
