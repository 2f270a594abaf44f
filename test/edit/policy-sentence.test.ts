// What a statement says in a sentence: exactly that, no more and no less.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sentenceLineOf, sentenceOf } from "../../core/edit/policy/sentence.ts";
import { documentsOf } from "../../core/hosts/index.ts";
import { type PolicyKind, policyKinds } from "../../core/kind.ts";
import { globMatches } from "../../core/model/glob.ts";
import { policyOf } from "../../core/model/policy.ts";
import { catalog } from "../catalog/open.ts";

const accountName = (id: string) => (id === "111122223333" ? "lab" : undefined);

function statementsOf(text: string, kind: PolicyKind) {
  const [document] = documentsOf({ name: "/w/policy.json", text, association: kind });
  assert.ok(document?.language === "json" && document.root, "no document");
  return policyOf(document.root).statements;
}

function lineOf(kind: PolicyKind, statement: object): string | undefined {
  const [only] = statementsOf(JSON.stringify({ Statement: [statement] }), kind);
  assert.ok(only);
  return sentenceLineOf(only, { kind, catalog, accountName });
}

type Case = readonly [statement: object, says: string | undefined];

function says(title: string, kind: PolicyKind, cases: readonly Case[]): void {
  test(title, () => {
    for (const [statement, expected] of cases) {
      assert.equal(lineOf(kind, statement), expected, JSON.stringify(statement));
    }
  });
}

const allow = { Effect: "Allow" };
const deny = { Effect: "Deny" };
const bucket = "arn:aws:s3:::client-in";
const objects = "arn:aws:s3:::client-in/*";
const role = { AWS: "arn:aws:iam::123456789012:role/stack_prod" };
const overTls = { Bool: { "aws:SecureTransport": "true" } };

says("the example of the design", "bucket-policy", [
  [
    { ...allow, Principal: role, Action: "s3:GetObject", Resource: objects, Condition: overTls },
    "Lets the role stack_prod in 123456789012 download any object of client-in, over TLS only.",
  ],
]);

const read = { Action: "s3:GetObject", Resource: objects };

