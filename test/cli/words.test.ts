// What the built command line says to somebody who slipped, or who does not know yet what there is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith, latchkey } from "./latchkey.ts";

const folder = folderWith({
  "package.json": "{}",
  "aws/config": "[profile image-analyst]\nregion = us-east-1\n",
  "policy.json": '{ "Version": "2012-10-17", "Statement": [] }',
});

const slips: readonly { args: readonly string[]; says: RegExp }[] = [
  { args: ["chek"], says: /did you mean check\?\nTry "latchkey --help"/ },
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
  });
}

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
