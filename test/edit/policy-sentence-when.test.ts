// What a statement's sentence says of its conditions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { allow, deny, lineOf, objects, overTls } from "./policy-sentences.ts";

/** The words for a condition, behind an Allow and behind a Deny. */
const conditions: readonly (readonly [condition: object, allowed: string, denied?: string])[] = [
  [{}, ""],
  [overTls, ", over TLS only", ", if the request comes over TLS"],
  [
    { Bool: { "aws:SecureTransport": false } },
    ", only if the request does not come over TLS",
    ", unless the request comes over TLS",
  ],
  [{ Bool: { "aws:MultiFactorAuthPresent": "true" } }, ", with MFA only", ", if the caller signed in with MFA"],
  // Without the suffix, long-term keys have no such key, and so are not meant.
  [
    { Bool: { "aws:MultiFactorAuthPresent": "false" } },
    ", only if aws:MultiFactorAuthPresent is false",
    ", if aws:MultiFactorAuthPresent is false",
  ],
  [
    { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    ", only if the caller did not sign in with MFA",
    ", unless the caller signed in with MFA",
  ],
  [
    { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
    ", only if aws:MultiFactorAuthPresent, where there is one, is true",
  ],
  [
    { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "203.0.113.7"] } },
    ", from 10.0.0.0/8 or 203.0.113.7 only",
    ", if the request comes from 10.0.0.0/8 or 203.0.113.7",
  ],
  [
    { NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
    ", only if the request does not come from 10.0.0.0/8",
    ", unless the request comes from 10.0.0.0/8",
  ],
  [
    { IpAddressIfExists: { "aws:SourceIp": "10.0.0.0/8" } },
    ", only if aws:SourceIp, where there is one, is in 10.0.0.0/8",
  ],
  [
    { StringEquals: { "aws:SourceVpce": "vpce-1" }, Bool: { "aws:SecureTransport": "true" } },
    ", only through the VPC endpoint vpce-1 and over TLS",
    ", if the request comes through the VPC endpoint vpce-1 and the request comes over TLS",
  ],
  [
    { StringEquals: { "aws:PrincipalOrgID": "o-a" } },
    ", for callers in the organization o-a only",
    ", if the caller is in the organization o-a",
  ],
  [{ StringLike: { "aws:PrincipalOrgID": "o-*" } }, ', only if the caller\'s organization matches "o-*"'],
  [
    { StringNotLike: { "aws:PrincipalArn": ["arn:aws:iam::1:role/a*", "arn:aws:iam::1:role/b*"] } },
    ', only if the caller\'s ARN does not match "arn:aws:iam::1:role/a*" or "arn:aws:iam::1:role/b*"',
    ', unless the caller\'s ARN matches "arn:aws:iam::1:role/a*" or "arn:aws:iam::1:role/b*"',
  ],
  [
    { StringEquals: { "aws:PrincipalTag/team": ["red", "blue"] } },
    ', only if the caller\'s tag team is "red" or "blue"',
  ],
  [
    { StringNotEquals: { "aws:ResourceTag/env": ["a", "b"] } },
    ', only if the resource\'s tag env is neither "a" nor "b"',
    ', unless the resource\'s tag env is "a" or "b"',
  ],
  [
    { StringNotEquals: { "ec2:ResourceTag/env": ["a", "b", "c"] } },
    ', only if the resource\'s tag env is none of "a", "b" and "c"',
    ', unless the resource\'s tag env is "a", "b" or "c"',
  ],
  [{ StringEqualsIgnoreCase: { "s3:prefix": "Raw" } }, ', only if the prefix asked for is, in any letter case, "Raw"'],
  [{ StringLike: { "s3:prefix": ["", "raw/*"] } }, ', only if the prefix asked for matches "" or "raw/*"'],
  [{ StringLike: { "s3:prefix": "*" } }, ", only if the prefix asked for is present"],
  [
    { StringNotLike: { "s3:prefix": "*" } },
    ", only if the prefix asked for is absent",
    ", unless the prefix asked for is present",
  ],
  [{ Null: { "aws:TokenIssueTime": "true" } }, ", only if aws:TokenIssueTime is absent"],
  [{ Null: { "aws:TokenIssueTime": false } }, ", only if aws:TokenIssueTime is present"],
  [{ Null: { "aws:TokenIssueTime": ["true", "false"] } }, ", only if aws:TokenIssueTime is absent or present"],
  [{ NumericLessThanEquals: { "s3:max-keys": 10 } }, ", only if s3:max-keys is at most 10"],
  [
    { DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } },
    ", only if the time is before 2027-01-01T00:00:00Z",
  ],
  [
    { "ForAllValues:StringEquals": { "aws:TagKeys": ["a", "b"] } },
    ', only if every value of aws:TagKeys, if any, is "a" or "b"',
  ],
  [
    { "ForAllValues:StringNotEquals": { "aws:TagKeys": ["a", "b"] } },
    ', only if no value of aws:TagKeys is "a" or "b"',
  ],
  [{ "ForAnyValue:StringLike": { "aws:CalledVia": "a*" } }, ', only if some value of aws:CalledVia matches "a*"'],
  [
    { "ForAnyValue:StringNotEquals": { "aws:TagKeys": ["a", "b"] } },
    ', only if some value of aws:TagKeys is neither "a" nor "b"',
  ],
  [
    { "ForAnyValue:StringEqualsIfExists": { "aws:TagKeys": "a" } },
    ', only if aws:TagKeys fits ForAnyValue:StringEqualsIfExists "a"',
  ],
  [{ "ForEachValue:StringEquals": { "aws:TagKeys": "a" } }, ', only if aws:TagKeys fits ForEachValue:StringEquals "a"'],
  [{ StringEquels: { "aws:username": "a" } }, ', only if aws:username fits StringEquels "a"'],
  [{ stringequals: { "aws:username": "a" } }, ', only if aws:username fits stringequals "a"'],
  [{ StringEquals: { "aws:username": [] } }, ", only if the caller's user name is in an empty list"],
  [{ StringNotEquals: { "aws:username": [] } }, ", only if the caller's user name is not in an empty list"],
  [
    { StringEquals: { "aws:username": ["1", "2", "3", "4", "5", "6", "7"] } },
    ', only if the caller\'s user name is "1", "2", "3", "4" or 3 more',
  ],
  [{ StringEquals: { a: "1", b: "2", c: "3" } }, ', only if a is "1", b is "2", and c is "3"'],
];

test("conditions", () => {
  const statement = { Action: "s3:GetObject", Resource: objects };
  const plain = "download any object of client-in";
  for (const [Condition, allowed, denied = allowed.replace(/^, only if/, ", if")] of conditions) {
    const allows = lineOf("identity-policy", { ...allow, ...statement, Condition });
    assert.equal(allows, `May ${plain}${allowed}.`, JSON.stringify(Condition));
    const denies = lineOf("identity-policy", { ...deny, ...statement, Condition });
    assert.equal(denies, `May not ${plain}${denied}.`, JSON.stringify(Condition));
  }
});
