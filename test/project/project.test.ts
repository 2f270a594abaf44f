// Both stages over many files: manifests, workspaces, associations, and updates in any order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject, type Project } from "../../core/project.ts";
import { catalog } from "../catalog/open.ts";

const unversioned = '{ "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" } }';
const role = "role_arn = arn:aws:iam::123456789012:role/x\n";

interface Opened {
  readonly project: Project;
  write(files: Readonly<Record<string, string | undefined>>): void;
  codes(name: string): string[];
}

function open(files: Readonly<Record<string, string>>, roots: readonly string[] = ["/w"]): Opened {
  const disk = new Map<string, string>();
  const read = (name: string) => (disk.has(name) ? { name, text: disk.get(name)! } : undefined);
  const project = createProject({ catalog, roots, read });
  const write: Opened["write"] = (changes) => {
    for (const [name, text] of Object.entries(changes)) {
      if (text === undefined) disk.delete(name);
      else disk.set(name, text);
    }
    const names = Object.keys(changes);
    project.set(names.flatMap((name) => read(name) ?? []));
    project.remove(names.filter((name) => !disk.has(name)));
  };
  write(files);
  return { project, write, codes: (name) => project.findings(name).map(({ code }) => code) };
}

test("a manifest's rules and associations hold below its folder alone", () => {
  const { codes } = open({
    "/w/a/latchkey.json": '{ "rules": { "missing-version": "off" } }',
    "/w/a/b/user-policy.json": unversioned,
    "/w/c/user-policy.json": unversioned,
    "/w/d/latchkey.json": '{ "documents": [{ "files": "legacy/**", "kind": "scp" }] }',
    "/w/d/legacy/odd.json": "{}",
  });
  assert.deepEqual(codes("/w/a/b/user-policy.json"), []);
  assert.deepEqual(codes("/w/c/user-policy.json"), ["missing-version"]);
  assert.ok(codes("/w/d/legacy/odd.json").includes("missing-element"));
});

test("of another text of a file, too, nothing is told that somebody accepted", () => {
  const { project, codes } = open({
    "/w/latchkey.json":
      '{ "ignore": [{ "code": "missing-version", "file": "user-policy.json", "reason": "as it was" }] }',
    "/w/user-policy.json": unversioned,
  });
  assert.deepEqual(codes("/w/user-policy.json"), []);
  const other = unversioned.replace('"s3:ListAllMyBuckets"', '["s3:ListAllMyBucket"]');
  assert.deepEqual(
    project.ownFindings("/w/user-policy.json", other).map(({ code }) => code),
    ["unknown-action"],
  );
});

test("a manifest that comes, changes or goes later changes what was there before", () => {
  const opened = open({ "/w/odd.json": "{}", "/w/user-policy.json": unversioned });
  assert.deepEqual(opened.codes("/w/odd.json"), []);
  opened.write({
    "/w/latchkey.json":
      '{ "documents": [{ "files": "odd.json", "kind": "scp" }], "rules": { "missing-version": "off" } }',
  });
  assert.ok(opened.codes("/w/odd.json").includes("missing-element"));
  assert.deepEqual(opened.codes("/w/user-policy.json"), []);
  opened.write({ "/w/latchkey.json": undefined });
  assert.deepEqual(opened.codes("/w/odd.json"), []);
  assert.deepEqual(opened.codes("/w/user-policy.json"), ["missing-version"]);
});

test("files of one home are judged together, those of two manifests are not", () => {
  const config = `[profile a]\n${role}source_profile = b\nregion = us-east-1\n`;
  const credentials = "[b]\ncredential_process = /bin/x\n";
  const opened = open({
    "/w/one/aws/config": config,
    "/w/one/aws/credentials": credentials,
    "/w/two/aws/config": config,
  });
  assert.deepEqual(opened.codes("/w/one/aws/config"), []);
  assert.deepEqual(opened.codes("/w/two/aws/config"), ["unknown-profile"]);
  opened.write({ "/w/one/aws/credentials": credentials.replace("[b]", "[bb]") });
  assert.ok(opened.codes("/w/one/aws/config").includes("unknown-profile"));
  opened.write({ "/w/one/aws/credentials": credentials });
  assert.deepEqual(opened.codes("/w/one/aws/config"), []);
});

test("other settings of the user's are taken at once, and a manifest stands over them", () => {
  const { project, codes } = open({
    "/w/user-policy.json": unversioned,
    "/w/m/latchkey.json": '{ "rules": { "missing-version": "error" } }',
    "/w/m/user-policy.json": unversioned,
  });
  project.configure({
    rules: { "missing-version": "off" },
    associations: [],
    jsonSyntaxIsSpokenFor: false,
    userProfiles: [],
  });
  assert.deepEqual(codes("/w/user-policy.json"), []);
  assert.deepEqual(codes("/w/m/user-policy.json"), ["missing-version"]);
});

test("a file outside every root stands alone with its folder", () => {
  const { codes } = open({ "/elsewhere/user-policy.json": unversioned, "untitled:Untitled-1": unversioned });
  assert.deepEqual(codes("/elsewhere/user-policy.json"), ["missing-version"]);
  assert.deepEqual(codes("untitled:Untitled-1"), ["missing-version"]);
});
