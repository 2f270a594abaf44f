// `latchkey links`: what each document belongs to, with the grounds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith, latchkey } from "./latchkey.ts";

const trust = `{ "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }`;
const files = {
  "deploy.sh": "aws iam create-role --role-name worker --assume-role-policy-document file://one.json\n",
  "one.json": trust,
  "runner/trust-policy.json": trust,
  "policies/other.json": `{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }`,
};

test("links are printed with what says so", () => {
  const folder = folderWith(files);
  const { status, stdout } = latchkey(folder, ["links"]);
  assert.equal(status, 0);
  assert.match(
    stdout,
    /one\.json:1 {2}trust-policy\n {2}certain: the trust policy of role worker\. `aws iam create-role` says so\. \(deploy\.sh:1\)/,
  );
  assert.match(stdout, /runner\/trust-policy\.json:1 {2}trust-policy\n {2}likely: the trust policy of role runner\./);
  assert.match(stdout, /policies\/other\.json:1 {2}identity-policy\n {2}nothing says whose it is/);
});

test("the same as JSON", () => {
  const { documents } = JSON.parse(latchkey(folderWith(files), ["links", "--format", "json"]).stdout);
  const one = documents.find(({ file }: { file: string }) => file === "one.json");
  assert.deepEqual(one.links, [
    {
      use: "trust",
      owner: { kind: "role", name: "worker" },
      grounds: "certain",
      reason: "`aws iam create-role` says so.",
      by: { file: "deploy.sh", line: 1 },
      words: "the trust policy of role worker",
    },
  ]);
});

test("of a file that is named, by what the others say", () => {
  assert.match(
    latchkey(folderWith(files), ["links", "one.json"]).stdout,
    /^one\.json:1 {2}trust-policy\n {2}certain: [^\n]*\(deploy\.sh:1\)\n$/,
  );
});

test("wrong usage and empty folders", () => {
  assert.equal(latchkey(folderWith(files), ["links", "--format", "xml"]).status, 2);
  assert.equal(latchkey(folderWith(files), ["links", "nowhere"]).status, 2);
  assert.match(latchkey(folderWith({ "a.txt": "x" }), ["links"]).stdout, /no policies/);
});
