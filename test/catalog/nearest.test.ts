import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../core/catalog/nearest.ts";
import { catalog } from "./open.ts";

const services = catalog.services;
const actionsOf = (prefix: string) => catalog.service(prefix)?.actions.map(({ name }) => name) ?? [];

function expectNearest(candidates: readonly string[], expected: Readonly<Record<string, string | undefined>>) {
  for (const [word, best] of Object.entries(expected)) assert.equal(nearest(word, candidates), best, word);
}

test("slips in service prefixes", () => {
  expectNearest(services, {
    codedploy: "codedeploy",
    lamda: "lambda",
    lambada: "lambda",
    cloudfromation: "cloudformation",
    dynamodbb: "dynamodb",
    sqss: "sqs",
    S33: "s3",
    // Two services are as near as each other, or none is near.
    esc: undefined,
    ec3: undefined,
    kubernetes: undefined,
    x: undefined,
    "": undefined,
  });
});

test("slips in actions", () => {
  expectNearest(actionsOf("s3"), {
    GetObjct: "GetObject",
    DeletObject: "DeleteObject",
    PutObjects: "PutObject",
    getobejct: "GetObject",
    ListBuckts: "ListBucket",
    GetBucketPolcyStatus: "GetBucketPolicyStatus",
    // Another verb is another action, not a slip.
    HeadObject: undefined,
    CopyObject: undefined,
  });
  expectNearest(actionsOf("ec2"), {
    GetConsoleScreenshots: "GetConsoleScreenshot",
    DescribeInstnaces: "DescribeInstances",
  });
});

test("the first letter decides between two that are equally near, an ending too", () => {
  assert.equal(nearest("bat", ["cat", "bad"]), "bad");
  assert.equal(nearest("tables", ["fables", "table"]), "table");
  assert.equal(nearest("cart", ["card", "care"]), undefined);
  assert.equal(nearest("cart", ["Cards", "CARD"]), "CARD");
});

test("a limit of one's own", () => {
  assert.equal(nearest("ecs-task.amazon.com", ["ecs-tasks.amazonaws.com"]), undefined);
  assert.equal(nearest("ecs-task.amazon.com", ["ecs-tasks.amazonaws.com"], { limit: 4 }), "ecs-tasks.amazonaws.com");
});

test("a word at the limit is found from either side, one beyond it is not", () => {
  const slips: readonly (readonly [string, string, number])[] = [
    ["kitten", "kitten", 0],
    ["kitten", "kittne", 1],
    ["kitten", "kittens", 1],
    ["kitten", "kiten", 1],
    ["kitten", "kitting", 2],
    ["kitten", "kiettne", 2],
    ["kitten", "kettans", 3],
  ];
  for (const [a, b, distance] of slips) {
    for (const [word, candidate] of [
      [a, b],
      [b, a],
    ] as const) {
      assert.equal(nearest(word, [candidate], { limit: distance }), candidate, `${word} ${candidate}`);
      if (distance > 0)
        assert.equal(nearest(word, [candidate], { limit: distance - 1 }), undefined, `${word} ${candidate}`);
    }
  }
});

test("a pasted page costs nothing", () => {
  assert.equal(nearest("a".repeat(1_000_000), services), undefined);
  assert.equal(nearest("a", ["a".repeat(1_000_000)]), undefined);
});
