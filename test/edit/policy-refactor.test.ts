// Each refactoring on an example. What holds of all of them is tried in policy-refactor-properties.slow.test.ts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { after, type Given, policy } from "./policy-refactorings.ts";

interface Case {
  readonly title: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly given?: Given;
}

const bucket: Given = { kind: "bucket-policy" };

const cases: readonly Case[] = [
  {
    title: "Sort the actions and remove the repetition",
    before: ['{ "Effect": "Allow", "Action": ["s3:PutObject|", "S3:putobject", "s3:GetObject"], "Resource": "*" }'],
    after: ['{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" }'],
  },
  {
    title: "Sort the values",
    before: [
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": ["us-east-1", "eu-west-1|"] } } }',
    ],
    after: [
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } } }',
    ],
  },
  {
    title: "Put the elements of the statement in AWS's order",
    before: ['{ "Resource": "*", |"Action": "s3:GetObject", "Effect": "Allow", "Sid": "A" }'],
    after: ['{ "Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }'],
  },
  {
    title: "Put the value in an array",
    before: ['{ "Effect": "Allow", "Action|": "s3:GetObject", "Resource": "*" }'],
    after: ['{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" }'],
  },
  {
    title: "Take the value out of its array",
    before: ['{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [ "*|" ] }'],
    after: ['{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }'],
  },
  {
    title: "Expand s3:GetBucketL* to the 2 actions that it stands for today",
    before: ['{ "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetBucketL*|"], "Resource": "*" }'],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetBucketLocation", "s3:GetBucketLogging"], "Resource": "*" }',
    ],
  },
  {
    title: "Expand s3:PutObjectL* to the action that it stands for today",
    before: ['{ "Effect": "Allow", "Action": "s3:PutObjectL*|", "Resource": "arn:aws:s3:::b/*" }'],
    after: ['{ "Effect": "Allow", "Action": ["s3:PutObjectLegalHold"], "Resource": "arn:aws:s3:::b/*" }'],
  },
  {
    title: "Expand s3:*Object to the 5 actions that it stands for today",
    before: ['{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:*Object|"], "Resource": "arn:aws:s3:::b/*" }'],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObject", "s3:PutObject", "s3:ReplicateObject", "s3:RestoreObject"], "Resource": "arn:aws:s3:::b/*" }',
    ],
  },
  {
    title: "Expand s3:*Location to the action that applies to these resources today",
    before: ['{ "Effect": "Allow", "Action": ["s3:ListBucket", "s3:*Location|"], "Resource": ["arn:aws:s3:::b"] }'],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetBucketLocation"], "Resource": ["arn:aws:s3:::b"] }',
    ],
  },
  {
    title: "Shrink 3 actions as s3:ListBucket*: the same today, and takes in new ones",
    before: [
      '{ "Effect": "Allow", "Action": ["s3:ListBucket|", "s3:GetObject", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"], "Resource": "*" }',
    ],
    after: ['{ "Effect": "Allow", "Action": ["s3:ListBucket*", "s3:GetObject"], "Resource": "*" }'],
  },
  {
    title: "Split into 2 statements, one for each service",
    before: [
      '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage|"], "Resource": ["arn:aws:s3:::b/*", "arn:aws:sqs:us-east-1:123456789012:q"] }',
    ],
    after: [
      '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::b/*"] }',
      '{ "Sid": "A2", "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": ["arn:aws:sqs:us-east-1:123456789012:q"] }',
    ],
  },
  {
    title: "Split into 2 statements, one for each bucket",
    before: [
      '{ "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::c/*"] }',
    ],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }',
      '{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::c/*"] }',
    ],
  },
  {
    title: "Split into a statement for the bucket and one for its objects",
    before: [
      '{ "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }',
    ],
    after: [
      '{ "Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": ["arn:aws:s3:::b"] }',
      '{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::b/*"] }',
    ],
  },
  {
    title: "Merge with the 2 other statements that differ only in actions",
    before: [
      '{ "Sid": "A", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }',
      '{ "Sid": "B", "Effect": "Allow", "Resource": ["*"], "Action": ["s3:PutObject"] }|',
      '{ "Sid": "C", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" }',
      '{ "Sid": "D", "Effect": "Allow", "Action": ["S3:putobject", "s3:DeleteObject"], "Resource": "*" }',
    ],
    after: [
      '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "Resource": "*" }',
      '{ "Sid": "C", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" }',
    ],
  },
  {
    title: "Merge with the other statement that differs only in principals",
    given: bucket,
    before: [
      '{ "Effect": "Allow", |"Principal": { "AWS": "111111111111" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }',
      '{ "Effect": "Allow", "Principal": { "AWS": ["222222222222"], "Service": "x.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": { "AWS": ["111111111111", "222222222222"], "Service": "x.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }',
    ],
  },
  {
    title: "Merge with the other statement that differs only in the values of aws:SourceIp",
    before: [
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "198.51.100.0/24" } } }|',
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "IpAddress": { "aws:sourceip": ["203.0.113.0/24"] } } }',
    ],
    after: [
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["198.51.100.0/24", "203.0.113.0/24"] } } }',
    ],
  },
  {
    title: "Replace NotAction with the 3 other actions of trust policies today",
    given: { kind: "trust-policy" },
    before: [
      '{ "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "NotAction|": ["sts:AssumeRoleWith*", "sts:SetContext"] }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"] }',
    ],
  },
  {
    title: "Deny requests without TLS: add a statement that does",
    given: bucket,
    before: [
      '{ "Effect": "Allow", |"Principal": { "AWS": "111111111111" }, "Action": "s3:GetObject", "Resource": "arn:aws-cn:s3:::b/*" }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "s3:GetObject", "Resource": "arn:aws-cn:s3:::b/*" }',
      '{ "Sid": "DenyInsecureTransport", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws-cn:s3:::b", "arn:aws-cn:s3:::b/*"], "Condition": { "Bool": { "aws:SecureTransport": "false" } } }',
    ],
  },
  {
    title: "Restrict to what the service does for account 111111111111 (aws:SourceAccount)",
    given: bucket,
    before: [
      '{ "Effect": "Allow", |"Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/AWSLogs/111111111111/*" }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/AWSLogs/111111111111/*", "Condition": { "StringEquals": { "aws:SourceAccount": "111111111111" } } }',
    ],
  },
  {
    title: "Restrict to callers of organization o-ab12cd34ef (aws:PrincipalOrgID)",
    given: {
      ...bucket,
      facts: [
        {
          relation: "declares-account",
          entity: "account:111111111111",
          place: { file: "/w/latchkey.json", span: { start: 0, end: 0 } },
          id: "111111111111",
          name: "lab",
          organization: "o-ab12cd34ef",
        },
      ],
    },
    before: [
      '{ "Effect": "Allow", |"Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }',
    ],
    after: [
      '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d", "aws:PrincipalOrgID": "o-ab12cd34ef" } } }',
    ],
  },
  {
    title: "Restrict listings and objects of b to one prefix, to fill in",
    before: [
      '{ "Sid": "A", "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:GetBucketLocation", "s3:GetObject"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/*" }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::c/*" }',
    ],
    after: [
      '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": ["arn:aws:s3:::b"], "Condition": { "StringLike": { "s3:prefix": "<PREFIX>/*" } } }',
      '{ "Sid": "A2", "Effect": "Allow", "Action": ["s3:GetBucketLocation"], "Resource": ["arn:aws:s3:::b"] }',
      '{ "Sid": "A3", "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::b/<PREFIX>/*"] }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/<PREFIX>/*" }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::c/*" }',
    ],
  },
  {
    title: "Restrict listings and objects of b to data/2024/",
    before: [
      '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/data/2024/*" }',
      '{ "Effect": "Allow", |"Action": "s3:ListBucket", "Resource": "arn:aws:s3:::b" }',
    ],
    after: [
      '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/data/2024/*" }',
      '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::b", "Condition": { "StringLike": { "s3:prefix": "data/2024/*" } } }',
    ],
  },
];

for (const { title, before, after: wanted, given } of cases)
  test(`refactoring: ${title}`, () => {
    assert.equal(after(policy(...before), title, given), policy(...wanted));
  });
