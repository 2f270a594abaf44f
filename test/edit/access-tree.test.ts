// The side bar's tree: what is in an account, and whose the problems are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AccessNode, accessTree } from "../../core/edit/navigate/access-tree.ts";
import { createProject } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";

const files: Readonly<Record<string, string>> = {
  "/w/latchkey.json": `{
  "accounts": { "lab": "111122223333" },
  "roles": [{ "arn": "arn:aws:iam::111122223333:role/worker", "trust": "trust.json" }]
}`,
  "/w/trust.json": `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRol" } }`,
  "/w/aws/config":
    "[profile worker]\nrole_arn = arn:aws:iam::111122223333:role/worker\ncredential_source = Ec2InstanceMetadata\nregion = eu-west-1a\n[profile rests]\nregion = eu-west-1\n",
};

test("the tree holds each thing once, with the problems of its own files and sections", () => {
  const project = createProject({ catalog, roots: ["/w"], read: () => undefined });
  project.set(Object.entries(files).map(([name, text]) => ({ name, text })));
  const tree = accessTree(project.view("/w/latchkey.json"), (file) => project.findings(file));
  const lines = (nodes: readonly AccessNode[], depth = 0): string[] =>
    nodes.flatMap(({ label, description, problems: { errors }, children }) => [
      `${"  ".repeat(depth)}${label} (${description}), ${errors}`,
      ...lines(children, depth + 1),
    ]);
  assert.deepEqual(lines(tree), [
    "lab (111122223333), 1",
    "  worker (role), 1",
    "    w/trust.json (trust policy), 1",
    "rests (profile), 0",
    "worker (profile, becomes worker), 1",
  ]);
});
