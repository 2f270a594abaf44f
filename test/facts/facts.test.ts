// What files declare and mention, without the rules that use it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { namedByArn } from "../../core/facts/entity-ids.ts";
import { pathFrom } from "../../core/facts/manifest-paths.ts";
import { assignmentsIn } from "../../core/facts/python-strings.ts";
import { itsFileName, itsFolderName, roleNameOf, roleNameOfPath, tellsOfTasks } from "../../core/facts/role-names.ts";
import { catalog } from "../catalog/open.ts";

const settings: readonly [line: string, ...found: [name: string, value: string][]][] = [
  [`AWS_PROFILE = 'lab'`, ["AWS_PROFILE", "lab"]],
  [`AWS_PROFILE="lab"  # theirs`, ["AWS_PROFILE", "lab"]],
  [`A = ''`, ["A", ""]],
  [`A = r"C:\\x"`, ["A", "C:\\x"]],
  [`UPLOAD_FLAGS = '--acl "bucket-owner-full-control"'`, ["UPLOAD_FLAGS", `--acl "bucket-owner-full-control"`]],
  [`A = "x"\r\nB = "y"\r\n`, ["A", "x"], ["B", "y"]],
  [`A = f"{x}"`],
  [`A = "x" + B`],
  [`  A = "x"`],
  [`# A = "x"`],
  [`A = 3\nB = ["x"]\nC = os.environ["D"]`],
  [`A = "not closed`],
];

test("assignments of plain strings in Python", () => {
  for (const [text, ...expected] of settings) {
    const found = assignmentsIn(text);
    assert.deepEqual(
      found.map(({ name, value }) => [name, value]),
      expected,
      text,
    );
    for (const { name, value, nameSpan, valueSpan } of found) {
      assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
      assert.equal(text.slice(valueSpan.start, valueSpan.end), value);
    }
  }
});

test("names of roles by the path of their trust policy", () => {
  const paths: Readonly<Record<string, ReturnType<typeof roleNameOfPath>>> = {
    "worker-trust-policy.json": { name: "worker", source: itsFileName },
    "iam/worker.trust.json": { name: "worker", source: itsFileName },
    "iam/worker_assume_role_policy.json": { name: "worker", source: itsFileName },
    "worker/trust-policy.json": { name: "worker", source: itsFolderName },
    "role/trust-policy.json": undefined,
    "trust-policy.json": undefined,
    "iam/policy.json": undefined,
  };
  for (const [path, expected] of Object.entries(paths)) assert.deepEqual(roleNameOfPath(path), expected, path);
  assert.equal(roleNameOf("arn:aws:iam::111122223333:role/science/worker"), "worker");
  assert.equal(roleNameOf("worker"), "worker");
});

test("words that tell of a role for containers", () => {
  const words: Readonly<Record<string, boolean>> = {
    ecsTaskExecutionRole: true,
    "ecs-task": true,
    ecs_tasks: true,
    "batch-job": true,
    AllowBatchJobRole: true,
    "batch-service-role": false,
    "ecs-instance-role": false,
    multitasking: false,
    "access-to-other-bucket": false,
    lambda: false,
    "nightly-job": false,
  };
  for (const [text, expected] of Object.entries(words)) assert.equal(tellsOfTasks(text), expected, text);
});

test("paths of a manifest stay in its folder", () => {
  const paths: readonly [manifest: string, path: string, expected: string | undefined][] = [
    ["latchkey.json", "role/trust-policy.json", "role/trust-policy.json"],
    ["lab/latchkey.json", "./role/../trust-policy.json", "lab/trust-policy.json"],
    ["lab/latchkey.json", "../trust-policy.json", undefined],
    ["lab/latchkey.json", "/etc/passwd", undefined],
    ["lab/latchkey.json", "C:\\x.json", undefined],
    ["latchkey.json", "", undefined],
  ];
  for (const [manifest, path, expected] of paths) assert.equal(pathFrom(manifest, path), expected, path);
});

