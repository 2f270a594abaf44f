// Completion of actions, resources, principals and conditions.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fact } from "../../core/facts/fact.ts";
import { catalog } from "../catalog/open.ts";
import { filled, inStatement, labels, proposals, taken } from "./policy-completion.ts";

const kind = "identity-policy";

test("names with colons that are typed without quotes are replaced as a whole", () => {
  const cases: readonly (readonly [typed: string, label: string, after: string])[] = [
    ['"Action": s3:Get|', "s3:GetObject", '"Action": "s3:GetObject"'],
    ['"Action": [s3:Get*, s3:|]', "s3:PutObject", '"Action": [s3:Get*, "s3:PutObject"]'],
    ['"Action": [\n  s3:Pu|\n]', "s3:PutObject", '"Action": [\n  "s3:PutObject"\n]'],
    [
      '"Action": "s3:GetObject", "Resource": arn:aws:s3:::b|',
      "arn:aws:s3:::bucket-name/*",
      '"Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket-name/*"',
    ],
    [
      '"Condition": {"StringEquals": {aws:SourceA|: "123456789012"}}',
      "aws:SourceAccount",
      '"Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}',
    ],
    ['Effect:Al|, "Action": "s3:GetObject"', "Allow", 'Effect:"Allow", "Action": "s3:GetObject"'],
  ];
  for (const [typed, label, after] of cases)
    assert.equal(taken(inStatement(typed), label, { kind }), inStatement(after), typed);
});

test("actions: services first, then the service's own; typed in any way", () => {
  const first = (typed: string) => labels(inStatement(`"Action": ["${typed}|"]`), { kind })[0];
  assert.equal(first(""), "s3:");
  assert.equal(taken(inStatement('"Action": "|"'), "s3:", { kind }), inStatement('"Action": "s3:"'));
  for (const typed of ["s3:get", "s3:GetOb", "s3getobj", "getobj", "download", "s3:getobject"])
    assert.equal(first(typed), "s3:GetObject", typed);
  assert.equal(first("run inst"), "ec2:RunInstances");
  assert.equal(first("batch"), "batch:");
  assert.equal(
    taken(inStatement('"Action": ["s3:Get|, "s3:PutObject"]'), "s3:GetObject", { kind }),
    inStatement('"Action": ["s3:GetObject", "s3:PutObject"]'),
  );
  assert.deepEqual(labels(inStatement('"Action": ["qqqq:|"]'), { kind }), []);
});

test("actions: what is there already, or stands under a wildcard that is, is left out", () => {
  const found = labels(inStatement('"Action": ["s3:GetObject", "s3:Put*", "s3:|"]'), { kind });
  assert.ok(found.includes("s3:GetObjectAcl"));
  for (const name of found) assert.ok(name !== "s3:GetObject" && !name.startsWith("s3:Put"), name);
});

