// The access that a manifest expects, judged by the documents that it names.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson } from "../../core/json/parse.ts";
import { judgeExpectations } from "../../core/workspace/grants/expectations.ts";
import { catalog } from "../catalog/open.ts";

const role = "arn:aws:iam::111122223333:role/reader";
const policy = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const files: Readonly<Record<string, string>> = {
  "read.json": policy(
    { Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::lab" },
    { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::lab/*" },
  ),
  "bucket.json": policy({
    Sid: "Tls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  }),
  "theirs.json": policy({
    Effect: "Allow",
    Principal: { AWS: role },
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::far/*",
  }),
  "trust.json": policy({ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }),
  "scp.json": policy({ Effect: "Deny", Action: "s3:GetObject", Resource: "arn:aws:s3:::lab/secret/*" }),
  config: `[profile access]\nrole_arn = ${role}\nsource_profile = base\n\n[profile base]\nregion = us-east-1\n`,
};

const manifest = {
  accounts: { own: "111122223333", other: { id: "444455556666" } },
  roles: [{ arn: role, trust: "trust.json", policies: ["read.json"] }],
  buckets: [
    { name: "lab", account: "own", policy: "bucket.json" },
    { name: "far", account: "other", policy: "theirs.json" },
    { name: "shut", account: "other" },
  ],
  aws: { config: "config" },
};

/** The answers to one entry of `expect`, in order. */
function answersTo(entry: object, more: object = {}) {
  const text = JSON.stringify({ ...manifest, ...more, expect: [entry] });
  const { root } = parseJson(text);
  assert.ok(root);
  return [...judgeExpectations(root, (path) => files[path], catalog)].map((one) => {
    assert.equal(text.slice(one.span.start, one.span.end), one.action);
    return [one.answer, one.why.join(" ")] as const;
  });
}

const overTls = { "aws:SecureTransport": "true" };
const cases: readonly (readonly [
  what: string,
  entry: object,
  answer: string,
  why?: RegExp | undefined,
  more?: object,
])[] = [
  ["a grant of the bucket", { who: role, can: ["s3:ListBucket"], on: ["lab"], with: overTls }, "allowed"],
  [
    "a bucket's name stands for its objects",
    { who: role, can: ["s3:GetObject"], on: ["lab"], with: overTls },
    "allowed",
  ],
  ["a part of them", { who: role, can: ["s3:GetObject"], on: ["lab/a/*"], with: overTls }, "allowed"],
  ["an ARN", { who: role, can: ["s3:GetObject"], on: ["arn:aws:s3:::lab/x"], with: overTls }, "allowed"],
  ["a profile is its role", { who: "profile:access", can: ["s3:ListBucket"], on: ["lab"], with: overTls }, "allowed"],
  ["no grant", { who: role, can: ["s3:PutObject"], on: ["lab"], with: overTls }, "denied", /No identity policy allows/],
  ["no grant, as wished", { who: role, cannot: ["s3:PutObject"], on: ["lab"] }, "denied"],
  [
    "a denial",
    { who: role, can: ["s3:ListBucket"], on: ["lab"], with: { "aws:SecureTransport": "false" } },
    "denied",
    /bucket\.json, “Tls”, denies it/,
  ],
  ["what is not said", { who: role, can: ["s3:ListBucket"], on: ["lab"] }, "depends", /aws:SecureTransport/i],
  ["one side of two", { who: role, can: ["s3:GetObject"], on: ["far"] }, "denied", /No identity policy/],
  ["a service and a trust policy", { who: "ec2.amazonaws.com", can: ["sts:AssumeRole"], on: [role] }, "allowed"],
  ["another service", { who: "lambda.amazonaws.com", can: ["sts:AssumeRole"], on: [role] }, "denied", /trust policy/],
  ["a stranger's policies", { who: `${role}2`, can: ["s3:ListBucket"], on: ["shut"] }, "denied"],
  ["a stranger in the account", { who: `${role}2`, can: ["s3:ListBucket"], on: ["lab"], with: overTls }, "depends"],
  ["no such profile", { who: "profile:none", can: ["s3:ListBucket"], on: ["lab"] }, "depends", /no profile none/],
  ["a profile without a role", { who: "profile:base", can: ["s3:ListBucket"], on: ["lab"] }, "depends", /no role_arn/],
  ["several actions at once", { who: role, can: ["s3:Get*"], on: ["lab"] }, "depends", /stands for several/],
  ["no action of S3", { who: role, can: ["sqs:SendMessage"], on: ["lab"] }, "depends", /no action of S3/],
  [
    "a file that is not there",
    { who: role, cannot: ["s3:PutObject"], on: ["lab"] },
    "depends",
    undefined,
    { roles: [{ arn: role, policies: ["gone.json"] }] },
  ],
  [
    "a managed policy whose text is not known",
    { who: role, can: ["s3:PutObject"], on: ["lab"], with: overTls },
    "depends",
    /managed policy/,
    { roles: [{ arn: role, managedPolicies: ["arn:aws:iam::aws:policy/AWSElasticBeanstalkWebTier"] }] },
  ],
  [
    "a managed policy of one's own",
    { who: role, can: ["s3:ListBucket"], on: ["lab"], with: overTls },
    "depends",
    undefined,
    { roles: [{ arn: role, policies: ["read.json"], managedPolicies: ["arn:aws:iam::111122223333:policy/own"] }] },
  ],
  [
    "an organization's policy",
    { who: role, can: ["s3:GetObject"], on: ["lab/secret/*"], with: overTls },
    "denied",
    /scp\.json, statement 1, denies it/,
    { organization: { scps: [["scp.json"]] } },
  ],
];

for (const [what, entry, answer, why, more] of cases)
  test(`${what}: ${answer}`, () => {
    const [first, ...rest] = answersTo(entry, more);
    assert.deepEqual([first?.[0], rest], [answer, []]);
    if (why) assert.match(first?.[1] ?? "", why);
  });

test("every action is asked of every place, and odd manifests are no reason to throw", () => {
  assert.equal(
    answersTo({ who: role, can: ["s3:GetObject", "s3:ListBucket"], cannot: ["s3:PutObject"], on: ["lab", "far"] })
      .length,
    6,
  );
  for (const odd of [
    "[]",
    "3",
    '{"expect": 3}',
    '{"expect": [3, null, {}, {"who": {}, "can": "x", "on": [1]}]}',
    '{"roles": 1, "aws": [], "expect": [{"who": "a", "can": ["b:c"], "on": ["d"]}]}',
  ]) {
    const { root } = parseJson(odd);
    assert.ok(root);
    assert.doesNotThrow(() => [...judgeExpectations(root, () => undefined, catalog)]);
  }
});
