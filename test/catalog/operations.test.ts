import assert from "node:assert/strict";
import { test } from "node:test";
import { listOperations, operation } from "../../core/catalog/operations.ts";
import { catalog } from "./open.ts";

test("no row has the name of an action, and every action it names exists", () => {
  for (const { service, name } of listOperations()) {
    assert.equal(catalog.action(`${service}:${name}`), undefined, `${service}:${name} is an action`);
    const found = operation(service, name);
    assert.ok(found && found.actions.length > 0, name);
    for (const action of found.actions) {
      const [prefix, bare] = action.split(":");
      assert.equal(catalog.action(action)?.name, bare, action);
      assert.ok(prefix !== undefined && catalog.services.includes(prefix), action);
    }
    for (const [mentioned] of found.note?.matchAll(/\b[a-z0-9]+:[A-Z]\w+/g) ?? []) {
      assert.ok(catalog.action(mentioned), `${name}: ${mentioned}`);
    }
    assert.match(found.page, /^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
  }
});

test("operations give the actions that they need, in any letter case", () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    "s3:HeadObject": ["s3:GetObject"],
    "S3:listobjectsv2": ["s3:ListBucket"],
    "s3:CopyObject": ["s3:GetObject", "s3:PutObject"],
    "s3:DeleteObjects": ["s3:DeleteObject"],
    "s3:ListBuckets": ["s3:ListAllMyBuckets"],
    "s3:ListParts": ["s3:ListMultipartUploadParts"],
    "s3:PutBucketLifecycle": ["s3:PutLifecycleConfiguration"],
    "lambda:Invoke": ["lambda:InvokeFunction"],
    "kms:ReEncrypt": ["kms:ReEncryptFrom", "kms:ReEncryptTo"],
    "sqs:SendMessageBatch": ["sqs:SendMessage"],
    "iam:AssumeRole": ["sts:AssumeRole"],
    "sts:PassRole": ["iam:PassRole"],
    "ecs:GetAuthorizationToken": ["ecr:GetAuthorizationToken"],
  };
  for (const [name, actions] of Object.entries(expected)) {
    const [service, bare] = name.split(":");
    assert.deepEqual(operation(service ?? "", bare ?? "")?.actions, actions, name);
  }
});

test("anything else is no operation of the table", () => {
  for (const [service, name] of [
    ["s3", "GetObject"],
    ["s3", "GetBucketCors"],
    ["s3", ""],
    ["", "HeadObject"],
    ["ec2", "HeadObject"],
    ["constructor", "x"],
    ["s3", "constructor"],
  ] as const) {
    assert.equal(operation(service, name), undefined, `${service}:${name}`);
  }
});
