import assert from "node:assert/strict";
import { test } from "node:test";
import { catalog } from "./open.ts";

const typesOf = (action: string) => catalog.action(action)?.resourceTypes.map(({ name }) => name) ?? [];

test("S3 actions on objects take objects, those on buckets take buckets", () => {
  const expected: readonly (readonly [action: string, has: string, hasNot: string])[] = [
    ["s3:GetObject", "object", "bucket"],
    ["s3:GetObjectVersion", "object", "bucket"],
    ["s3:PutObject", "object", "bucket"],
    ["s3:PutObjectAcl", "object", "bucket"],
    ["s3:DeleteObject", "object", "bucket"],
    ["s3:AbortMultipartUpload", "object", "bucket"],
    ["s3:ListMultipartUploadParts", "object", "bucket"],
    ["s3:RestoreObject", "object", "bucket"],
    ["s3:ListBucket", "bucket", "object"],
    ["s3:ListBucketVersions", "bucket", "object"],
    ["s3:ListBucketMultipartUploads", "bucket", "object"],
    ["s3:GetBucketLocation", "bucket", "object"],
    ["s3:PutBucketPolicy", "bucket", "object"],
    ["s3:PutLifecycleConfiguration", "bucket", "object"],
    ["s3:CreateBucket", "bucket", "object"],
  ];
  for (const [action, has, hasNot] of expected) {
    assert.ok(typesOf(action).includes(has), `${action} has ${has}`);
    assert.ok(!typesOf(action).includes(hasNot), `${action} has no ${hasNot}`);
  }
});

test("every S3 action's resource types fit its name", () => {
  for (const { name, resourceTypes } of catalog.service("s3")?.actions ?? []) {
    const types = resourceTypes.map((type) => type.name);
    // Bucket actions never take an object; object actions always do, batch jobs and account settings take neither.
    if (/^(Get|Put|Delete)Bucket/.test(name)) assert.ok(!types.includes("object"), name);
    if (/^(Get|Put|Delete|Restore)Object(?!.*ForObjectLambda)/.test(name)) assert.ok(types.includes("object"), name);
  }
});

test("actions without a resource have none", () => {
  for (const action of ["s3:ListAllMyBuckets", "ec2:DescribeInstances", "sts:GetCallerIdentity", "ecs:ListClusters"]) {
    assert.deepEqual(typesOf(action), [], action);
  }
});

test("ARN formats are templates, two where AWS gives two", () => {
  const object = catalog.service("s3")?.resourceTypes.find(({ name }) => name === "object");
  assert.deepEqual(object?.arns, ["arn:${Partition}:s3:::${BucketName}/${ObjectName}"]);
  const stages = catalog.service("apigateway")?.resourceTypes.find(({ name }) => name === "Stages");
  assert.equal(stages?.arns.length, 2);
  const queue = catalog.service("sqs")?.resourceTypes.find(({ name }) => name === "queue");
  assert.deepEqual(queue?.arns, ["arn:${Partition}:sqs:${Region}:${Account}:${QueueName}"]);
});
