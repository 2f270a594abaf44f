// latchkey new: a set from flags, refusals, and what is never overwritten; the built command line.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderWith, latchkey } from "./latchkey.ts";

const kolena = [
  "new",
  "kolena",
  "--set=account=678901234567",
  "--set=buckets=vision-images",
  "--set=principal=arn:aws:iam::789012345678:role/kolena-web-app",
];

const sets: Readonly<Record<string, readonly string[]>> = {
  kolena: kolena.slice(2),
  "distributed-cellprofiler": [
    "--set=account=345678901239",
    "--set=bucket=lab-plates",
    "--set=collaborator-account=210987654329",
    "--set=collaborator-bucket=screening-plates",
    "--set=people=image_analyst,lab_manager",
    "--set=ownership=ObjectWriter",
  ],
  "noisepy-batch": ["--set=account=345678901239", "--set=bucket=noisepy-results"],
  "illumina-ica": [
    "--set=account=567890123456",
    "--set=bucket=clinic-sequencing",
    "--set=method=user",
    "--set=between-projects=move",
    "--set=ica-role=arn:aws:iam::079623148045:role/ica_use1_crossacct",
  ],
  cloudtranscode: [
    "--set=account=456789012345",
    "--set=client-account=890123456789",
    "--set=input=client-in",
    "--set=output=client-out",
  ],
};

for (const [name, flags] of Object.entries(sets))
  test(`${name}: what is written has no findings`, () => {
    const folder = folderWith({});
    const made = latchkey(folder, ["new", name, ...flags]);
    assert.deepEqual([made.status, made.stderr], [0, ""]);
    assert.ok(existsSync(join(folder, name, "README.md")) && existsSync(join(folder, name, "latchkey.json")));
    const checked = latchkey(folder, ["check", "--fail-on", "hint", name]);
    assert.equal(checked.status, 0, checked.stdout);
    assert.match(checked.stdout, /No findings in [4-9]/);
  });

const refusals: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [["new"], /name of a scenario/],
  [["new", "kolen"], /did you mean kolena/],
  [["new", "kolena", "cloudtranscode"], /one scenario/],
  [["new", "kolena"], /--set account=….*\n.*--set buckets=…/],
  [["new", "kolena", "--set", "account"], /key=value/],
  [["new", "kolena", "--set=acount=1"], /did you mean account/],
  [["new", "kolena", "--set=account=1", "--set=account=2"], /given twice/],
  [[...kolena, "--set=role="], /more answers:\n +--set role=/],
  [["new", "illumina-ica", "--set=folder=./", "--set=bucket-region=us-west-2"], /us-west-2.*\n.*no \.\//],
  [
    ["new", "cloudtranscode", ...sets.cloudtranscode!, "--set=principal=user", "--set=runs-on=ecs"],
    /only with principal=role/,
  ],
  [[...kolena, "--format", "json"], /--list/],
];

for (const [args, says] of refusals)
  test(`${args.slice(0, 4).join(" ")} is refused, and nothing is written`, () => {
    const folder = folderWith({});
    const { status, stderr } = latchkey(folder, args);
    assert.equal(status, 2);
    assert.match(stderr, says);
    assert.deepEqual(readdirSync(folder), []);
  });

test("a file that is there is not overwritten without --force, and then nothing else is written either", () => {
  const folder = folderWith({ "kolena/README.md": "mine" });
  const refused = latchkey(folder, kolena);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /--force.*\n +kolena.README\.md/);
  assert.deepEqual(readdirSync(join(folder, "kolena")), ["README.md"]);
  assert.equal(latchkey(folder, [...kolena, "--force"]).status, 0);
  assert.match(readFileSync(join(folder, "kolena/README.md"), "utf8"), /^# Kolena/);
  const again = latchkey(folder, kolena);
  assert.deepEqual([again.status, /as it was/.test(again.stdout)], [0, true]);
});

test("--dry-run prints the files, and the change of those that are there", () => {
  const folder = folderWith({ "kolena/bucket/cors.json": "[]\n" });
  const { status, stdout } = latchkey(folder, [...kolena, "--dry-run"]);
  assert.equal(status, 0);
  assert.match(stdout, /=== role\/trust-policy\.json\n\{/);
  assert.match(stdout, /=== bucket\/cors\.json: changes\n--- a\/bucket\/cors\.json[\s\S]*\n-\[\]/);
  assert.deepEqual(readdirSync(join(folder, "kolena")), ["bucket"]);
});

test("a manifest that is there is added to", () => {
  const folder = folderWith({});
  const role = "arn:aws:iam::678901234567:role/worker";
  latchkey(folder, ["new", "trust-ec2", "--set=account=678901234567", "--set=role=worker"]);
  const { status, stdout } = latchkey(folder, [
    "new",
    "bucket-read",
    "--set=bucket=plates-1",
    `--set=principal=${role}`,
  ]);
  assert.equal(status, 0);
  assert.match(stdout, /latchkey\.json +added to/);
  assert.match(stdout, /aws s3api put-bucket-policy --bucket plates-1/);
  const manifest = JSON.parse(readFileSync(join(folder, "latchkey.json"), "utf8"));
  assert.deepEqual(
    [manifest.roles.length, manifest.roles[0].trust, manifest.buckets[0].policy, manifest.expect.length],
    [1, "trust-policy.json", "bucket-policy.json", 2],
  );
  assert.equal(latchkey(folder, ["check", "--fail-on", "hint"]).status, 0);
});

test("no link leads out of the folder", { skip: process.platform === "win32" }, () => {
  const folder = folderWith({});
  mkdirSync(join(folder, "elsewhere"));
  mkdirSync(join(folder, "kolena"));
  symlinkSync(join(folder, "elsewhere"), join(folder, "kolena/role"));
  writeFileSync(join(folder, "target.md"), "mine");
  symlinkSync(join(folder, "target.md"), join(folder, "kolena/README.md"));
  const { status, stderr } = latchkey(folder, [...kolena, "--force"]);
  assert.equal(status, 2);
  assert.match(stderr, /role.trust-policy\.json: a symbolic link[\s\S]*README\.md: a symbolic link/);
  assert.deepEqual(
    [readdirSync(join(folder, "elsewhere")), readFileSync(join(folder, "target.md"), "utf8")],
    [[], "mine"],
  );
});

test("--list tells every scenario with its questions", () => {
  const folder = folderWith({});
  const all = JSON.parse(latchkey(folder, ["new", "--list", "--format", "json"]).stdout);
  const names = all.map(({ id }: { id: string }) => id);
  assert.ok(Object.keys(sets).every((name) => names.includes(name)));
  const ica = all.find(({ id }: { id: string }) => id === "illumina-ica");
  const user = ica.questions.find(({ id }: { id: string }) => id === "user");
  assert.deepEqual([user.default, user.asked], ["ica-storage", { id: "method", is: ["user"] }]);
  const one = latchkey(folder, ["new", "kolena", "--list"]).stdout;
  assert.match(one, /^kolena\n[\s\S]*external-id .*may be left out/);
  assert.doesNotMatch(one, /cloudtranscode/);
});
