// Refactorings that are not offered, and why.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Given, policy, titles } from "./policy-refactorings.ts";

const bucket: Given = { kind: "bucket-policy" };

const own = '"arn:aws:s3:::b", "arn:aws:s3:::b/*"';

/** A refactoring that would not be exact, or would be of no use, is not offered. */
const refused: readonly {
  readonly why: string;
  readonly not: RegExp;
  readonly statements: readonly string[];
  readonly given?: Given;
}[] = [
  {
    why: "two NotActions do not add up",
    not: /^Merge/,
    statements: [
      '{ "Effect": "Allow", |"NotAction": "s3:GetObject", "Resource": "*" }',
      '{ "Effect": "Allow", "NotAction": "s3:PutObject", "Resource": "*" }',
    ],
  },
  {
    why: "negated tests do not add up",
    not: /^Merge/,
    statements: [
      '{ "Effect": "Deny", |"Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": "us-east-1" } } }',
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } } }',
    ],
  },
  {
    why: "ForAllValues tests do not add up",
    not: /^Merge/,
    statements: [
      '{ "Effect": "Deny", |"Action": "*", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": "a" } } }',
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": "b" } } }',
    ],
  },
  {
    why: "they differ in two elements",
    not: /^Merge/,
    statements: [
      '{ "Effect": "Allow", |"Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }',
      '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::c/*" }',
    ],
  },
  {
    why: "one is missing",
    not: /^Shrink/,
    statements: ['{ "Effect": "Allow", "Action": ["s3:ListBucket|", "s3:ListBucketVersions"], "Resource": "*" }'],
  },
  {
    why: "it is everything",
    not: /^Expand/,
    statements: ['{ "Effect": "Allow", "Action": "*|", "Resource": "*" }'],
  },
  {
    why: "it would be too long",
    not: /^Expand/,
    statements: ['{ "Effect": "Allow", "Action": "ec2:*|", "Resource": "*" }'],
  },
  {
    why: "what AWS adds tomorrow would no longer be denied",
    not: /^Replace NotAction/,
    statements: ['{ "Effect": "Deny", "NotAction|": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" }'],
  },
  {
    why: "every service may act on it",
    not: /^Replace NotAction/,
    statements: ['{ "Effect": "Allow", "NotAction|": "s3:GetObject", "Resource": "*" }'],
  },
  {
    why: "s3:Get* is about both",
    not: /^Restrict/,
    statements: [`{ "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:Get*"], "Resource": [${own}] }`],
  },
  {
    why: "another statement lists everything all the same",
    not: /^Restrict/,
    statements: [
      `{ "Effect": "Allow", |"Action": ["s3:ListBucket", "s3:GetObject"], "Resource": [${own}] }`,
      '{ "Effect": "Allow", "Action": "s3:List*", "Resource": "*" }',
    ],
  },
  {
    why: "there is one already",
    not: /TLS/,
    given: bucket,
    statements: [
      `{ "Effect": "Deny", |"Principal": "*", "Action": "s3:*", "Resource": [${own}], "Condition": { "Bool": { "aws:SecureTransport": "false" } } }`,
    ],
  },
  {
    why: "EC2 is not known to send it",
    not: /SourceAccount/,
    given: bucket,
    statements: [
      '{ "Effect": "Allow", |"Principal": { "Service": "ec2.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/*" }',
    ],
  },
  {
    why: "a service belongs to no organization",
    not: /OrgID/,
    given: bucket,
    statements: [
      '{ "Effect": "Allow", |"Principal": { "AWS": "111111111111", "Service": "ec2.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/*" }',
    ],
  },
  {
    why: "it says two things",
    not: /./,
    statements: [
      '{ "Effect": "Allow", "Effect": "Deny", "Action": ["s3:PutObject|", "s3:GetObject"], "Resource": "*" }',
    ],
  },
];

for (const { why, not, statements, given } of refused)
  test(`no refactoring ${not} where ${why}`, () => {
    const offered = titles(policy(...statements), given).filter((title) => !title.startsWith("Lay out"));
    assert.deepEqual(
      offered.filter((title) => not.test(title)),
      [],
    );
  });
