// Names across files: where they are declared, where else they stand, and what renaming them changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linksIn } from "../../core/edit/navigate/links.ts";
import { nameAt } from "../../core/edit/navigate/navigate.ts";
import { symbolsMatching } from "../../core/edit/navigate/symbols.ts";
import { createProject } from "../../core/project.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

const files: Readonly<Record<string, string>> = {
  "/w/latchkey.json": `{
  "accounts": { "lab": "111122223333" },
  "roles": [{ "arn": "arn:aws:iam::111122223333:role/science/worker", "trust": "trust.json" }],
  "buckets": [{ "name": "plates", "account": "lab", "policy": "bucket-policy.json" }],
  "expect": [{ "who": "profile:worker", "can": ["s3:GetObject"], "on": ["plates"] }],
  "organization": { "scps": [["org/scp.json"]] },
  "aws": { "config": "aws/config", "credentials": "aws/credentials" },
  "app": "run.py"
}`,
  "/w/org/scp.json": `{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }`,
  "/w/trust.json": `{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } }`,
  "/w/bucket-policy.json": `{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/science/worker" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::plates/*" } }`,
  "/w/aws/config": `[profile worker]\nrole_arn = arn:aws:iam::111122223333:role/science/worker\nsource_profile = base\n\n[profile base]\ncredential_process = x\n`,
  "/w/run.py": `AWS_PROFILE = 'worker'\nSOURCE_BUCKET = 'plates'\nSSH_KEY_NAME = 'k'\n`,
  "/w/deploy.sh": `ROLE=worker\naws iam create-role --role-name "$ROLE" --assume-role-policy-document file://trust.json\naws s3 ls s3://plates --profile worker\naws s3 ls s3://<BUCKET>\n`,
  "/w/guide.md":
    '```json\n{ "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::<BUCKET>/*" }] }\n```\n',
};

const project = createProject({
  catalog,
  roots: ["/w"],
  read: (name) => (files[name] === undefined ? undefined : { name, text: files[name] }),
});
project.set(Object.entries(files).map(([name, text]) => ({ name, text })));

function nameIn(file: string, word: string) {
  const text = files[file]!;
  const here = nameAt(project.factsOf(file), text.indexOf(word) + 1, project.view(file));
  assert.ok(here, `no name at ${word} in ${file}`);
  return { ...here, text: text.slice(here.span.start, here.span.end) };
}

function renamed(file: string, word: string, to: string): Record<string, string> {
  const renaming = nameIn(file, word).rename(to);
  assert.ok("edits" in renaming, JSON.stringify(renaming));
  return Object.fromEntries(renaming.edits.map(({ file, edits }) => [file, applyEdits(files[file]!, edits)]));
}

test("a role's name leads to its entry and to its trust policy", () => {
  const { text, definitions } = nameIn("/w/aws/config", "worker\nsource");
  assert.equal(text, "worker");
  assert.deepEqual(
    definitions().map(({ file }) => file),
    ["/w/deploy.sh", "/w/latchkey.json", "/w/trust.json"],
  );
});

test("renaming changes every file that names it, also where a variable holds the name", () => {
  const role = renamed("/w/bucket-policy.json", "worker", "runner");
  assert.deepEqual(Object.keys(role).sort(), [
    "/w/aws/config",
    "/w/bucket-policy.json",
    "/w/deploy.sh",
    "/w/latchkey.json",
  ]);
  assert.match(role["/w/deploy.sh"]!, /^ROLE=runner\naws iam create-role --role-name "\$ROLE"/);
  assert.match(
    role["/w/aws/config"]!,
    /^\[profile worker\]\nrole_arn = arn:aws:iam::111122223333:role\/science\/runner\n/,
  );
  assert.equal(JSON.parse(role["/w/latchkey.json"]!).roles[0].arn, "arn:aws:iam::111122223333:role/science/runner");
  const bucket = renamed("/w/run.py", "plates", "pictures");
  assert.deepEqual(Object.keys(bucket).sort(), [
    "/w/bucket-policy.json",
    "/w/deploy.sh",
    "/w/latchkey.json",
    "/w/run.py",
  ]);
  assert.deepEqual(JSON.parse(bucket["/w/latchkey.json"]!).expect[0].on, ["pictures"]);
  const account = renamed("/w/trust.json", "1111", "444455556666");
  assert.equal(Object.values(account).join("").includes("111122223333"), false);
  const profile = renamed("/w/run.py", "worker", "runs");
  assert.deepEqual(Object.keys(profile).sort(), ["/w/aws/config", "/w/deploy.sh", "/w/latchkey.json", "/w/run.py"]);
  assert.match(profile["/w/deploy.sh"]!, /--profile runs\n/);
  assert.equal(JSON.parse(profile["/w/latchkey.json"]!).expect[0].who, "profile:runs");
});

test("a placeholder is filled in wherever it is written so", () => {
  const filled = renamed("/w/guide.md", "<BUCKET>", "plates");
  assert.match(filled["/w/guide.md"]!, /arn:aws:s3:::plates\/\*/);
  assert.match(filled["/w/deploy.sh"]!, /aws s3 ls s3:\/\/plates\n$/);
});

test("names that AWS does not take are refused", () => {
  for (const [file, word, to] of [
    ["/w/bucket-policy.json", "worker", "a worker"],
    ["/w/bucket-policy.json", "plates", "Plates_1"],
    ["/w/trust.json", "1111", "1111"],
    ["/w/run.py", "worker", "base"],
    ["/w/run.py", "worker", "a b"],
    ["/w/guide.md", "<BUCKET>", 'a"b'],
  ] as const) {
    const renaming = nameIn(file, word).rename(to);
    assert.ok("refused" in renaming && renaming.refused.length > 10, `${file} ${to}`);
  }
});

test("links lead from paths and names to files", () => {
  const linked = (file: string) =>
    linksIn(project.factsOf(file), file, project.view(file)).map(({ span, target }) => [
      files[file]!.slice(span.start, span.end),
      target.file,
    ]);
  assert.deepEqual(linked("/w/latchkey.json"), [
    ["trust.json", "/w/trust.json"],
    ["bucket-policy.json", "/w/bucket-policy.json"],
    ["org/scp.json", "/w/org/scp.json"],
    ["aws/config", "/w/aws/config"],
    ["run.py", "/w/run.py"],
  ]);
  assert.ok(
    linked("/w/deploy.sh").some(([text, target]) => text === "file://trust.json" && target === "/w/trust.json"),
  );
  assert.ok(linked("/w/bucket-policy.json").some(([text]) => text === "arn:aws:iam::111122223333:role/science/worker"));
});

test("symbols are found by their letters", () => {
  const found = symbolsMatching("plt", project.view("/w/run.py"));
  assert.deepEqual(
    found.map(({ name, kind }) => [kind, name]),
    [["bucket", "plates"]],
  );
  assert.ok(symbolsMatching("", project.view("/w/run.py")).length >= 5);
});
