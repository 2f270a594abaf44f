// Which actions stand together: not a figure is asserted, only what everybody who writes policies knows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openCatalog } from "../../core/catalog/index.ts";
import { catalog } from "./open.ts";

const named = (names: readonly string[]) => new Map(names.map((name) => [catalog.action(name)!, 1] as const));

test("actions that everybody writes together are the likeliest companions", () => {
  const together: readonly (readonly [string, readonly string[]])[] = [
    ["logs:CreateLogGroup", ["logs:CreateLogStream", "logs:PutLogEvents"]],
    ["s3:GetObject", ["s3:PutObject", "s3:ListBucket"]],
    ["kms:Decrypt", ["kms:GenerateDataKey", "kms:DescribeKey"]],
    ["sqs:ReceiveMessage", ["sqs:DeleteMessage", "sqs:GetQueueAttributes"]],
    ["dynamodb:GetItem", ["dynamodb:PutItem", "dynamodb:Query"]],
  ];
  for (const [one, others] of together) {
    const companions = catalog.companionsOf(named([one]));
    const first = companions.likeliest(12).map(({ service, name }) => `${service}:${name}`);
    for (const other of others) assert.ok(first.includes(other), `${other} beside ${one}: ${first}`);
    assert.ok(!first.includes("ec2:RunInstances"), one);
  }
});

test("shares lie between none and all, whatever is given", () => {
  for (const names of [[], ["s3:GetObject"], ["a4b:SearchDevices"], ["iam:PassRole", "ecs:RunTask", "s3:PutObject"]]) {
    const companions = catalog.companionsOf(named(names));
    for (const action of companions.likeliest(500)) {
      const share = companions.shareOf(action);
      assert.ok(share > 0 && share <= 1, `${names}: ${action.name} ${share}`);
    }
  }
});

test("an empty catalog knows none", () => {
  const empty = openCatalog("");
  const companions = empty.companionsOf(named(["s3:GetObject"]));
  assert.deepEqual(companions.likeliest(10), []);
  assert.equal(companions.shareOf(catalog.action("s3:PutObject")!), 0);
  assert.equal(empty.setsWith(catalog.action("s3:PutObject")!), 0);
});
