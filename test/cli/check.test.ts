// The built command line: what it reads, what it prints, how it ends.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderWith, latchkey } from "./latchkey.ts";

const unversioned = '{\n  "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }\n}\n';
const sound = unversioned.replace("{\n", '{\n  "Version": "2012-10-17",\n');

const findingsOf = (stdout: string) =>
  JSON.parse(stdout).findings as { file: string; code: string; severity: string; start: object; path: unknown[] }[];
const seen = (stdout: string) => findingsOf(stdout).map(({ file, code }) => `${file} ${code}`);

test("a folder is walked, .gitignore respected, dot folders but .git included", () => {
  const folder = folderWith({
    "a-policy.json": unversioned,
    ".hidden/b-policy.json": unversioned,
    "ignored/c-policy.json": unversioned,
    "kept/d-policy.json": unversioned,
    "kept/e-policy.json": unversioned,
    "kept/.gitignore": "e-*\n",
    ".gitignore": "ignored/\n",
    ".git/f-policy.json": unversioned,
  });
  const { status, stdout } = latchkey(folder, ["check", "--format", "json"]);
  assert.deepEqual(seen(stdout), [
    ".hidden/b-policy.json missing-version",
    "a-policy.json missing-version",
    "kept/d-policy.json missing-version",
  ]);
  assert.equal(status, 1);
});

test("exit codes: findings below --fail-on do not count, wrong usage and unreadable inputs do", () => {
  const folder = folderWith({ "a-policy.json": unversioned, "b-policy.json": sound });
  const statusOf = (...args: string[]) => latchkey(folder, args).status;
  assert.equal(statusOf("check"), 1);
  assert.equal(statusOf("check", "--fail-on", "error"), 0);
  assert.equal(statusOf("check", "--fail-on", "never"), 0);
  assert.equal(statusOf("check", "b-policy.json"), 0);
  assert.equal(statusOf("check", "--rule", "missing-version=off"), 0);
  assert.equal(statusOf("check", "--rule", "missing-version=error", "--fail-on", "error"), 1);
  for (const wrong of [
    ["check", "--format", "xml"],
    ["check", "--rule", "nope=off"],
    ["check", "--kind", "nope"],
    ["check", "--nope"],
    ["nope"],
    [],
    ["explain"],
    ["check", "--jobs", "0"],
  ]) {
    assert.equal(statusOf(...wrong), 2, wrong.join(" "));
  }
});

test("an input that cannot be read gives 2, and the others are still checked", () => {
  const folder = folderWith({
    "a-policy.json": unversioned,
    "b-policy.json": Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d),
    "bin-policy.json": Uint8Array.of(1, 0, 2, 0),
  });
  const { status, stdout, stderr } = latchkey(folder, [
    "check",
    "--format",
    "json",
    "gone.json",
    "a-policy.json",
    "b-policy.json",
  ]);
  assert.equal(status, 2);
  assert.deepEqual(seen(stdout), ["a-policy.json missing-version"]);
  assert.match(stderr, /gone\.json was not checked: it does not exist/);
  assert.match(stderr, /b-policy\.json was not checked: it is not valid UTF-8/);
  const walked = JSON.parse(latchkey(folder, ["check", "--format", "json"]).stdout);
  assert.deepEqual(walked.checked.skipped, [
    { file: "b-policy.json", reason: "it is not valid UTF-8" },
    { file: "bin-policy.json", reason: "it is binary" },
  ]);
});

test("the JSON report gives offsets, lines, columns and paths of the file", () => {
  const folder = folderWith({ "a-policy.json": unversioned.replaceAll("\n", "\r\n") });
  const report = JSON.parse(latchkey(folder, ["check", "--format", "json"]).stdout);
  assert.deepEqual(Object.keys(report), ["latchkey", "catalog", "checked", "findings"]);
  assert.match(report.catalog, /^\d{4}-\d\d-\d\d$/);
  const [finding] = report.findings;
  assert.deepEqual(finding.start, { offset: 0, line: 1, column: 1 });
  assert.deepEqual(finding.path, []);
  assert.equal(finding.awsCode, "MISSING_VERSION");
  assert.deepEqual(finding.fixes[0].edits[0].start, { offset: 5, line: 2, column: 3 });
});

test("standard input has a name and a kind", () => {
  const folder = folderWith({});
  const { stdout } = latchkey(folder, ["check", "-", "--stdin-name", "x-policy.json", "--format", "json"], unversioned);
  assert.deepEqual(seen(stdout), ["x-policy.json missing-version"]);
  const scp = latchkey(folder, ["check", "-", "--kind", "scp", "--format", "json"], unversioned);
  assert.deepEqual(
    findingsOf(scp.stdout)
      .filter(({ code }) => code === "missing-version")
      .map(({ severity }) => severity),
    ["error"],
  );
});

