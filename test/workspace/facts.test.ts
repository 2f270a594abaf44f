// What files declare and mention, without the rules that use it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeFile } from "../../core/analyze.ts";
import { pathFrom } from "../../core/workspace/facts-of-manifest.ts";
import { assignmentsIn } from "../../core/workspace/python-strings.ts";
import { roleNameOf, roleNamesOfPath, tellsOfTasks } from "../../core/workspace/role-names.ts";
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
  const paths: Readonly<Record<string, string[]>> = {
    "worker-trust-policy.json": ["worker"],
    "iam/worker.trust.json": ["worker"],
    "iam/worker_assume_role_policy.json": ["worker"],
    "worker/trust-policy.json": ["worker"],
    "role/trust-policy.json": [],
    "trust-policy.json": [],
    "iam/policy.json": [],
  };
  for (const [path, names] of Object.entries(paths)) assert.deepEqual(roleNamesOfPath(path), names, path);
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

test("roles in definitions of tasks and jobs, wherever they stand", () => {
  const texts: readonly [text: string, ...roles: string[]][] = [
    [`{"taskRoleArn": "worker", "executionRoleArn": ""}`, "worker"],
    [
      `{"taskDefinition": {"taskRoleArn": "arn:aws:iam::111122223333:role/worker"}}`,
      "arn:aws:iam::111122223333:role/worker",
    ],
    [`{"jobDefinitions": [{"containerProperties": {"jobRoleArn": "a", "executionRoleArn": "b"}}]}`, "a", "b"],
    [`{"nodeProperties": {"nodeRangeProperties": [{"container": {"jobRoleArn": "a"}}]}}`, "a"],
    [`{"taskRoleArn": 3}`],
    [`{"taskRoleArn": `],
  ];
  for (const [text, ...roles] of texts) {
    const { facts } = analyzeFile({ name: "definition.json", text }, catalog);
    assert.deepEqual(
      facts.map((fact) => (fact.relation === "role-runs-service" ? fact.role : fact.relation)),
      roles,
      text,
    );
    for (const { place } of facts) assert.ok(roles.includes(text.slice(place.span.start, place.span.end)));
  }
});