says("principals", "bucket-policy", [
  [
    { ...allow, Principal: "*", ...read },
    "Lets everyone, callers without credentials included, download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "*" }, ...read, Condition: overTls },
    "Lets everyone download any object of client-in, over TLS only.",
  ],
  [{ ...deny, Principal: "*", ...read }, "Forbids everyone to download any object of client-in."],
  [
    { ...allow, Principal: { AWS: "111122223333" }, ...read },
    "Lets the account 111122223333 (lab) download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: ["arn:aws:iam::123456789012:root", "999988887777"] }, ...read },
    "Lets the accounts 123456789012 and 999988887777 download any object of client-in.",
  ],
  [
    {
      ...allow,
      Principal: {
        AWS: [
          "arn:aws:iam::111122223333:role/a",
          "arn:aws:iam::111122223333:user/x/b",
          "arn:aws:iam::111122223333:role/c",
        ],
      },
      ...read,
    },
    "Lets the roles a and c in 111122223333 (lab) and the user x/b in 111122223333 (lab) download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "arn:aws:sts::123456789012:assumed-role/app/i-0abc" }, ...read },
    "Lets the session i-0abc of the role app in 123456789012 download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "arn:aws:sts::123456789012:federated-user/bob" }, ...read },
    "Lets the federated user bob in 123456789012 download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "AROAEXAMPLEEXAMPLEEX1" }, ...read },
    "Lets the principal with the unique id AROAEXAMPLEEXAMPLEEX1 download any object of client-in.",
  ],
  [
    {
      ...allow,
      Principal: { AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2EXAMPLE" },
      ...read,
    },
    "Lets CloudFront's origin access identity E2EXAMPLE download any object of client-in.",
  ],
  [
    { ...allow, Principal: { CanonicalUser: "79a5" }, ...read },
    "Lets the account with the canonical id 79a5 download any object of client-in.",
  ],
  [
    { ...allow, Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject", Resource: objects },
    "Lets CloudTrail upload any object to client-in.",
  ],
  [
    { ...allow, Principal: { Service: "delivery.logs.amazonaws.com" }, Action: "s3:PutObject", Resource: objects },
    "Lets the service delivery.logs.amazonaws.com upload any object to client-in.",
  ],
  [
    { ...allow, Principal: { Service: "unheard-of.amazonaws.com" }, ...read },
    "Lets the service unheard-of.amazonaws.com download any object of client-in.",
  ],
  [
    { ...allow, Principal: { Service: "logs.eu-west-1.amazonaws.com" }, Action: "s3:PutObject", Resource: objects },
    "Lets CloudWatch Logs in eu-west-1 upload any object to client-in.",
  ],
  [
    { ...deny, NotPrincipal: { AWS: ["111122223333", "arn:aws:iam::111122223333:role/a"] }, ...read },
    "Forbids everyone except the account 111122223333 (lab) and the role a in 111122223333 (lab) to download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "PASTE THE ARN HERE" }, ...read },
    'Lets "PASTE THE ARN HERE" download any object of client-in.',
  ],
  [
    { ...allow, Principal: { AWS: "arn:aws:iam::<ACCOUNT-ID>:role/<ROLE>" }, ...read },
    "Lets the role <ROLE> in <ACCOUNT-ID> download any object of client-in.",
  ],
]);

says("trust policies", "trust-policy", [
  [
    { ...allow, Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
    "Lets Elastic Container Service tasks become this role.",
  ],
  [
    {
      ...allow,
      Principal: { Service: ["ec2.amazonaws.com", "lambda.amazonaws.com"] },
      Action: ["sts:AssumeRole", "sts:TagSession"],
    },
    "Lets EC2 instances and Lambda functions become this role and set session tags.",
  ],
  [
    {
      ...allow,
      Principal: { AWS: "999988887777" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": "abc" } },
    },
    "Lets the account 999988887777 become this role, with the external id abc only.",
  ],
  [
    {
      ...allow,
      Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
        StringLike: { "token.actions.githubusercontent.com:sub": "repo:octo/app:*" },
      },
    },
    'Lets holders of a token of token.actions.githubusercontent.com become this role with a token, only if the token\'s audience is "sts.amazonaws.com" and the token\'s subject matches "repo:octo/app:*".',
  ],
  [
    {
      ...allow,
      Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/corp" },
      Action: "sts:AssumeRoleWithSAML",
      Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
    },
    'Lets users of the SAML provider corp in 111122223333 (lab) become this role through SAML, only if the audience of the SAML response is "https://signin.aws.amazon.com/saml".',
  ],
  [
    { ...allow, Principal: { Federated: "accounts.google.com" }, Action: "sts:AssumeRoleWithWebIdentity" },
    "Lets users of Google become this role with a token.",
  ],
  [
    { ...allow, Principal: { AWS: "*" }, Action: ["sts:AssumeRole", "sts:AssumeRoleWithSAML"] },
    "Lets everyone become this role, directly or through SAML.",
  ],
  [
    { ...allow, Principal: role, Action: "sts:*" },
    "Lets the role stack_prod in 123456789012 do anything in AWS Security Token Service with this role.",
  ],
  [{ ...allow, Principal: role, Action: "*" }, "Lets the role stack_prod in 123456789012 do anything with this role."],
  [
    { ...allow, Principal: role, Action: "sts:Assume*" },
    "Lets the role stack_prod in 123456789012 use sts:Assume* on this role.",
  ],
  [
    { ...deny, Principal: role, Action: "sts:AssumeRole" },
    "Forbids the role stack_prod in 123456789012 to become this role.",
  ],
  [{ ...allow, Principal: role, Action: "sts:AssumeRole", Resource: "*" }, undefined],
]);

says("actions and resources of S3", "identity-policy", [
  [{ ...allow, Action: "s3:ListBucket", Resource: bucket }, "May list the objects of client-in."],
  [
    { ...allow, Action: ["s3:GetObject", "s3:ListBucket"], Resource: [bucket, objects] },
    "May list the objects of client-in and download any of its objects.",
  ],
  [
    { ...allow, Action: ["S3:getobject", "s3:PutObject", "s3:DeleteObject"], Resource: objects },
    "May download, upload and delete any object in client-in.",
  ],
  [
    { ...deny, Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource: objects },
    "May not download, upload or delete any object in client-in.",
  ],
  [{ ...allow, Action: "s3:PutObject", Resource: objects }, "May upload any object to client-in."],
  [
    { ...allow, Action: "s3:GetObject", Resource: `${bucket}/raw/*` },
    "May download any object of client-in under raw/.",
  ],
  [{ ...allow, Action: "s3:GetObject", Resource: `${bucket}/raw` }, "May download the object raw of client-in."],
  [
    { ...allow, Action: "s3:GetObject", Resource: `${bucket}/raw*` },
    "May download any object of client-in whose key begins with raw.",
  ],
  [
    { ...allow, Action: "s3:GetObject", Resource: `${bucket}/*.csv` },
    "May download any object of client-in whose key matches *.csv.",
  ],
  [
    { ...allow, Action: "s3:GetObject", Resource: `${bucket}/\${aws:username}/*` },
    "May download any object of client-in under ${aws:username}/.",
  ],
  [{ ...allow, Action: "s3:GetObject", Resource: "*" }, "May download any object of any bucket."],
  [{ ...allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::*" }, "May download any object of any bucket."],
  [
    { ...allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::lab-*" },
    "May download any object of any bucket that begins with lab-.",
  ],
  [
    { ...allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::*-lab/*" },
    "May download any object that matches *-lab/*.",
  ],
  [
    { ...allow, Action: "s3:GetObject", Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*", "arn:aws:s3:::c/x/*"] },
    "May download any object of a or b and any object of c under x/.",
  ],
  // A bucket's ARN is none of its objects, nor the other way round.
  [
    { ...allow, Action: ["s3:ListBucket", "s3:GetObject"], Resource: bucket },
    "May list the objects of client-in. s3:GetObject applies to none of these resources.",
  ],
  [
    { ...allow, Action: ["s3:ListBucket", "s3:GetObject"], Resource: objects },
    "May download any object of client-in. s3:ListBucket applies to none of these resources.",
  ],
  [
    { ...allow, Action: "s3:GetObject", Resource: bucket },
    "Has no effect: s3:GetObject applies to none of these resources.",
  ],
  [
    { ...allow, Action: "s3:*", Resource: [bucket, objects] },
    "May do anything in Amazon S3 with client-in and its objects.",
  ],
  [{ ...allow, Action: "s3:*", Resource: objects }, "May do anything in Amazon S3 with any object of client-in."],
  [{ ...allow, Action: ["s3:Get*", "s3:List*"], Resource: "*" }, "May use s3:Get* and s3:List* on any resource."],
  [
    { ...allow, Action: ["s3:GetObject", "s3:GetObjectRetention"], Resource: objects },
    "May download any object of client-in and use s3:GetObjectRetention on the same.",
  ],
  [{ ...allow, Action: "s3:GetObject", NotResource: objects }, "May download any object except those of client-in."],
  [
    { ...deny, Action: "s3:ListBucket", NotResource: [bucket, objects] },
    "May not list the objects of any bucket except client-in.",
  ],
  [
    { ...deny, Action: "s3:*", NotResource: [bucket, objects] },
    "May not do anything in Amazon S3 with anything except client-in and its objects.",
  ],
  [
    { ...allow, Action: "s3:GetObject", Resource: "arn:aws:s3:us-east-1:123456789012:accesspoint/a/object/*" },
    "May use s3:GetObject on arn:aws:s3:us-east-1:123456789012:accesspoint/a/object/*.",
  ],
  [{ ...allow, Action: "s3:GetObject", Resource: "YOUR_BUCKET/*" }, "May use s3:GetObject on YOUR_BUCKET/*."],
  [
    { ...allow, Action: ["s3:ListAllMyBuckets", "s3:ListBucket"], Resource: "*" },
    "May list the objects of any bucket and list all buckets of the account.",
  ],
]);

says("a star in a bucket policy is the bucket", "bucket-policy", [
  [
    { ...allow, Principal: role, Action: ["s3:ListBucket", "s3:GetObject"], Resource: "*" },
    "Lets the role stack_prod in 123456789012 list the objects of this bucket and download any of its objects.",
  ],
  [
    { ...deny, Principal: "*", Action: "s3:*", Resource: "*" },
    "Forbids everyone to do anything in Amazon S3 with this bucket and its objects.",
  ],
]);

says("other services", "identity-policy", [
  [{ ...allow, Action: "*", Resource: "*" }, "May do anything with any resource."],
  [
    { ...allow, NotAction: ["iam:*", "organizations:*"], Resource: "*" },
    "May do anything except iam:* and organizations:* with any resource.",
  ],
  [
    { ...deny, NotAction: "iam:GetUser", NotResource: bucket },
    "May not do anything except iam:GetUser with anything except client-in.",
  ],
  [
    { ...allow, Action: ["sqs:*", "batch:*"], Resource: "*" },
    "May do anything in Amazon SQS and AWS Batch with any resource.",
  ],
  [
    {
      ...allow,
      Action: ["sqs:SendMessage", "sqs:ReceiveMessage"],
      Resource: "arn:aws:sqs:us-east-1:123456789012:jobs",
    },
    "May send messages to and receive messages from the queue jobs in us-east-1 of 123456789012.",
  ],
  [
    { ...allow, Action: "sqs:SendMessage", Resource: "arn:aws:sqs:*:*:jobs" },
    "May send messages to any queue named jobs.",
  ],
  [
    { ...allow, Action: "sqs:SendMessage", Resource: "arn:aws:sqs:*:123456789012:jobs-*" },
    "May send messages to any queue that matches jobs-* in 123456789012.",
  ],
  [
    { ...allow, Action: "sts:AssumeRole", Resource: "arn:aws:iam::111122223333:role/access" },
    "May become the role access in 111122223333 (lab).",
  ],
  [
    {
      ...allow,
      Action: "sts:AssumeRole",
      Resource: ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b"],
    },
    "May become the roles a and b in 111122223333 (lab).",
  ],
  [
    {
      ...allow,
      Action: "iam:PassRole",
      Resource: "*",
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
    "May pass any role, to ecs-tasks.amazonaws.com only.",
  ],
  [
    {
      ...allow,
      Action: ["iam:PassRole", "iam:GetRole"],
      Resource: "*",
      Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    },
    'May pass any role and use iam:GetRole on any resource, only if iam:PassedToService is "ec2.amazonaws.com".',
  ],
  [
    {
      ...allow,
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "arn:aws:kms:us-east-1:123456789012:key/1234",
    },
    "May decrypt with and make data keys with the KMS key 1234 in us-east-1 of 123456789012.",
  ],
  [
    {
      ...allow,
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: "arn:aws:logs:*:*:log-group:/aws/batch/*:*",
    },
    "May create log streams in and write to any log group that matches /aws/batch/*.",
  ],
  [
    { ...allow, Action: "dynamodb:Query", Resource: "arn:aws:dynamodb:us-east-1:123456789012:table/t/index/*" },
    "May use dynamodb:Query on arn:aws:dynamodb:us-east-1:123456789012:table/t/index/*.",
  ],
  [
    { ...allow, Action: ["ec2:DescribeInstances", "ec2:DescribeImages"], Resource: "*" },
    "May use ec2:DescribeInstances and ec2:DescribeImages.",
  ],
  [
    { ...allow, Action: ["ec2:RunInstances", "ec2:DescribeImages"], Resource: "*" },
    "May use ec2:RunInstances and ec2:DescribeImages on any resource.",
  ],
  [
    { ...allow, Action: ["ec2:Describe*", "ec2:a", "ec2:b", "ec2:c", "ec2:d", "ec2:e"], Resource: "*" },
    "May use ec2:Describe*, ec2:a, ec2:b, ec2:c and 2 more on any resource.",
  ],
  [
    {
      ...allow,
      Action: ["s3:GetObject", "sqs:SendMessage"],
      Resource: [objects, "arn:aws:sqs:us-east-1:123456789012:jobs"],
    },
    "May download any object of client-in and send messages to the queue jobs in us-east-1 of 123456789012.",
  ],
]);

says("control policies grant nothing", "scp", [
  [{ ...allow, Action: "*", Resource: "*" }, "Leaves it possible to do anything with any resource."],
  [
    {
      ...deny,
      NotAction: ["iam:*", "sts:*"],
      Resource: "*",
      Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] } },
    },
    "Forbids the accounts under it to do anything except iam:* and sts:* with any resource, unless the service called is in eu-west-1 or eu-central-1.",
  ],
]);
says("resource control policies", "rcp", [
  [
    {
      ...deny,
      Principal: "*",
      Action: "s3:*",
      Resource: "*",
      Condition: {
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-abc" },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      },
    },
    "Forbids everyone to do anything in Amazon S3 with any resource, if the caller is not in the organization o-abc and aws:PrincipalIsAWSService, where there is one, is false.",
  ],
]);
says("other resource policies", "resource-policy", [
  [
    { ...allow, Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*", Resource: "*" },
    "Lets the account 111122223333 (lab) do anything in AWS Key Management Service with any resource that this policy covers.",
  ],
  [
    {
      ...allow,
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: "arn:aws:sqs:us-east-1:123456789012:jobs",
      Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:123456789012:t" } },
    },
    "Lets Simple Notification Service send messages to the queue jobs in us-east-1 of 123456789012, on behalf of arn:aws:sns:us-east-1:123456789012:t only.",
  ],
  [
    { ...allow, Principal: role, Action: "ecr:BatchGetImage" },
    "Lets the role stack_prod in 123456789012 use ecr:BatchGetImage on this resource.",
  ],
]);

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

test("the words for objects mean the very objects that the pattern matches", () => {
  const letters = fc.constantFrom("a", "b", "*", "?");
  const part = (more: string[]) =>
    fc
      .array(fc.oneof(letters, fc.constantFrom(...more, "a", "*")), { minLength: 1, maxLength: 4 })
      .map((l) => l.join(""));
  const pattern = fc.oneof(
    part(["b"]),
    fc.tuple(part(["b"]), part(["/"])).map(([bucket, key]) => `${bucket}/${key}`),
  );
  const objects = [
    "a/a",
    "a/b",
    "b/a",
    "ab/a",
    "ba/ab",
    "a/a/b",
    "ab/b/a",
    "aa/b/",
    "b/ba/a",
    "bb/bb",
    "a/ab/ab",
    "abb/a",
  ];
  fc.assert(
    fc.property(pattern, (text) => {
      const line = lineOf("identity-policy", { ...allow, Action: "s3:GetObject", Resource: `arn:aws:s3:::${text}` });
      const means = meaningOf(line ?? "");
      for (const object of objects)
        assert.equal(means(object), globMatches(text, object), `${text}: ${line} (${object})`);
    }),
    { numRuns: 2000 },
  );
});

/** What a reader takes a line about downloading for. */
function meaningOf(line: string): (object: string) => boolean {
  const words = /^May (.*)\.$/.exec(line)?.[1] ?? line;
  const bucketOf = (object: string) => object.slice(0, object.indexOf("/"));
  const keyOf = (object: string) => object.slice(object.indexOf("/") + 1);
  const forms: readonly (readonly [RegExp, (object: string, ...found: string[]) => boolean])[] = [
    [/^Has no effect: s3:GetObject applies to none of these resources\.$/, () => false],
    [/^download any object of any bucket$/, () => true],
    [
      /^download any object of any bucket that begins with (\S+)$/,
      (object, begins = "") => bucketOf(object).startsWith(begins),
    ],
    [/^download any object that matches (\S+)$/, (object, glob = "") => globMatches(glob, object)],
    [/^download any object of (\S+)$/, (object, name) => bucketOf(object) === name],
    [
      /^download any object of (\S+) (?:under|whose key begins with) (\S+)$/,
      (object, name, begins = "") => bucketOf(object) === name && keyOf(object).startsWith(begins),
    ],
    [
      /^download any object of (\S+) whose key matches (\S+)$/,
      (object, name, glob = "") => bucketOf(object) === name && globMatches(glob, keyOf(object)),
    ],
    [/^download the object (\S+) of (\S+)$/, (object, key, name) => bucketOf(object) === name && keyOf(object) === key],
  ];
  for (const [form, test] of forms) {
    const found = form.exec(words);
    if (found) return (object) => test(object, ...found.slice(1));
  }
  throw new Error(`Nobody reads this: ${line}`);
}

test("unless says the opposite of what the negated operator says", () => {
  const key = fc.constantFrom(
    "aws:SourceIp",
    "aws:PrincipalOrgID",
    "aws:PrincipalArn",
    "aws:PrincipalTag/t",
    "s3:prefix",
    "a:b",
  );
  const value = fc.constantFrom("x", "y*", "*", "10.0.0.0/8", "", "arn:aws:iam::1:role/a*");
  const pair = fc.constantFrom(
    ...([
      "StringEquals",
      "StringLike",
      "StringEqualsIgnoreCase",
      "ArnLike",
      "ArnEquals",
      "NumericEquals",
      "DateEquals",
    ].map((name) => [name, name.replace(/(Equals|Like)/, "Not$1")] as const) as readonly (readonly [string, string])[]),
    ["IpAddress", "NotIpAddress"] as const,
  );
  fc.assert(
    fc.property(pair, key, fc.array(value, { minLength: 1, maxLength: 3 }), ([is, isNot], name, values) => {
      const forbids = (operator: string) =>
        lineOf("identity-policy", {
          ...deny,
          Action: "*",
          Resource: "*",
          Condition: { [operator]: { [name]: values } },
        }) ?? "";
      const [, when] = /, if (.*)\.$/.exec(forbids(is)) ?? [];
      assert.ok(when, forbids(is));
      assert.equal(forbids(isNot), `May not do anything with any resource, unless ${when}.`);
    }),
  );
});

test("a permissions boundary grants nothing", () => {
  const [only] = statementsOf(
    '{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}',
    "identity-policy",
  );
  const line = only && sentenceLineOf(only, { kind: "identity-policy", catalog, as: "boundary" });
  assert.equal(line, "Leaves it possible to do anything in Amazon S3 with any resource.");
});

test("nothing is said of a statement that AWS would not take", () => {
  const whole = { ...allow, Action: "s3:GetObject", Resource: "*" };
  const broken: readonly object[] = [
    { Action: "s3:GetObject", Resource: "*" },
    { ...allow, Resource: "*" },
    { ...allow, Action: "s3:GetObject" },
    { ...whole, Effect: "allow" },
    { ...whole, NotAction: "s3:PutObject" },
    { ...whole, NotResource: "x" },
    { ...whole, Action: [] },
    { ...whole, Action: ["s3:GetObject", 1] },
    { ...whole, Resource: {} },
    { ...whole, Principal: "*" },
    { ...whole, Condition: [] },
    { ...whole, Condition: { StringEquals: "x" } },
    { ...whole, Condition: { StringEquals: { a: null } } },
    { ...whole, Comment: "x" },
    { ...whole, Sid: 1 },
  ];
  for (const statement of broken)
    assert.equal(lineOf("identity-policy", statement), undefined, JSON.stringify(statement));
  const twice = '{"Statement": [{"Effect": "Allow", "Effect": "Deny", "Action": "*", "Resource": "*"}]}';
  const [statement] = statementsOf(twice, "identity-policy");
  assert.equal(statement && sentenceLineOf(statement, { kind: "identity-policy", catalog }), undefined);
  assert.equal(lineOf("bucket-policy", whole), undefined, "without a principal");
  assert.equal(lineOf("bucket-policy", { ...whole, Principal: "arn:aws:iam::1:root" }), undefined);
  assert.equal(lineOf("bucket-policy", { ...whole, Principal: {} }), undefined);
});

test("in Markdown, names of the document stay text", () => {
  const nasty = "`x`[a](command:b)<img src=x>\n# h";
  const text = JSON.stringify({
    Statement: [
      {
        ...allow,
        Principal: { AWS: nasty },
        Action: nasty,
        Resource: nasty,
        Condition: { StringEquals: { [nasty]: nasty } },
      },
    ],
  });
  const [statement] = statementsOf(text, "bucket-policy");
  const sentence = (statement && sentenceOf(statement, { kind: "bucket-policy", catalog })) ?? "";
  const outside = sentence.replace(/(`+)[^`](?:(?!\1(?!`))[\s\S])*?[^`]?\1(?!`)/g, "");
  assert.match(outside, /^Lets {1,2}use {1,2}on {1,2}?, only if/);
  assert.doesNotMatch(outside, /[[<#\n]/);
});

test("any statement of the right shape gets one line of a bearable length, in Markdown too", () => {
  const text = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom(
      ...[
        "*",
        "s3:*",
        "s3:GetObject",
        "iam:PassRole",
        "sts:AssumeRole",
        "logs:PutLogEvents",
        "arn:aws:s3:::b",
        "arn:aws:s3:::b/*",
      ],
      ...[
        "arn:aws:iam::1:role/*",
        "arn:aws:logs:*:*:*",
        "arn:aws:*:::x",
        "arn:aws:sqs:us-east-1:1:q",
        "arn:aws:s3:::${x",
        "\ud800",
        "x".repeat(500),
      ],
    ),
  );
  const texts = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 20 }));
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  const statement = fc.record({
    Effect: fc.constantFrom("Allow", "Deny"),
    action: fc.tuple(fc.constantFrom("Action", "NotAction"), texts),
    resource: fc.tuple(fc.constantFrom("Resource", "NotResource"), texts),
    principal: fc.tuple(
      fc.constantFrom("Principal", "NotPrincipal"),
      fc.oneof(
        fc.constant("*"),
        fc.dictionary(fc.constantFrom("AWS", "Service", "Federated", "CanonicalUser"), texts, { minKeys: 1 }),
      ),
    ),
    Condition: fc.dictionary(
      fc.constantFrom(
        "StringLike",
        "ForAllValues:ArnLike",
        "Null",
        "BoolIfExists",
        "NotIpAddress",
        "Strange",
        "ForAnyValue:StringNotLike",
      ),
      fc.dictionary(
        fc.constantFrom("aws:SecureTransport", "aws:SourceIp", "aws:PrincipalTag/x", "a:b", "sts:ExternalId"),
        fc.oneof(value, fc.array(value)),
        { noNullPrototype: true },
      ),
      { noNullPrototype: true },
    ),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...policyKinds),
      statement,
      (kind, { Effect, action, resource, principal, Condition }) => {
        const members: [string, unknown][] = [["Effect", Effect], [...action], ["Condition", Condition]];
        if (kind !== "trust-policy") members.push([...resource]);
        if (kind !== "identity-policy" && kind !== "scp") members.push([...principal]);
        const [only] = statementsOf(JSON.stringify({ Statement: [Object.fromEntries(members)] }), kind);
        assert.ok(only);
        const options = { kind, catalog };
        const line = sentenceLineOf(only, options) ?? "";
        assert.match(line, /^[A-Z].+[.…]$/s);
        assert.ok(line.length <= 220, line);
        assert.doesNotMatch(line, /undefined|\n|^\S+ {2}/);
        const sentence = sentenceOf(only, options) ?? "";
        assert.ok(sentence.length < 30_000);
        assert.doesNotMatch(sentence, /undefined|\n/);
      },
    ),
    { numRuns: 2000 },
  );
});