test("standard input that stands for a file is looked at in its place, instead of that file", () => {
  const trust = (service: string) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    });
  const folder = folderWith({
    "latchkey.json": JSON.stringify({
      roles: [{ arn: "arn:aws:iam::123456789012:role/worker", trust: "role/trust.json" }],
      rules: { "old-version": "off" },
    }),
    "role/trust.json": trust("ecs-tasks.amazonaws.com"),
    "task-definition.json": JSON.stringify({
      family: "plates",
      taskRoleArn: "arn:aws:iam::123456789012:role/worker",
      containerDefinitions: [],
    }),
  });
  const piped = trust("ec2.amazonaws.com").replace("2012", "2008");
  const codesOf = (...args: string[]) =>
    seen(latchkey(folder, ["check", "-", "--format", "json", ...args], piped).stdout);
  assert.deepEqual(codesOf("--stdin-name", "role/trust.json"), ["role/trust.json task-role-without-ecs-tasks"]);
  assert.deepEqual(codesOf("--stdin-name", "role/trust.json", "."), ["role/trust.json task-role-without-ecs-tasks"]);
  assert.deepEqual(codesOf(), ["stdin old-version"]);
});

test("globs are expanded where the shell did not, to files and folders", () => {
  const folder = folderWith({
    "a/x-policy.json": unversioned,
    "b/y-policy.json": unversioned,
    "b/z.json": unversioned,
    "b/deep/w-policy.json": unversioned,
    "b/picture.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]),
  });
  const inA = ["a/x-policy.json missing-version"];
  const inB = ["b/deep/w-policy.json missing-version", "b/y-policy.json missing-version", "b/z.json missing-version"];
  for (const [glob, wanted] of [
    ["**/*-policy.json", [...inA, ...inB.slice(0, 2)]],
    ["[a]", inA],
    ["{a,none}", inA],
    ["b*", inB],
    ["b/*", inB],
    ["b/**", inB],
    ["b/?*.json", inB.slice(1)],
  ] as const) {
    const { status, stdout } = latchkey(folder, ["check", "--format", "json", glob]);
    assert.deepEqual([status, seen(stdout)], [1, wanted], glob);
  }
});

