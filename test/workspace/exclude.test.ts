// Files that the manifest leaves out: without findings, and without a part in those of others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";

const bad = `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "*" } }`;
const trust = (service: string) =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "${service}" }, "Action": "sts:AssumeRole" } }`;

const files: Readonly<Record<string, string>> = {
  "docs/bad.json": bad,
  "docs/page.md": `# Do not\n\n\`\`\`json\n${bad}\n\`\`\`\n`,
  "examples/broken/latchkey.json": "{}",
  "examples/broken/policy.json": bad,
  "worker/trust-policy.json": trust("ec2.amazonaws.com"),
  "old/task.json": '{ "family": "w", "taskRoleArn": "arn:aws:iam::111122223333:role/worker" }',
  "policy.json": bad,
};

function checked(manifest: string) {
  const texts = new Map(
    Object.entries({ ...files, "latchkey.json": manifest }).map(([name, text]) => [`/w/${name}`, text]),
  );
  const read = (name: string) => {
    const text = texts.get(name);
    return text === undefined ? undefined : { name, text };
  };
  const project = createProject({ catalog, roots: ["/w"], read });
  project.set([...texts.keys()].flatMap((name) => read(name) ?? []));
  const found = () =>
    [...texts.keys()].filter((name) => project.findings(name).length > 0).map((name) => name.slice(3));
  return { project, texts, found };
}

test("excluded files have no findings and say nothing about others", () => {
  const all = [
    "docs/bad.json",
    "docs/page.md",
    "examples/broken/policy.json",
    "worker/trust-policy.json",
    "policy.json",
  ];
  const { project, texts, found } = checked("{}");
  assert.deepEqual(found(), all);
  const manifest = '{ "exclude": ["docs/**", "examples/*/policy.json", "task.json", "", 5] }';
  texts.set("/w/latchkey.json", manifest);
  const changed = project.set([{ name: "/w/latchkey.json", text: manifest }]);
  assert.ok(changed.has("/w/docs/bad.json"));
  assert.deepEqual(
    found().filter((name) => name !== "latchkey.json"),
    ["policy.json"],
  );
  assert.deepEqual(checked(manifest).found(), found());
  assert.ok(project.findings("/w/latchkey.json").every(({ code }) => code === "wrong-type"));
});

test("a file that somebody names is checked all the same", () => {
  const { project } = checked('{ "exclude": ["**"] }');
  const file = { name: "/w/policy.json", text: bad, isNamed: true } as const;
  assert.equal(project.analyze(file).documents.length, 1);
});
