// Requests that a hasty reading would allow. None of them may be; `depends` where AWS's pages leave it open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decide, explain, parseRequest } from "../../core/access/index.ts";
import { catalog } from "../catalog/open.ts";

type Json = Record<string, unknown>;

const user = "arn:aws:iam::111122223333:user/ana";
const queue = {
  principal: user,
  action: "sqs:SendMessage",
  resource: "arn:aws:sqs:eu-west-1:111122223333:q",
  contextComplete: true,
};
const object = {
  principal: user,
  action: "s3:GetObject",
  resource: "arn:aws:s3:::b/a",
  resourceAccount: "111122223333",
  contextComplete: true,
};
const allow = { Effect: "Allow", Action: "*", Resource: "*" };
const deny = { Effect: "Deny", Action: "*", Resource: "*" };

function policy(...statements: unknown[]): Json {
  return { Version: "2012-10-17", Statement: statements };
}

/** An Allow beside a Deny that is broken in some way: the answer must not be a plain "allowed". */
function besides(...statements: unknown[]): Json {
  return { ...queue, identityPolicies: [policy(allow, ...statements)] };
}

function allowedBy(statement: unknown): Json {
  return { ...queue, identityPolicies: [policy(statement)] };
}

function onQueue(statement: Json, more: Json = {}): Json {
  return {
    ...queue,
    resourcePolicy: policy({ Effect: "Allow", Action: "sqs:*", Resource: "*", ...statement }),
    ...more,
  };
}

function trust(statement: Json, more: Json = {}): Json {
  return {
    principal: user,
    action: "sts:AssumeRole",
    resource: "arn:aws:iam::111122223333:role/r",
    contextComplete: true,
    resourcePolicy: policy({ Effect: "Allow", Action: "sts:AssumeRole", ...statement }),
    ...more,
  };
}