test("text shows the line with its characters underlined, and a summary", () => {
  const folder = folderWith({ "a-policy.json": unversioned });
  const { stdout } = latchkey(folder, ["check"]);
  assert.match(stdout, /^a-policy\.json:1:1 warning Version is missing/);
  assert.match(stdout, /\n {4}1 \| \{\n {6}\| \^\n/);
  assert.match(stdout, /1 warning in 1 document in 1 file\. "latchkey fix" mends 1 of them\.\n$/);
});

test("a checked file writes nothing to the terminal but what is seen", () => {
  const action = JSON.stringify("s3:Get\u001b[31mObject").replace("\\u001b", "\u001b");
  const policy = sound.replace('"s3:ListAllMyBuckets"', action);
  const { stdout } = latchkey(folderWith({ "a-policy.json": `\ufeff${policy}` }), ["check"]);
  assert.match(stdout, /s3:Get�\[31mObject/);
  assert.doesNotMatch(stdout, /[\p{Cf}]|(?!\n)\p{Cc}/u);
});

test("thousands of findings in one long line are told as fast as in many", { timeout: 20_000 }, () => {
  const Statement = Array.from({ length: 30_000 }, (_, i) => ({
    Effect: "Allow",
    Action: "s3:GetObjct",
    Resource: `arn:aws:s3:::b-${i}/*`,
  }));
  const folder = folderWith({ "a-policy.json": JSON.stringify({ Version: "2012-10-17", Statement }) });
  assert.match(latchkey(folder, ["check"]).stdout, /errors/);
});

test("an option of the other command, and a glob without files, are said to be that", () => {
  const folder = folderWith({ "a-policy.json": unversioned });
  for (const [args, said] of [
    [["check", "--diff"], /--diff is an option of fix, not of check/],
    [["fix", "--format", "json"], /--format is an option of check, not of fix/],
    [["check", "none-*.json"], /none-\*\.json was not checked: no file matches/],
    [["check", "[ -f x"], /\[ -f x was not checked: no file matches/],
    [["check", ""], /"" was not checked/],
  ] as const) {
    const { status, stderr } = latchkey(folder, args);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, said);
  }
});

test("SARIF, JUnit and GitHub reports are well formed", () => {
  const folder = folderWith({ "a-policy.json": unversioned });
  const sarif = JSON.parse(latchkey(folder, ["check", "--format", "sarif"]).stdout);
  assert.equal(sarif.version, "2.1.0");
  assert.equal(sarif.runs[0].results[0].ruleId, "missing-version");
  assert.equal(sarif.runs[0].tool.driver.rules[sarif.runs[0].results[0].ruleIndex].id, "missing-version");
  const junit = latchkey(folder, ["check", "--format", "junit"]).stdout;
  assert.match(junit, /<testsuite name="a-policy\.json" tests="1" failures="1"/);
  assert.match(
    latchkey(folder, ["check", "--format", "github"]).stdout,
    /^::warning file=a-policy\.json,line=1,endLine=1,col=1,endColumn=2,title=missing-version::/,
  );
});

test("each finding has a fingerprint of its own in SARIF, which does not move with the lines", () => {
  const policy = sound.replace('"*"', '"arn:aws:s3:::<BUCKET>/<FOLDER>/*"').replace("ListAllMyBuckets", "GetObject");
  const fingerprintsOf = (text: string) => {
    const { stdout } = latchkey(folderWith({ "a-policy.json": text }), ["check", "--format", "sarif"]);
    return JSON.parse(stdout).runs[0].results.map(
      ({ partialFingerprints }: { partialFingerprints: object }) => Object.values(partialFingerprints)[0],
    );
  };
  const found = fingerprintsOf(policy);
  assert.deepEqual([found.length, new Set(found).size], [2, 2]);
  assert.deepEqual(fingerprintsOf(`\n\n${policy}`), found);
});

test("bad input ends in a clear finding or a clear error", { timeout: 60_000 }, () => {
  const deep = "[".repeat(2_500_000) + "]".repeat(2_500_000);
  const many = JSON.stringify({
    Version: "2012-10-17",
    Statement: Array.from({ length: 100_000 }, () => ({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" })),
  });
  const folder = folderWith({
    "empty-policy.json": "",
    "deep-policy.json": deep,
    "unclosed-policy.json": '{"Statement": [{"Effect": "All',
    "bom-policy.json": `\ufeff${sound}`,
  });
  mkdirSync(join(folder, "shut"));
  chmodSync(join(folder, "shut"), 0);
  symlinkSync(folder, join(folder, "loop"));
  symlinkSync("self.json", join(folder, "self.json"));
  const { status, stderr } = latchkey(folder, ["check", "--format", "json"]);
  assert.ok(status === 0 || status === 1, stderr);
  assert.equal(stderr, "");
  const big = latchkey(folderWith({ "many-policy.json": many }), ["check", "--format", "json"]);
  assert.ok(big.status === 0 || big.status === 1, big.stderr);
});

test("rules, explain and help", () => {
  const folder = folderWith({});
  const rules = JSON.parse(latchkey(folder, ["rules", "--format", "json"]).stdout);
  assert.ok(rules.some(({ code }: { code: string }) => code === "missing-version"));
  assert.match(latchkey(folder, ["explain", "missing-version"]).stdout, /^# missing-version/);
  assert.match(latchkey(folder, ["explain", "missing-versio"]).stderr, /did you mean missing-version/);
  assert.match(latchkey(folder, ["--version"]).stdout, /^latchkey \d+\.\d+\.\d+ \(catalog of \d{4}-\d\d-\d\d\)\n$/);
  assert.match(latchkey(folder, ["check", "--help"]).stdout, /--fail-on/);
});

test("--home knows the user's own profiles, and checks their files", () => {
  const folder = folderWith({
    "work/aws/config":
      "[profile a]\nrole_arn = arn:aws:iam::123456789012:role/a\nsource_profile = mine\nregion = us-east-1\n",
    ".aws/credentials": "[mine]\ncredential_process = /bin/keys\n",
    ".aws/config": "[default]\nregion = us-east-1a\n",
  });
  const found = (...args: string[]) =>
    seen(latchkey(folder, ["check", "work", "--format", "json", ...args]).stdout).filter((line) =>
      /unknown-profile|zone-as-region/.test(line),
    );
  assert.deepEqual(found(), ["work/aws/config unknown-profile"]);
  assert.deepEqual(found("--home"), [".aws/config zone-as-region"]);
});

test("of an input that is not there no findings are claimed, and a link is not checked beside what it leads to", () => {
  const folder = folderWith({ "a-policy.json": unversioned, "other/b-policy.json": unversioned });
  assert.equal(latchkey(folder, ["check", "gone.json"]).stdout, "");
  symlinkSync(join(folder, "a-policy.json"), join(folder, "link-policy.json"));
  symlinkSync(join(folder, "a-policy.json"), join(folder, "other/link-policy.json"));
  assert.deepEqual(seen(latchkey(folder, ["check", "--format", "json"]).stdout), [
    "a-policy.json missing-version",
    "other/b-policy.json missing-version",
  ]);
  // What it leads to is elsewhere, so that the link alone tells of it.
  const inside = join(folder, "other");
  assert.deepEqual(seen(latchkey(inside, ["check", "--format", "json"]).stdout), [
    "b-policy.json missing-version",
    "link-policy.json missing-version",
  ]);
  // Nothing is written outside the folder, unless it is named.
  const { status, stdout, stderr } = latchkey(inside, ["fix"]);
  assert.deepEqual([status, stdout], [2, "Applied 1 fix in 1 file.\n"]);
  assert.match(stderr, /link-policy\.json was not written: it is a link to a file outside the folder/);
  assert.equal(readFileSync(join(folder, "a-policy.json"), "utf8"), unversioned);
  assert.equal(latchkey(inside, ["fix", "link-policy.json"]).status, 0);
  assert.notEqual(readFileSync(join(folder, "a-policy.json"), "utf8"), unversioned);
});
