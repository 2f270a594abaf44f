import { allow, allowedBy, besides, type Cautious, deny, object, policy, queue } from "./requests.ts";

/** Actions and resources that only look like the ones asked for. */
export const actionsAndResources: Readonly<Record<string, Cautious>> = {
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
};
