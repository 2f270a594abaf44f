// The manifest that is made from a folder: what is shown or suggested, and nothing that nobody knows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject } from "../../core/project.ts";
import { newManifest } from "../../core/workspace/new-manifest.ts";
import { catalog } from "../catalog/open.ts";

const trust = (service: string) =>
  `{ "Statement": { "Effect": "Allow", "Principal": { "Service": "${service}" }, "Action": "sts:AssumeRole" } }`;
const task = '{ "family": "w", "taskRoleArn": "arn:aws:iam::111122223333:role/worker" }';

function made(files: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`/w/${name}`, { name: `/w/${name}`, text }]));
  const project = createProject({ catalog, roots: ["/w"], read: (name) => texts.get(name) });
  project.set([...texts.values()]);
  const { text, leftOut } = newManifest("/w", project.view("/w/task.json"));
  return { manifest: JSON.parse(text), leftOut };
}

test("a role has the trust policy that its name suggests", () => {
  const { manifest, leftOut } = made({
    "task.json": task,
    "worker/trust-policy.json": trust("ecs-tasks.amazonaws.com"),
  });
  assert.deepEqual(manifest.roles, [
    {
      arn: "arn:aws:iam::111122223333:role/worker",
      trust: "worker/trust-policy.json",
      usedBy: ["ecs-tasks.amazonaws.com"],
    },
  ]);
  assert.deepEqual(leftOut, []);
});

test("of two files that may be a role's trust policy neither is written", () => {
  const { manifest, leftOut } = made({
    "task.json": task,
    "a/worker/trust-policy.json": trust("ecs-tasks.amazonaws.com"),
    "b/worker/trust-policy.json": trust("ec2.amazonaws.com"),
  });
  assert.deepEqual(manifest.roles, [
    { arn: "arn:aws:iam::111122223333:role/worker", usedBy: ["ecs-tasks.amazonaws.com"] },
  ]);
  assert.deepEqual(leftOut, ["Several files may be the trust policy of the role worker."]);
});