const cases: Record<string, [answer: "denied" | "depends", request: Json | string]> = {
  // Documents that AWS would refuse.
  "a misspelled Condition in an Allow": [
    "depends",
    allowedBy({ ...allow, Conditions: { Bool: { "aws:SecureTransport": "true" } } }),
  ],
  "a lower-case condition": ["depends", allowedBy({ ...allow, condition: {} })],
  "an Effect in lower case": ["depends", allowedBy({ ...allow, Effect: "allow" })],
  "a Deny in lower case": ["depends", besides({ ...deny, Effect: "deny" })],
  "no Effect": ["depends", besides({ Action: "*", Resource: "*" })],
  "a Deny without Action": ["depends", besides({ Effect: "Deny", Resource: "*" })],
  "a Deny without Resource": ["depends", besides({ Effect: "Deny", Action: "*" })],
  "a Deny whose Action is a number": ["depends", besides({ ...deny, Action: 1 })],
  "a Deny whose actions hold a number": ["depends", besides({ ...deny, Action: ["sqs:SendMessage", 1] })],
  "a Deny whose Resource is an object": ["depends", besides({ ...deny, Resource: { arn: "*" } })],
  "a Deny with Action and NotAction": ["depends", besides({ ...deny, NotAction: "ec2:*" })],
  "a Deny with an unknown operator": [
    "depends",
    besides({ ...deny, Condition: { StringEqual: { "aws:SourceVpc": "x" } } }),
  ],
  "a Deny under a condition that is a list": ["depends", besides({ ...deny, Condition: [] })],
  "a Deny that compares with an object": [
    "depends",
    besides({ ...deny, Condition: { StringEquals: { "aws:SourceVpc": {} } } }),
  ],
  "a Deny that compares with null": [
    "depends",
    besides({ ...deny, Condition: { StringEquals: { "aws:SourceVpc": null } } }),
  ],
  "a Deny with a Principal in an identity policy": [
    "depends",
    besides({ ...deny, Principal: { AWS: "arn:aws:iam::111122223333:user/eve" } }),
  ],
  "a statement that is a string": ["depends", besides("Deny")],
  "a misspelled Statement": [
    "depends",
    { ...queue, identityPolicies: [policy(allow), { Version: "2012-10-17", Statements: [deny] }] },
  ],
  "a Version that does not exist": [
    "depends",
    { ...queue, identityPolicies: [{ Version: "2012-10-18", Statement: allow }] },
  ],
  "an unknown element of the document": [
    "depends",
    { ...queue, identityPolicies: [{ ...policy(allow), Condition: {} }] },
  ],
  "a document that is a list": ["depends", { ...queue, identityPolicies: [policy(allow), []] }],
  "a document that is a number": ["depends", { ...queue, identityPolicies: [policy(allow), 7] }],
  "a document whose text is not JSON": ["depends", { ...queue, identityPolicies: [policy(allow), '{ "Version": '] }],
  "a document whose text is empty": ["depends", { ...queue, identityPolicies: [policy(allow), ""] }],
  "an SCP that does not parse": ["depends", { ...queue, identityPolicies: [policy(allow)], scps: [["nonsense"]] }],
  "a boundary that does not parse": [
    "depends",
    { ...queue, identityPolicies: [policy(allow)], permissionsBoundaries: ["nonsense"] },
  ],
  "an empty document": ["depends", { ...queue, identityPolicies: [policy(allow), {}] }],
  "a document that nests without end": [
    "depends",
    { ...queue, identityPolicies: [policy(allow), `${"[".repeat(5000)}`] },
  ],
  "Effect twice": [
    "depends",
    `{ "principal": "${user}", "action": "sqs:SendMessage", "resource": "${queue.resource}", "identityPolicies": [{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Effect": "Allow", "Action": "*", "Resource": "*" } }] }`,
  ],
  "Action twice": [
    "depends",
    `{ "principal": "${user}", "action": "sqs:SendMessage", "resource": "${queue.resource}", "identityPolicies": [{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "*", "Action": "ec2:*", "Resource": "*" }] }] }`,
  ],
  "Condition twice": [
    "depends",
    `{ "principal": "${user}", "action": "sqs:SendMessage", "resource": "${queue.resource}", "identityPolicies": [{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } }, "Condition": {} } }] }`,
  ],
  "an operator twice": [
    "depends",
    `{ "principal": "${user}", "action": "sqs:SendMessage", "resource": "${queue.resource}", "context": { "a:b": "1" }, "identityPolicies": [{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "a:b": "2" }, "StringEquals": { "a:b": "1" } } } }] }`,
  ],
  "a key twice, in another letter case": [
    "depends",
    {
      ...queue,
      context: { "a:b": "1" },
      identityPolicies: [policy({ ...allow, Condition: { StringEquals: { "a:b": "1", "A:B": "1" } } })],
    },
  ],
  "Statement twice": [
    "depends",
    `{ "principal": "${user}", "action": "sqs:SendMessage", "resource": "${queue.resource}", "identityPolicies": [{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" }, "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }] }`,
  ],
  "Version twice": [
    "depends",
    `{ "principal": "${user}", "action": "sqs:SendMessage", "resource": "${queue.resource}", "identityPolicies": [{ "Version": "2008-10-17", "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }] }`,
  ],

  // Actions and resources.
  "an action whose name has a space": ["denied", allowedBy({ ...allow, Action: "sqs:SendMessage " })],
  "an action with the Kelvin sign": [
    "denied",
    { ...queue, action: "kms:ListKeys", resource: "*", identityPolicies: [policy({ ...allow, Action: "\u212ams:*" })] },
  ],
  "an action without its service": ["denied", allowedBy({ ...allow, Action: "SendMessage" })],
  "an action with a wildcard for the service": ["depends", allowedBy({ ...allow, Action: "*:SendMessage" })],
  "two stars for an action": ["depends", allowedBy({ ...allow, Action: "**" })],
  "an empty list of actions": ["denied", allowedBy({ ...allow, Action: [] })],
  "an empty list of resources": ["denied", allowedBy({ ...allow, Resource: [] })],
  "a resource that is no ARN": ["depends", allowedBy({ ...allow, Resource: "q*" })],
  "a Deny of a resource that is no ARN": ["depends", besides({ ...deny, Resource: "q" })],
  "a resource with a wildcard for the service": [
    "depends",
    allowedBy({ ...allow, Resource: "arn:aws:*:eu-west-1:111122223333:q" }),
  ],
  "a resource with a wildcard within the account": [
    "depends",
    {
      ...queue,
      resource: "arn:aws:sqs:eu-west-1:111122223333:q",
      identityPolicies: [policy(allow, { ...deny, Resource: "arn:aws:sqs:eu-*3:q" })],
    },
  ],
  "a resource in another letter case": [
    "denied",
    allowedBy({ ...allow, Resource: "arn:aws:sqs:eu-west-1:111122223333:Q" }),
  ],
  "a resource of another partition": ["denied", allowedBy({ ...allow, Resource: "arn:aws-cn:sqs:*:*:*" })],
  "the bucket for its objects": [
    "denied",
    { ...object, identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::b" })] },
  ],
  "the objects for the bucket": [
    "denied",
    {
      ...object,
      action: "s3:ListBucket",
      resource: "arn:aws:s3:::b",
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::b/*" })],
    },
  ],
  "another bucket that begins the same": [
    "denied",
    {
      ...object,
      resource: "arn:aws:s3:::bb/a",
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::b/*" })],
    },
  ],
  "all objects, of which some are denied": [
    "depends",
    {
      ...object,
      resource: "arn:aws:s3:::b/*",
      identityPolicies: [policy(allow, { ...deny, Resource: "arn:aws:s3:::b/secret/*" })],
    },
  ],
  "all objects, of which some are allowed": [
    "depends",
    {
      ...object,
      resource: "arn:aws:s3:::b/*",
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::b/home/*" })],
    },
  ],
  "all objects, of which one-letter ones are allowed": [
    "depends",
    { ...object, resource: "arn:aws:s3:::b/*", identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::b/?" })] },
  ],
  "any object, of which some are denied": [
    "depends",
    {
      ...object,
      resource: "*",
      resourceAccount: undefined,
      identityPolicies: [policy(allow, { ...deny, Resource: "arn:aws:s3:::b/secret/*" })],
    },
  ],
  "an action on no particular resource, asked of one": [
    "depends",
    {
      ...queue,
      action: "ec2:DescribeInstances",
      resource: "arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:ec2:*:*:instance/*" })],
    },
  ],
  "an action on no particular resource, allowed on some": [
    "denied",
    {
      ...queue,
      action: "ec2:DescribeInstances",
      resource: "*",
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:ec2:*:*:instance/*" })],
    },
  ],
  "NotAction that holds the action": ["denied", allowedBy({ Effect: "Allow", NotAction: "SQS:*", Resource: "*" })],
  "NotResource with a variable that has no value": [
    "depends",
    {
      ...queue,
      principal: "arn:aws:sts::111122223333:assumed-role/r/s",
      identityPolicies: [policy({ Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::${aws:username}" })],
    },
  ],
  "a variable for the account": [
    "depends",
    allowedBy({ ...allow, Resource: "arn:aws:sqs:*:${aws:PrincipalAccount}:*" }),
  ],
  "a variable that brings a wildcard": [
    "depends",
    {
      ...object,
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::b/${aws:PrincipalTag/x}" })],
      context: { "aws:PrincipalTag/x": "*" },
    },
  ],
  "a variable with two values": [
    "depends",
    {
      ...object,
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::b/${a:b}" })],
      context: { "a:b": ["a", "c"] },
    },
  ],
  "a variable that is empty": [
    "depends",
    {
      ...object,
      identityPolicies: [policy({ ...allow, Condition: { StringEquals: { "a:b": "${c:d}" } } })],
      context: { "a:b": "", "c:d": "" },
    },
  ],

  "an ARN that ends before its service": ["depends", allowedBy({ ...allow, Resource: "arn:*" })],
  "every bucket of another partition": [
    "denied",
    {
      ...queue,
      action: "s3:ListAllMyBuckets",
      resource: "*",
      identityPolicies: [policy({ ...allow, Resource: "arn:aws-cn:s3:::*" })],
    },
  ],
  "every bucket for another action": [
    "depends",
    {
      ...queue,
      action: "s3:ListAccessPoints",
      resource: "*",
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::*" })],
    },
  ],
  "an object through an access point": [
    "depends",
    {
      ...queue,
      action: "s3:GetObject",
      resource: "arn:aws:s3:eu-west-1:111122223333:accesspoint/p/object/a",
      identityPolicies: [policy(allow)],
    },
  ],
  "a document with a comment": [
    "depends",
    {
      ...queue,
      identityPolicies: [
        '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } } // mine',
      ],
    },
  ],
  "a document with a trailing comma": [
    "depends",
    {
      ...queue,
      identityPolicies: [
        '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" }, }',
      ],
    },
  ],

  // Conditions.
  "a condition on nothing but a name": [
    "depends",
    allowedBy({ ...allow, Condition: { StringNotEquals: { SourceIp: "x" } } }),
  ],
  "a negated condition without values": [
    "depends",
    allowedBy({ ...allow, Condition: { StringNotEquals: { "a:b": [] } } }),
  ],
  "a condition without values": ["denied", allowedBy({ ...allow, Condition: { StringEquals: { "a:b": [] } } })],
  "letters that are the same in some languages": [
    "depends",
    {
      ...queue,
      identityPolicies: [policy({ ...allow, Condition: { StringEqualsIgnoreCase: { "a:b": "\u212a" } } })],
      context: { "a:b": "k" },
    },
  ],
  "a negated address range that is none": [
    "depends",
    {
      ...queue,
      identityPolicies: [policy({ ...allow, Condition: { NotIpAddress: { "aws:SourceIp": "10.0.0.0/40" } } })],
      context: { "aws:SourceIp": "10.0.0.1" },
    },
  ],
  "several values without a set prefix": [
    "depends",
    {
      ...queue,
      identityPolicies: [policy({ ...allow, Condition: { StringEquals: { "aws:TagKeys": "a" } } })],
      context: { "aws:TagKeys": ["a", "b"] },
    },
  ],
  "a Deny of several values without a set prefix": [
    "depends",
    {
      ...queue,
      identityPolicies: [policy(allow, { ...deny, Condition: { StringEquals: { "aws:TagKeys": "a" } } })],
      context: { "aws:TagKeys": ["a", "b"] },
    },
  ],
  "an unknown key under an Allow": [
    "depends",
    {
      ...queue,
      contextComplete: false,
      identityPolicies: [policy({ ...allow, Condition: { StringNotEquals: { "aws:SourceVpc": "x" } } })],
    },
  ],
  "an unknown key under IfExists": [
    "depends",
    {
      ...queue,
      contextComplete: false,
      identityPolicies: [policy({ ...allow, Condition: { StringEqualsIfExists: { "aws:SourceVpc": "x" } } })],
    },
  ],
  "an unknown key under ForAllValues": [
    "depends",
    {
      ...queue,
      contextComplete: false,
      identityPolicies: [policy({ ...allow, Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": "x" } } })],
    },
  ],
  "a user name that the context makes up": [
    "depends",
    {
      ...queue,
      identityPolicies: [policy({ ...allow, Condition: { StringEquals: { "aws:username": "root" } } })],
      context: { "aws:username": "root" },
    },
  ],
  "an account that the context makes up": [
    "depends",
    {
      ...queue,
      identityPolicies: [policy({ ...allow, Condition: { StringEquals: { "aws:PrincipalAccount": "999999999999" } } })],
      context: { "aws:PrincipalAccount": "999999999999" },
    },
  ],
  "a service that the context makes up": [
    "depends",
    {
      ...queue,
      identityPolicies: [policy({ ...allow, Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } } })],
      context: { "aws:PrincipalIsAWSService": "true" },
    },
  ],
  "the ARN of a session as aws:PrincipalArn": [
    "depends",
    {
      ...queue,
      principal: "arn:aws:sts::111122223333:assumed-role/r/s",
      identityPolicies: [
        policy({
          ...allow,
          Condition: { ArnEquals: { "aws:PrincipalArn": "arn:aws:sts::111122223333:assumed-role/r/s" } },
        }),
      ],
      context: { "aws:PrincipalArn": "arn:aws:sts::111122223333:assumed-role/r/s" },
    },
  ],
  "the session's ARN tested as aws:PrincipalArn": [
    "denied",
    {
      ...queue,
      principal: "arn:aws:sts::111122223333:assumed-role/r/s",
      identityPolicies: [
        policy({
          ...allow,
          Condition: { ArnEquals: { "aws:PrincipalArn": "arn:aws:sts::111122223333:assumed-role/r/s" } },
        }),
      ],
    },
  ],
  "root tested as aws:PrincipalArn": [
    "denied",
    {
      ...queue,
      identityPolicies: [
        policy({ ...allow, Condition: { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:root" } } }),
      ],
    },
  ],
  "the path of an SSO role": [
    "depends",
    {
      ...queue,
      principal: "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123/ana",
      identityPolicies: [
        policy({ ...allow, Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/AWSReservedSSO_*" } } }),
      ],
    },
  ],

  // Principals.
  "a wildcard within a principal": ["depends", onQueue({ Principal: { AWS: "arn:aws:iam::111122223333:user/*" } })],
  "every session of a role": [
    "depends",
    onQueue(
      { Principal: { AWS: "arn:aws:sts::111122223333:assumed-role/r/*" } },
      { principal: "arn:aws:sts::111122223333:assumed-role/r/s" },
    ),
  ],
  "a role, of which the policy names one session": [
    "depends",
    onQueue(
      { Principal: { AWS: "arn:aws:sts::111122223333:assumed-role/r/s" } },
      { principal: "arn:aws:iam::111122223333:role/r" },
    ),
  ],
  "a role of the same name elsewhere": [
    "depends",
    onQueue(
      { Principal: { AWS: "arn:aws:iam::111122223333:role/admin/r" } },
      { principal: "arn:aws:iam::111122223333:role/r" },
    ),
  ],
  "a user of the same name elsewhere": [
    "denied",
    onQueue({ Principal: { AWS: "arn:aws:iam::111122223333:user/x/ana" } }),
  ],
  "a user in another letter case": ["denied", onQueue({ Principal: { AWS: "arn:aws:iam::111122223333:user/Ana" } })],
  "a role of the user's name": ["denied", onQueue({ Principal: { AWS: "arn:aws:iam::111122223333:role/ana" } })],
  "a group": ["denied", onQueue({ Principal: { AWS: "arn:aws:iam::111122223333:group/staff" } })],
  "a principal that is a bare ARN": ["depends", onQueue({ Principal: user })],
  "a principal that is a list": ["depends", onQueue({ Principal: [user] })],
  "an account id that is a number": ["depends", onQueue({ Principal: { AWS: 111122223333 } })],
  "an empty principal": ["denied", onQueue({ Principal: {} })],
  "no principal": ["depends", onQueue({})],
  "a principal of an unknown sort": ["depends", onQueue({ Principal: { User: "ana" } })],
  "a service for a user": ["denied", onQueue({ Principal: { Service: "*" } })],
  "any service": ["depends", onQueue({ Principal: { Service: "*" } }, { principal: { service: "sns.amazonaws.com" } })],
  "a service of another Region": [
    "denied",
    onQueue(
      { Principal: { Service: "sns.eu-south-1.amazonaws.com" } },
      { principal: { service: "sns.amazonaws.com" } },
    ),
  ],
  "a service, where AWS stands for everyone": [
    "denied",
    onQueue({ Principal: { AWS: "*" } }, { principal: { service: "sns.amazonaws.com" } }),
  ],
  "a service, where AWS is denied to everyone": [
    "depends",
    {
      ...queue,
      principal: { service: "sns.amazonaws.com" },
      resourcePolicy: policy({ ...allow, Principal: "*" }, { ...deny, Principal: { AWS: "*" } }),
    },
  ],
  "a service with a policy of its own": [
    "denied",
    { ...queue, principal: { service: "sns.amazonaws.com" }, identityPolicies: [policy(allow)] },
  ],
  "somebody without credentials with a policy": [
    "denied",
    { ...queue, principal: "anonymous", identityPolicies: [policy(allow)] },
  ],
  "a canonical user id": [
    "depends",
    onQueue({ Principal: { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" } }),
  ],
  "the id of a deleted user that comes back": [
    "depends",
    onQueue({ Principal: { AWS: "AIDAJQABLZS4A3QDU576Q" } }, { context: { "aws:userid": "AIDAJQABLZS4A3QDU576Q" } }),
  ],
  "another account by its number": ["denied", onQueue({ Principal: { AWS: "444455556666" } })],
  "the own account as a grant": ["denied", onQueue({ Principal: { AWS: "111122223333" } })],
  "a federated user, by the user who federated": [
    "depends",
    onQueue(
      { Principal: { AWS: "arn:aws:iam::111122223333:user/fay" } },
      { principal: "arn:aws:sts::111122223333:federated-user/fay", sessionPolicy: policy(allow) },
    ),
  ],
  "NotPrincipal that names the account only": [
    "denied",
    {
      ...queue,
      identityPolicies: [policy(allow)],
      resourcePolicy: policy({ ...deny, NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" } }),
    },
  ],
  "NotPrincipal that names the user only": [
    "depends",
    { ...queue, identityPolicies: [policy(allow)], resourcePolicy: policy({ ...deny, NotPrincipal: { AWS: user } }) },
  ],
  "NotPrincipal that names account and role, but no session": [
    "denied",
    {
      ...queue,
      principal: "arn:aws:sts::111122223333:assumed-role/r/s",
      identityPolicies: [policy(allow)],
      resourcePolicy: policy({ ...deny, NotPrincipal: { AWS: ["111122223333", "arn:aws:iam::111122223333:role/r"] } }),
    },
  ],
  "NotPrincipal in an Allow that names the caller's account": [
    "denied",
    {
      ...queue,
      resourcePolicy: policy({ Effect: "Allow", Action: "*", Resource: "*", NotPrincipal: { AWS: "111122223333" } }),
    },
  ],

  // Roles, keys, organizations.
  "a trust policy with a Resource": ["depends", trust({ Principal: { AWS: user }, Resource: "*" })],
  "a trust policy with NotPrincipal": [
    "depends",
    trust({ NotPrincipal: { AWS: "arn:aws:iam::111122223333:user/eve" } }),
  ],
  "a trust policy that allows another way in": [
    "denied",
    trust({ Principal: { AWS: user }, Action: "sts:AssumeRoleWithSAML" }),
  ],
  "a role that trusts itself by its account": [
    "denied",
    trust({ Principal: { AWS: "111122223333" } }, { principal: "arn:aws:sts::111122223333:assumed-role/r/s" }),
  ],
  "a role without credentials": ["denied", trust({ Principal: "*" }, { principal: "anonymous" })],
  "a web identity as a user": [
    "depends",
    trust({ Principal: "*", Action: "*" }, { action: "sts:AssumeRoleWithWebIdentity" }),
  ],
  "a provider of another account": [
    "depends",
    trust(
      {
        Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/idp.example" },
        Action: "sts:AssumeRoleWithWebIdentity",
      },
      {
        action: "sts:AssumeRoleWithWebIdentity",
        principal: { federated: "idp.example" },
        resource: "arn:aws:iam::444455556666:role/r",
      },
    ),
  ],
  "another provider": [
    "denied",
    trust(
      { Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/idp.example" }, Action: "*" },
      { action: "sts:AssumeRoleWithWebIdentity", principal: { federated: "idp.example.com" } },
    ),
  ],
  "a federated identity at a queue": [
    "depends",
    onQueue({ Principal: "*" }, { principal: { federated: "idp.example" } }),
  ],
  "several roles at once": [
    "depends",
    trust({ Principal: { AWS: user } }, { resource: "arn:aws:iam::111122223333:role/*" }),
  ],
  "a role by something else than its ARN": ["depends", trust({ Principal: { AWS: user } }, { resource: "*" })],
  "any key by an identity policy": [
    "depends",
    { ...queue, action: "kms:Decrypt", resource: "*", identityPolicies: [policy(allow)] },
  ],
  "a key by its alias": [
    "depends",
    {
      ...queue,
      action: "kms:Decrypt",
      resource: "arn:aws:kms:eu-west-1:111122223333:alias/a",
      identityPolicies: [policy(allow)],
    },
  ],
  "a key without credentials": [
    "denied",
    {
      ...queue,
      principal: "anonymous",
      action: "kms:Decrypt",
      resource: "arn:aws:kms:eu-west-1:111122223333:key/k",
      resourcePolicy: policy({ ...allow, Principal: "*" }),
    },
  ],
  "an SCP with a principal": [
    "depends",
    { ...queue, identityPolicies: [policy(allow)], scps: [[policy({ ...allow, Principal: "*" })]] },
  ],
  "an SCP level without documents": ["denied", { ...queue, identityPolicies: [policy(allow)], scps: [[]] }],
  "an RCP for one principal": [
    "depends",
    { ...queue, identityPolicies: [policy(allow)], rcps: [[policy({ ...deny, Principal: { AWS: "444455556666" } })]] },
  ],
  "a role that calls itself service-linked": [
    "depends",
    {
      ...queue,
      principal: "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForMe/s",
      identityPolicies: [policy(allow)],
      scps: [[policy(allow, deny)]],
    },
  ],
  "two boundaries that do not agree": [
    "depends",
    { ...queue, identityPolicies: [policy(allow)], permissionsBoundaries: [policy(allow), policy()] },
  ],
  "another partition": [
    "depends",
    { ...queue, resource: "arn:aws-cn:sqs:cn-north-1:111122223333:q", identityPolicies: [policy(allow)] },
  ],
  "a partition that does not exist": [
    "depends",
    {
      ...queue,
      principal: "arn:aws-moon:iam::111122223333:user/ana",
      resource: "arn:aws-moon:sqs:x:111122223333:q",
      identityPolicies: [policy(allow)],
    },
  ],
  "a bucket of which the owner is not known": [
    "depends",
    { ...object, resourceAccount: undefined, identityPolicies: [policy(allow)] },
  ],
  "a call without credentials that nobody documents": [
    "depends",
    {
      ...queue,
      principal: "anonymous",
      action: "ec2:StartInstances",
      resource: "arn:aws:ec2:eu-west-1:111122223333:instance/i",
      resourcePolicy: policy({ ...allow, Principal: "*" }),
    },
  ],
  "a session token with temporary credentials": [
    "depends",
    {
      ...queue,
      principal: "arn:aws:sts::111122223333:assumed-role/r/s",
      action: "sts:GetSessionToken",
      resource: "*",
      identityPolicies: [policy(allow)],
    },
  ],
  "one's own identity behind an endpoint that denies": [
    "denied",
    {
      ...queue,
      action: "sts:GetCallerIdentity",
      resource: "*",
      endpointPolicies: [policy({ ...deny, Principal: "*" })],
    },
  ],
};

test(`caution: ${Object.keys(cases).length} requests that are not plainly allowed`, () => {
  for (const [name, [answer, request]] of Object.entries(cases)) {
    const parsed = parseRequest(typeof request === "string" ? request : JSON.stringify(request));
    assert.ok(!("error" in parsed), `${name}: ${"error" in parsed ? parsed.error : ""}`);
    const verdict = decide(parsed.request, parsed.documents, catalog);
    assert.ok("answer" in verdict, name);
    assert.equal(verdict.answer, answer, name);
    const proof = explain(parsed.request, parsed.documents, catalog);
    assert.ok("answer" in proof && proof.answer === answer, name);
    if (answer === "depends") assert.ok(proof.missing.length > 0, `${name}: nothing said about what it depends on`);
  }
});

test("caution: what is sound beside them is allowed", () => {
  const sound: Record<string, Json> = {
    "a service Deny for others": {
      ...queue,
      identityPolicies: [policy(allow, { ...deny, Condition: { StringEquals: { "aws:username": "eve" } } })],
    },
    "a resource whose star ends a part": allowedBy({ ...allow, Resource: "arn:aws:sqs:*:q" }),
    "a resource cut short": allowedBy({ ...allow, Resource: "arn:aws:sqs:*" }),
    "a session by the path of its role": onQueue(
      { Principal: { AWS: "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123" } },
      { principal: "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123/ana" },
    ),
    everyone: onQueue({ Principal: "*" }),
    "a key with a colon": {
      ...object,
      resource: "arn:aws:s3:::b/2024-01-01T00:00:00.json",
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::b/*.json" })],
    },
    "all objects": {
      ...object,
      resource: "arn:aws:s3:::b/*",
      identityPolicies: [policy({ ...allow, Resource: "arn:aws:s3:::b/*" })],
    },
    "an SCP with a wildcard for the service": {
      ...queue,
      identityPolicies: [policy(allow)],
      scps: [[policy({ ...allow, Action: "s*:*Message" })]],
    },
    "the id of a deleted user in a Deny": {
      ...queue,
      identityPolicies: [policy(allow)],
      resourcePolicy: policy({ ...deny, Principal: { AWS: "AIDAJQABLZS4A3QDU576Q" } }),
    },
    "documents as texts": { ...queue, identityPolicies: [JSON.stringify(policy(allow))] },
    "OpenID Connect by the provider's address": trust(
      {
        Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/idp.example" },
        Action: "sts:AssumeRoleWithWebIdentity",
      },
      { action: "sts:AssumeRoleWithWebIdentity", principal: { federated: "idp.example" } },
    ),
    "an empty statement list beside": { ...queue, identityPolicies: [policy(), policy(allow)] },
  };
  for (const [name, request] of Object.entries(sound)) {
    const parsed = parseRequest(JSON.stringify(request));
    assert.ok(!("error" in parsed), name);
    assert.deepEqual(decide(parsed.request, parsed.documents, catalog), { answer: "allowed", explicit: false }, name);
  }
});