test("roles in definitions of tasks, jobs, fleets and functions, wherever they stand", () => {
  const texts: readonly [text: string, ...roles: string[]][] = [
    [`{"taskRoleArn": "worker", "executionRoleArn": ""}`, "worker"],
    [
      `{"taskDefinition": {"taskRoleArn": "arn:aws:iam::111122223333:role/worker"}}`,
      "arn:aws:iam::111122223333:role/worker",
    ],
    [`{"jobDefinitions": [{"containerProperties": {"jobRoleArn": "a", "executionRoleArn": "b"}}]}`, "a", "b"],
    [`{"nodeProperties": {"nodeRangeProperties": [{"container": {"jobRoleArn": "a"}}]}}`, "a"],
    [`{"IamFleetRole": "fleet", "LaunchSpecifications": []}`, "fleet"],
    [`{"computeEnvironmentName": "e", "serviceRole": "s", "computeResources": {"spotIamFleetRole": "f"}}`, "s", "f"],
    [`{"FunctionName": "f", "Role": "arn:aws:iam::111122223333:role/f"}`, "arn:aws:iam::111122223333:role/f"],
    [`{"serviceRole": "codebuild", "Role": "x"}`],
    [`{"taskRoleArn": 3}`],
    [`{"taskRoleArn": `],
  ];
  for (const [text, ...roles] of texts) {
    const { facts } = analyzeFile({ name: "definition.json", text }, catalog);
    assert.deepEqual(
      facts.flatMap((fact) => (fact.relation === "role-runs-service" ? fact.role : [])),
      roles,
      text,
    );
    for (const { place } of facts) assert.ok(roles.includes(text.slice(place.span.start, place.span.end)));
  }
});

test("what an ARN names, and where the name stands in it", () => {
  const arns: Readonly<Record<string, string[]>> = {
    "arn:aws:iam::111122223333:role/science/worker": ["account:111122223333", "role:worker"],
    "arn:aws:iam::111122223333:user/ana": ["account:111122223333", "user:ana"],
    "arn:aws:sts::111122223333:assumed-role/worker/session": ["account:111122223333", "role:worker"],
    "arn:aws:iam::111122223333:root": ["account:111122223333"],
    "arn:aws:iam::111122223333:role/*": ["account:111122223333"],
    "arn:aws:iam::<ACCOUNT-ID>:role/worker": ["role:worker"],
    "arn:aws:s3:::plates": ["bucket:plates"],
    "arn:aws:s3:::plates/a/*": ["bucket:plates"],
    "arn:aws:s3:::plates-*": [],
    "arn:aws:s3:::*": [],
    "arn:aws:s3:::<BUCKET>/*": [],
    "arn:aws:kms:us-east-1:111122223333:key/abc": [
      "account:111122223333",
      "key:arn:aws:kms:us-east-1:111122223333:key/abc",
    ],
    "arn:aws:sqs:us-east-1:111122223333:queue": ["account:111122223333"],
    "no arn": [],
  };
  for (const [arn, expected] of Object.entries(arns)) {
    const named = namedByArn(arn);
    assert.deepEqual(
      named.map(({ entity }) => entity),
      expected,
      arn,
    );
    for (const { name, start, end } of named) assert.equal(arn.slice(start, end), name);
  }
});

test("mentions mark the name in whatever the document is written in", () => {
  const texts: Readonly<Record<string, string>> = {
    "aws/config": `[profile a]\nrole_arn = "arn:aws:iam::111122223333:role/worker" # theirs\n`,
    "p-trust-policy.json": `{"Statement": {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role\\/worker"}, "Action": "sts:AssumeRole"}}`,
    "guide.md":
      '# x\n\n> ```json\n> {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/worker"}]}\n> ```\n',
    "task.json": `{"taskRoleArn": "arn:aws:iam::111122223333:role/worker"}`,
    "latchkey.json": `{"roles": [{"arn": "arn:aws:iam::111122223333:role/worker"}]}`,
    "run.py": `SSH_KEY_NAME = 'k'\nSOURCE_BUCKET = 'b'\nROLE = 'arn:aws:iam::111122223333:role/worker'\n`,
  };
  for (const [name, text] of Object.entries(texts)) {
    const { facts } = analyzeFile({ name, text }, catalog);
    const mentions = facts.filter((fact) => fact.relation === "mentions");
    const marked = mentions.map(({ name, nameSpan }) => {
      assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
      return name;
    });
    assert.ok(marked.includes("worker"), name);
    assert.ok(marked.includes("111122223333"), name);
  }
});
