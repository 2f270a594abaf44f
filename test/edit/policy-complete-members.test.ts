// Completion of members: what is offered where, and how it is put in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inStatement, labels, taken } from "./policy-completion.ts";

const kind = "identity-policy";

test("members: those that the kind has and the statement has not yet, however little is typed", () => {
  const identity = ["Sid", "Effect", "Action", "Resource", "Condition", "NotAction", "NotResource"];
  for (const marked of ["{|", '{"|', '{"|"', "{|}", "{ |\n}"]) {
    assert.deepEqual(labels(`{"Statement": [${marked}`, { kind }), identity, marked);
  }
  assert.deepEqual(labels('{"Statement": {|', { kind }), identity);
  assert.deepEqual(labels(inStatement('"Effect": "Allow", "NotAction": [], |'), { kind }), [
    "Sid",
    "Resource",
    "Condition",
    "NotResource",
  ]);
  const trust = ["Sid", "Effect", "Principal", "Action", "Condition", "NotAction"];
  assert.deepEqual(labels(inStatement("|"), { kind: "trust-policy" }), trust);
  assert.ok(labels(inStatement("|"), { kind: "bucket-policy" }).includes("NotPrincipal"));
  for (const without of ["scp", "identity-policy"] as const)
    assert.ok(!labels(inStatement("|"), { kind: without }).includes("Principal"), without);
  for (const without of ["identity-policy", "scp", "rcp"] as const)
    assert.deepEqual(labels('{"Version": "2012-10-17", |}', { kind: without }), ["Statement"], without);
  for (const having of ["bucket-policy", "resource-policy", "trust-policy"] as const)
    assert.deepEqual(labels('{"Version": "2012-10-17", |}', { kind: having }), ["Statement", "Id"], having);
});

test("members: a policy that only its content tells, and that has hardly begun, may still name principals", () => {
  const begun = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", |}]}';
  assert.ok(labels(begun).includes("Principal"));
  assert.ok(!labels(begun.replace("|", '"Resource": "*", |')).includes("Principal"));
});

test("a policy that only its content tells, and that names nothing but a principal, may become a trust policy", () => {
  const begun = (rest: string) =>
    inStatement(`"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, ${rest}`);
  const found = labels(begun('"Action": "|"'));
  assert.equal(found[0], "sts:AssumeRole");
  assert.ok(found.includes("s3:"), "or any other resource's");
  assert.ok(labels(inStatement('"Effect": "Allow", "Principal": {"|"}')).includes("Federated"));
  assert.notEqual(
    labels(begun('"Resource": "arn:aws:sqs:us-east-1:123456789012:q", "Action": "|"'))[0],
    "sts:AssumeRole",
  );
});

test("members: put in with quotation marks, colon, value and commas as the place wants them", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['{"Statement": [{"|": "Allow"}]}', "Effect", '{"Statement": [{"Effect": "Allow"}]}'],
    ['{"Statement": [{ | "Effect": "Allow"}]}', "Sid", '{"Statement": [{ "Sid": "", "Effect": "Allow"}]}'],
    ['{"Statement": [{Eff|}]}', "Effect", '{"Statement": [{"Effect": "Allow"}]}'],
    [
      '{\n  "Statement": [\n    {\n      "Effect": "Allow"\n      |\n    }\n  ]\n}',
      "Action",
      '{\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n        ""\n      ]\n    }\n  ]\n}',
    ],
    ['{"Statement": [{"Effect|: "Allow"}]}', "Effect", '{"Statement": [{"Effect": "Allow"}]}'],
    [
      '{"Statement": [{"Effect": | "Action": "s3:*"}]}',
      "Deny",
      '{"Statement": [{"Effect": "Deny", "Action": "s3:*"}]}',
    ],
  ];
  for (const [marked, label, after] of cases) assert.equal(taken(marked, label, { kind }), after);
});

test("quiet: in names, comments, and where nothing can be put", () => {
  for (const marked of [
    inStatement('"Sid": "|"'),
    '{"Id": "|"}',
    inStatement('"Effect": "Allow"|'),
    inStatement('"Effect" |'),
    '{"Statement": [] |}',
    '{"Statement": [{} // |\n]}',
    '{"Other": [{|}]}',
    "{} |",
    "[|]",
    inStatement('"Effect": "Allow", "Resource": {"|"}'),
    inStatement('"Sid": "\ud83d|\ude00"'),
  ])
    assert.deepEqual(labels(marked, { kind }), [], marked);
  assert.deepEqual(labels(inStatement('"Effect": "|"'), { kind }), ["Allow", "Deny"]);
  assert.deepEqual(labels('{"Version": "|"}', { kind }), ["2012-10-17", "2008-10-17"]);
});