test("actions: a wildcard means exactly what it says", () => {
  for (const service of ["s3", "ecs", "batch", "logs", "sqs", "dynamodb", "kms", "ec2", "iam"]) {
    const found = proposals(inStatement(`"Action": ["${service}:|"]`), { kind }).filter(
      ({ type }) => type === "wildcard",
    );
    assert.ok(found.length > 0, service);
    for (const proposal of found) {
      const count = Number(/\((\d+)\)/.exec(proposal.label)?.[1] ?? /^(\d+) action/.exec(proposal.detail ?? "")?.[1]);
      const patterns = [...filled(proposal).matchAll(/"([^"]+)"/g)].map(([, pattern]) => pattern!);
      const covered = new Set(patterns.flatMap((pattern) => catalog.actionsMatching(pattern)));
      assert.equal(covered.size, count, proposal.label);
      const level = /^all (read|list|write|tagging|permissions) actions/.exec(proposal.label)?.[1];
      const isLevel = (name: string | undefined) => level === undefined || name?.toLowerCase().startsWith(level);
      for (const { levels, name } of covered) assert.ok(isLevel(levels[0]), `${proposal.label}: ${name}`);
    }
  }
  const one = taken(inStatement('"Action": "s3:|"'), "all list actions of S3 (18)", { kind });
  assert.equal(one, inStatement('"Action": "s3:List*"'));
  assert.match(
    taken(inStatement('"Action": "batch:|"'), "all read and list actions of Batch (17)", { kind }),
    /"Action": \["batch:\w+\*", /,
  );
});

test("actions: only those that the kind takes", () => {
  const trust = labels(inStatement('"Principal": {"Service": "ec2.amazonaws.com"}, "Action": "|"'), {
    kind: "trust-policy",
  });
  assert.equal(trust[0], "sts:AssumeRole");
  for (const name of trust) assert.match(name, /^sts:/);
  const web = '"Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com"}, "Action": "|"';
  assert.equal(labels(inStatement(web), { kind: "trust-policy" })[0], "sts:AssumeRoleWithWebIdentity");
  const bucket = labels(inStatement('"Action": ["|"]'), { kind: "bucket-policy" });
  for (const name of bucket) assert.match(name, /^s3:|^all .* S3/);
  assert.ok(!bucket.includes("s3:CreateBucket") && !bucket.includes("s3:ListAllMyBuckets"));
  const rcp = labels(inStatement('"Action": ["|"]'), { kind: "rcp" });
  assert.ok(rcp.includes("s3:") && !rcp.includes("ec2:"));
});

test("resources: the ARNs of the statement's actions, with what is known filled in", () => {
  const sqs = '"Action": "sqs:SendMessage", "Resource": "|"';
  assert.deepEqual(labels(inStatement(sqs), { kind }), ["arn:aws:sqs:us-east-1:111122223333:queue-name", "*"]);
  assert.equal(
    proposals(inStatement(sqs), { kind })[0]?.edit.text,
    '"arn:aws:sqs:${1:us-east-1}:${2:111122223333}:${3:queue-name}"',
  );
  const both = '"Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::data", |]';
  assert.equal(labels(inStatement(both), { kind })[0], "arn:aws:s3:::data/*");
  assert.deepEqual(labels(inStatement('"Action": "s3:ListAllMyBuckets", "Resource": "|"'), { kind }), ["*"]);
  assert.deepEqual(labels(inStatement('"Action": "sts:AssumeRole", "Resource": "|"'), { kind: "trust-policy" }), []);
  const facts = [mention("arn:aws:iam::123456789012:role/stack_prod"), mention("arn:aws:s3:::client-in/*")];
  assert.equal(
    labels(inStatement('"Action": "sts:AssumeRole", "Resource": "|"'), { kind, facts })[0],
    "arn:aws:iam::123456789012:role/stack_prod",
  );
  assert.equal(
    labels(inStatement('"Action": "s3:GetObject", "Resource": |'), { kind, facts })[0],
    "arn:aws:s3:::client-in/*",
  );
  assert.match(labels(inStatement(sqs), { kind, facts })[0] ?? "", /:123456789012:/);
  const begun = labels(inStatement('"Action": "ec2:CreateTags", "Resource": ["arn:aws:ec2:*:*:snap|"]'), { kind });
  assert.equal(begun[0], "arn:aws:ec2:*:*:snapshot/snapshot-id");
});

function mention(arn: string): Fact {
  const place = { file: "/w/other.json", span: { start: 0, end: 0 } };
  return {
    relation: "mentions",
    entity: "role:x",
    place,
    name: "x",
    nameSpan: place.span,
    arn,
    as: "principal",
    of: "Principal",
  };
}

test("principals: types, services by what they are for, known accounts and roles", () => {
  assert.deepEqual(labels(inStatement('"Principal": {"|"}'), { kind: "trust-policy" }), [
    "AWS",
    "Service",
    "Federated",
  ]);
  assert.deepEqual(labels(inStatement('"Principal": {"AWS": "*", "|"}'), { kind: "bucket-policy" }), [
    "Service",
    "CanonicalUser",
  ]);
  assert.deepEqual(labels(inStatement('"Principal": |'), { kind: "rcp" }), ["*"]);
  assert.ok(
    !labels(inStatement('"Principal": |'), { kind: "trust-policy" }).includes("*"),
    "everyone may not become a role",
  );
  assert.deepEqual(
    labels(inStatement('"Principal": "|"'), { kind: "identity-policy", name: "/w/identity-policy.json" }),
    [],
  );
  const service = (typed: string) =>
    labels(inStatement(`"Principal": {"Service": ["${typed}|"]}`), { kind: "trust-policy" });
  assert.equal(service("")[0], "ec2.amazonaws.com");
  for (const typed of ["ecs-t", "Elastic Container Service task", "batch jobs"])
    assert.equal(service(typed)[0], "ecs-tasks.amazonaws.com", typed);
  const facts = [mention("arn:aws:iam::123456789012:role/stack_prod")];
  assert.deepEqual(labels(inStatement('"Principal": {"AWS": "|"}'), { kind: "bucket-policy", facts }).slice(0, 2), [
    "arn:aws:iam::123456789012:role/stack_prod",
    "arn:aws:iam::123456789012:root",
  ]);
});

test("conditions: operators that fit the key, keys that the actions have, values of the key", () => {
  const operators = (key: string, value: string) =>
    labels(inStatement(`"Effect": "Deny", "Condition": {"|": {"${key}": "${value}"}}`), { kind });
  assert.equal(operators("aws:SecureTransport", "false")[0], "Bool");
  assert.equal(operators("aws:SourceIp", "10.0.0.0/8")[0], "NotIpAddress");
  assert.ok(!operators("aws:SourceIp", "10.0.0.0/8").includes("StringEquals"));
  assert.match(operators("aws:TagKeys", "team")[0] ?? "", /^For/);
  assert.equal(operators("aws:PrincipalArn", "arn:aws:iam::123456789012:role/a*")[0], "ArnNotLike");
  const keys = (action: string, operator = "StringEquals") =>
    labels(inStatement(`"Action": "${action}", "Condition": {"${operator}": {"|"}}`), { kind });
  assert.equal(keys("iam:PassRole")[0], "iam:PassedToService");
  assert.equal(keys("s3:ListBucket")[0], "s3:prefix");
  assert.ok(!keys("s3:GetObject").includes("s3:prefix"), "only a list has it");
  assert.ok(keys("s3:GetObject", "Bool").includes("aws:SecureTransport"));
  assert.ok(!keys("s3:GetObject", "Bool").includes("aws:SourceAccount"));
  const values = (key: string) => labels(inStatement(`"Condition": {"StringEquals": {"${key}": "|"}}`), { kind });
  assert.equal(values("s3:x-amz-acl")[0], "bucket-owner-full-control");
  assert.equal(values("aws:RequestedRegion")[0], "us-east-1");
  assert.ok(values("iam:PassedToService").includes("ecs-tasks.amazonaws.com"));
  assert.deepEqual(values("aws:SecureTransport"), ["true", "false"]);
  const tags =
    '"Condition": {"StringEquals": {"aws:RequestTag/team": "a"}, "ForAllValues:StringEquals": {"aws:TagKeys": "|"}}';
  assert.deepEqual(labels(inStatement(tags), { kind }), ["team"]);
  assert.match(values("aws:SourceVpc")[0] ?? "", /^vpc-/);
  assert.match(values("aws:PrincipalOrgID")[0] ?? "", /^o-/);
  assert.deepEqual(labels(inStatement('"Condition": {"Null": {"aws:TokenIssueTime": "|"}}'), { kind }), [
    "false",
    "true",
  ]);
});

test("policy variables where one is begun", () => {
  const resource = (typed: string) => inStatement(`"Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${typed}"`);
  assert.equal(labels(resource("${|"), { kind })[0], "${aws:username}");
  assert.deepEqual(labels(resource("${aws:us|"), { kind }), ["${aws:username}", "${aws:userid}"]);
  assert.equal(taken(resource("${aws:us|}/*"), "${aws:username}", { kind }), resource("${aws:username}/*"));
  assert.equal(taken(resource("${|/*"), "${aws:username}", { kind }), resource("${aws:username}/*"));
  assert.ok(!labels(inStatement('"Action": "${|"'), { kind }).includes("${aws:username}"));
});

test("nothing is offered that a rule would then complain of", () => {
  const set = labels(inStatement('"Action": "ec2:CreateTags", "Condition": {"ForAllValues:StringEquals": {"|"}}'), {
    kind,
  });
  assert.ok(set.includes("aws:TagKeys"));
  assert.ok(!set.includes("aws:RequestTag/…"), "a key of one value, with an operator for lists");
  const arns = labels(inStatement('"Action": "ecs:RunTask", "Resource": "arn:aws:ecs:|"'), { kind });
  assert.ok(arns.length > 0 && arns.every((arn) => arn.includes(":task-definition/")), `${arns}`);
  const root = "arn:aws:iam::111122223333:root";
  const people = labels(inStatement(`"Principal": {"AWS": ["${root}", "|"]}`), { kind: "bucket-policy" });
  assert.ok(people.length > 0 && !people.includes(root), "a principal that the list names already");
});
