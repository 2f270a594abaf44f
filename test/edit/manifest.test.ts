// Completion and hover in latchkey.json: what the other files and the catalog know.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AssistContext } from "../../core/edit/assist.ts";
import { assistOf } from "../../core/edit/assists.ts";
import { createProject } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";

const others: Readonly<Record<string, string>> = {
  "/w/role/trust.json": `{ "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }`,
  "/w/bucket-policy.json": `{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/worker" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::plates/*" } }`,
  "/w/aws/config": "[profile lab]\nregion = us-east-1\n",
};

/** Asks at the `|` of a manifest. */
function ask(marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const files: Readonly<Record<string, string>> = { ...others, "/w/latchkey.json": text };
  const project = createProject({
    catalog,
    roots: ["/w"],
    read: (name) => (files[name] === undefined ? undefined : { name, text: files[name] }),
  });
  project.set(Object.entries(files).map(([name, text]) => ({ name, text })));
  const [document] = project.parsed({ name: "/w/latchkey.json", text });
  assert.ok(document);
  const context: AssistContext = {
    catalog,
    file: "/w/latchkey.json",
    index: 0,
    userProfiles: [],
    facts: () => project.facts("/w/latchkey.json"),
    view: () => project.view("/w/latchkey.json"),
    documentsOf: () => [],
  };
  const assist = assistOf(document);
  return {
    labels: (assist.complete?.(document, offset, context) ?? []).map(({ label }) => label),
    edits: (assist.complete?.(document, offset, context) ?? []).map(({ edit }) => edit.text),
    hover: assist.hover?.(document, offset, context)?.markdown,
  };
}

test("values that the files and the catalog know", () => {
  const places: readonly [marked: string, ...some: string[]][] = [
    ['{ "roles": [{ "trust": "|" }] }', "role/trust.json"],
    ['{ "roles": [{ "trust": | }] }', "role/trust.json"],
    ['{ "roles": [{ "arn": "arn|', "arn:aws:iam::111122223333:role/worker"],
    ['{ "roles": [{ "usedBy": ["|"] }] }', "ecs-tasks.amazonaws.com"],
    ['{ "buckets": [{ "name": "p|" }] }', "plates"],
    ['{ "buckets": [{ "policy": "|" }] }', "bucket-policy.json"],
    ['{ "buckets": [{ "region": "|" }] }', "eu-central-1"],
    ['{ "accounts": { "lab": "111122223333" }, "buckets": [{ "account": "|" }] }', "lab"],
    ['{ "aws": { "config": "|" } }', "aws/config"],
    ['{ "expect": [{ "who": "|" }] }', "profile:lab"],
    ['{ "ignore": [{ "code": "|" }] }', "wildcard-principal"],
    ['{ "rules": { "|" } }', "wildcard-principal"],
  ];
  for (const [marked, ...some] of places) {
    const { labels } = ask(marked);
    for (const label of some) assert.ok(labels.includes(label), `${marked}: ${labels.slice(0, 5).join()}`);
  }
  assert.deepEqual(ask('{ "roles": [{ "policies": ["|"] }] }').labels, []);
  assert.deepEqual(ask('{ "|" }').labels, []);
  assert.deepEqual(ask('{ "aws": { "config": | } }').edits, ['"aws/config"']);
});

test("hover tells what a path and an ARN stand for", () => {
  assert.match(ask('{ "roles": [{ "trust": "role/tr|ust.json" }] }').hover ?? "", /`trust-policy`/);
  assert.match(
    ask('{ "roles": [{ "arn": "arn:aws:iam::111122223333:role/wor|ker" }] }').hover ?? "",
    /In this workspace/,
  );
  assert.equal(ask('{ "roles": [{ "trust": "no|where.json" }] }').hover, undefined);
});
