// What the built command line says to somebody who slipped, or who does not know yet what there is.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { test } from "node:test";
import { cli, folderWith, latchkey } from "./latchkey.ts";

const folder = folderWith({
  "package.json": "{}",
  "aws/config": "[profile image-analyst]\nregion = us-east-1\n",
  "policy.json": '{ "Version": "2012-10-17", "Statement": [] }',
});

const slips: readonly { args: readonly string[]; says: RegExp }[] = [
  { args: ["chek"], says: /did you mean check\?\nTry "latchkey --help"/ },
  { args: ["help", "chek"], says: /did you mean check\?/ },
  { args: ["--halp"], says: /There is no option "--halp"; did you mean --help\?/ },
  {
    args: ["check", "--formt", "sarif"],
    says: /There is no option --formt; did you mean --format\?\nTry "latchkey check/,
  },
  { args: ["check", "--no-colour"], says: /did you mean --no-color\?/ },
  { args: ["check", "--jobs"], says: /--jobs needs a value\./ },
  { args: ["check", "--format", "--quiet"], says: /--format needs a value\./ },
  { args: ["check", "--quiet=yes"], says: /--quiet takes no value\./ },
  { args: ["validate", "--profil", "x"], says: /did you mean --profile\?/ },
  { args: ["rules", "zzz"], says: /latchkey explain zzz/ },
  { args: ["explain", "--all"], says: /There is no option --all\./ },
  { args: ["can", "--reqest", "x"], says: /did you mean --request\?\nTry "latchkey can --help"/ },
  { args: ["can", "--request", "none.json"], says: /^latchkey: none\.json was not read: it does not exist\.$/m },
  { args: ["check", "--format", "xml"], says: /Try "latchkey check --help"/ },
  { args: ["explain", "zzz"], says: /latchkey rules lists them/ },
  { args: ["check", "package.json"], says: /^Nothing to check: .*--kind/ },
  { args: ["profile", "dev", "--config", "aws/config"], says: /^There are: image-analyst\.$/m },
  { args: ["profile", "dev"], says: /Neither .*\.aws.config nor .*\.aws.credentials/ },
  {
    args: ["cors", "policy.json", "--origin", "https://app.example.com", "--method", "GET"],
    says: /There is no CORS configuration in policy\.json/,
  },
];

for (const { args, says } of slips) {
  test(`latchkey ${args.join(" ")}`, () => {
    const { stdout, stderr } = latchkey(folder, args);
    assert.match(stdout + stderr, says);
    assert.doesNotMatch(stdout + stderr, /positional argument/);
  });
}

test("output that cannot be written is said to be that", { skip: !existsSync("/dev/full") }, () => {
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [cli, "rules"], { stdio: ["ignore", full, "pipe"] });
  assert.equal(status, 2);
  assert.match(String(stderr), /^latchkey: the output could not be written: .*\n$/);
});

test("a finding says where in another file it is related to", () => {
  const files = {
    "latchkey.json": JSON.stringify({
      roles: [{ arn: "arn:aws:iam::123456789012:role/worker", trust: "role/trust-policy.json" }],
    }),
    "role/trust-policy.json": `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }
  ]
}
`,
    "task-definition.json": `{
  "family": "plates",
  "taskRoleArn": "arn:aws:iam::123456789012:role/worker",
  "containerDefinitions": []
}
`,
  };
  const { stdout } = latchkey(folderWith(files), ["check"]);
  assert.match(stdout, /^ {4}task-definition\.json:3: /m);
  assert.match(stdout, /"latchkey fix --suggested --diff" shows changes for 1\.\n$/);
});
