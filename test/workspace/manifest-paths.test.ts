// A manifest may say anything; what it may not say is refused once, and nothing rests on it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";

const trust =
  '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }';
const arn = "arn:aws:iam::123456789012:role/worker";

function codesIn(files: Readonly<Record<string, string>>, roots = ["/w"]): Record<string, string[]> {
  const asked: string[] = [];
  const read = (name: string) => {
    asked.push(name);
    return Object.hasOwn(files, name) ? { name, text: files[name]! } : undefined;
  };
  const project = createProject({ catalog, roots, read });
  project.set(Object.keys(files).map((name) => read(name)!));
  const codes = Object.keys(files).map((name) => [name, project.findings(name).map(({ code }) => code)] as const);
  for (const name of asked) assert.ok(Object.hasOwn(files, name), `${name} was looked for`);
  return Object.fromEntries(codes.filter(([, found]) => found.length > 0));
}

for (const [what, path, code] of [
  ["out of its folder", "../trust-policy.json", "manifest-path"],
  ["out of its folder and back", "../m/trust-policy.json", "manifest-path"],
  ["out by a detour", "a/../../trust-policy.json", "manifest-path"],
  ["to the root of the disk", "/etc/trust-policy.json", "manifest-path"],
  ["to somebody's home", "~/trust-policy.json", "manifest-path"],
  ["to another drive", "C:/trust-policy.json", "manifest-path"],
  ["to an address", "file:///w/m/trust-policy.json", "manifest-path"],
  ["at itself", "latchkey.json", "manifest-path"],
  ["at a folder", "role/", "manifest-path"],
  ["at a folder that is there", "role", "missing-document"],
  ["at a missing file", "gone.json", "missing-document"],
] as const) {
  test(`a manifest that points ${what}`, () => {
    const manifest = JSON.stringify({ roles: [{ arn, trust: path }] });
    assert.deepEqual(
      codesIn({ "/w/m/latchkey.json": manifest, "/w/m/role/other.json": "{}", "/w/trust-policy.json": trust }),
      { "/w/m/latchkey.json": [code] },
    );
  });
}

test("a manifest below another's folder has a workspace of its own", () => {
  const manifest = JSON.stringify({ roles: [{ arn, trust: "inner/trust-policy.json" }] });
  const inner = JSON.stringify({
    roles: [{ arn, trust: "trust-policy.json", usedBy: ["ecs-tasks.amazonaws.com"] }],
  });
  assert.deepEqual(codesIn({ "/w/latchkey.json": manifest, "/w/inner/trust-policy.json": trust }), {});
  const both = codesIn({
    "/w/latchkey.json": manifest,
    "/w/inner/latchkey.json": inner,
    "/w/inner/trust-policy.json": trust,
  });
  // The outer one does not see the inner one's files, and the inner one alone judges them.
  assert.deepEqual(both["/w/latchkey.json"], ["missing-document"]);
  assert.deepEqual(both["/w/inner/trust-policy.json"], ["task-role-without-ecs-tasks"]);
});

for (const text of [
  "",
  "[]",
  "null",
  '{ "roles": {} }',
  '{ "roles": [null, 1, []] }',
  '{ "roles": [{ "arn": 1, "trust": [[{}]] }] }',
]) {
  test(`a manifest of ${text || "nothing"} says nothing of its neighbours`, () => {
    const found = codesIn({ "/w/latchkey.json": text, "/w/trust-policy.json": trust });
    assert.equal(found["/w/trust-policy.json"], undefined);
  });
}
