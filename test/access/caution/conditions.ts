import { allow, allowedBy, type Cautious, deny, policy, queue } from "./requests.ts";

/** Conditions that do not hold, or of which nobody knows whether they do. */
export const conditions: Readonly<Record<string, Cautious>> = {
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
};
