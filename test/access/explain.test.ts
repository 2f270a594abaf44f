// What a proof says: the statements, what is missing, what was taken for granted, and what comes near.
import assert from "node:assert/strict";
import { test } from "node:test";
import { explain, parseRequest } from "../../core/access/index.ts";
import { catalog } from "../catalog/open.ts";

const account = "111122223333";
const user = `arn:aws:iam::${account}:user/ana`;
const bucket = { principal: user, action: "s3:ListBucket", resource: "arn:aws:s3:::b", resourceAccount: account };

function policy(...statements: object[]) {
  return { Version: "2012-10-17", Statement: statements };
}

function proofOf(request: object) {
  const parsed = parseRequest(JSON.stringify(request));
  assert.ok(!("error" in parsed));
  const proof = explain(parsed.request, parsed.documents, catalog);
  assert.ok(!("error" in proof));
  return proof;
}

test("a bucket whose objects are granted: the near miss, and the edit that helps", () => {
  const proof = proofOf({
    ...bucket,
    identityPolicies: [
      policy({ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetObject"], Resource: "arn:aws:s3:::b/*" }),
    ],
  });
  assert.equal(proof.answer, "denied");
  assert.deepEqual(proof.missing, [
    { gate: "identity", message: "No identity policy allows s3:ListBucket on arn:aws:s3:::b." },
  ]);
  assert.deepEqual(proof.nearest, [
    {
      gate: "identity",
      document: "identityPolicies[0]",
      path: ["Statement", 0],
      respect: "resource",
      message:
        "identityPolicies[0] Statement[0] allows s3:ListBucket on arn:aws:s3:::b/*, but it is asked of arn:aws:s3:::b.",
      edit: {
        document: "identityPolicies[0]",
        path: ["Statement"],
        edit: { op: "add", value: { Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::b" } },
      },
    },
  ]);
});

test("where the statement names one action, the list of its resources grows", () => {
  const [near] = proofOf({
    ...bucket,
    identityPolicies: [policy({ Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::b/*" })],
  }).nearest;
  assert.deepEqual(near?.edit, {
    document: "identityPolicies[0]",
    path: ["Statement", 0, "Resource"],
    edit: { op: "replace", value: ["arn:aws:s3:::b/*", "arn:aws:s3:::b"] },
  });
});

test("near misses of every sort, each with an edit where one helps", () => {
  const near = (identity: object, more: object = {}) =>
    proofOf({ ...bucket, contextComplete: true, identityPolicies: [policy(identity)], ...more }).nearest.map(
      ({ respect, edit }) => [respect, edit?.edit.value],
    );
  const sound = { Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::b" };
  assert.deepEqual(near({ ...sound, Action: "s3:GetObject" }), [["action", ["s3:GetObject", "s3:ListBucket"]]]);
  assert.deepEqual(
    near({ ...sound, Condition: { StringEquals: { "s3:prefix": "a" } } }, { context: { "s3:prefix": "b" } }),
    [["condition", { ...sound, Condition: { StringEquals: { "s3:prefix": "b" } } }]],
  );
  assert.deepEqual(near({ ...sound, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }), [
    ["condition", undefined],
  ]);
  assert.deepEqual(
    near({ ...sound, Action: "s3:GetObject", Resource: "arn:aws:s3:::c" }),
    [],
    "two failures are no near miss",
  );
  assert.deepEqual(near({ ...sound, Effect: "Deny", Resource: "arn:aws:s3:::c" }), [], "a Deny grants nothing");
  assert.deepEqual(
    near({ ...sound, Resource: "arn:aws:s3:::c", Conditions: {} }),
    [],
    "a statement that AWS refuses is no help",
  );
});

test("a resource's policy is opened to the caller alone", () => {
  const proof = proofOf({
    ...bucket,
    resourcePolicy: policy({
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:user/ben` },
      Action: ["s3:ListBucket", "s3:DeleteBucket"],
      Resource: "*",
    }),
  });
  assert.deepEqual(
    proof.nearest.map(({ gate, respect, edit }) => [gate, respect, edit?.edit.value]),
    [
      [
        "resource",
        "principal",
        { Effect: "Allow", Principal: { AWS: user }, Action: "s3:ListBucket", Resource: "arn:aws:s3:::b" },
      ],
    ],
  );
});

test("an explicit denial names the statements, and looks for no grant", () => {
  const proof = proofOf({
    ...bucket,
    identityPolicies: [
      policy({ Effect: "Allow", Action: "*", Resource: "*" }),
      policy({ Sid: "No", Effect: "Deny", Action: "s3:*", Resource: "*" }),
    ],
  });
  assert.deepEqual([proof.answer, proof.explicit, proof.missing, proof.nearest], ["denied", true, [], []]);
  const [gate] = proof.gates;
  assert.deepEqual(gate?.statements.at(-1), {
    document: "identityPolicies[1]",
    path: ["Statement", 0],
    effect: "Deny",
    sid: "No",
  });
  assert.equal(gate?.open, false);
});

test("what an answer depends on is said in words, with the key", () => {
  const { answer, missing } = proofOf({
    ...bucket,
    identityPolicies: [
      policy({
        Effect: "Allow",
        Action: "*",
        Resource: "*",
        Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"] } },
      }),
      policy({
        Sid: "Vpc",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-1" } },
      }),
    ],
  });
  assert.equal(answer, "depends");
  assert.deepEqual(
    missing.map(({ message, key }) => [message, key]),
    [
      [
        "identityPolicies[0] Statement[0] allows this only if aws:SourceIp is in 10.0.0.0/8 or 192.0.2.0/24.",
        "aws:SourceIp",
      ],
      ['identityPolicies[1] Statement[0] ("Vpc") denies this if aws:SourceVpc is not "vpc-1".', "aws:SourceVpc"],
    ],
  );
});

test("what is not given is an assumption, and so are readings that AWS only hints at", () => {
  const said = (request: object) => proofOf(request).assumptions.join("\n");
  const everyone = policy({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" });
  const all = policy({ Effect: "Allow", Action: "*", Resource: "*" });
  assert.match(said(bucket), /No service control policy is given: none is taken to apply/);
  assert.match(said(bucket), /No identity policy is given/);
  assert.doesNotMatch(said({ ...bucket, scps: [[all]] }), /No service control/);
  assert.match(said({ ...bucket, contextComplete: true }), /The context is complete/);
  assert.match(
    said({ ...bucket, resourcePolicy: everyone, permissionsBoundaries: [policy()] }),
    /grant to "\*" is taken not to be limited/,
  );
  const open = { ...bucket, principal: "anonymous", resourcePolicy: everyone };
  assert.match(said(open), /Block Public Access/);
  const isOwners = /belongs to the bucket's owner/;
  assert.match(said({ ...open, action: "s3:GetObject", resource: "arn:aws:s3:::b/a" }), isOwners);
  assert.doesNotMatch(said({ ...open, action: "s3:ListBucket", resource: "arn:aws:s3:::b" }), isOwners);
  assert.match(
    said({ ...bucket, action: "s3:ListAllMyBuckets", identityPolicies: [all] }),
    /acts on no particular resource/,
  );
  assert.match(
    said({
      ...bucket,
      principal: `arn:aws:sts::${account}:assumed-role/r/s`,
      identityPolicies: [
        policy({
          Effect: "Allow",
          Action: "*",
          Resource: "*",
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/r" } },
        }),
      ],
    }),
    /The role r has no path/,
  );
  assert.match(
    said({ ...bucket, principal: { service: "s3.amazonaws.com" }, identityPolicies: [all] }),
    /do not reach this caller/,
  );
});
