import { allowedIf, besides, type Cautious, deny } from "./requests.ts";

const session = "arn:aws:sts::111122223333:assumed-role/r/s";

/** Conditions that do not hold, or of which nobody knows whether they do. */
export const conditions: Readonly<Record<string, Cautious>> = {
  "a condition on nothing but a name": ["depends", allowedIf({ StringNotEquals: { SourceIp: "x" } })],
  "a negated condition without values": ["depends", allowedIf({ StringNotEquals: { "a:b": [] } })],
  "a condition without values": ["denied", allowedIf({ StringEquals: { "a:b": [] } })],
  "letters that are the same in some languages": [
    "depends",
    allowedIf({ StringEqualsIgnoreCase: { "a:b": "\u212a" } }, { context: { "a:b": "k" } }),
  ],
  "a negated address range that is none": [
    "depends",
    allowedIf({ NotIpAddress: { "aws:SourceIp": "10.0.0.0/40" } }, { context: { "aws:SourceIp": "10.0.0.1" } }),
  ],
  "several values without a set prefix": [
    "depends",
    allowedIf({ StringEquals: { "aws:TagKeys": "a" } }, { context: { "aws:TagKeys": ["a", "b"] } }),
  ],
  "a Deny of several values without a set prefix": [
    "depends",
    {
      ...besides({ ...deny, Condition: { StringEquals: { "aws:TagKeys": "a" } } }),
      context: { "aws:TagKeys": ["a", "b"] },
    },
  ],
  "an unknown key under an Allow": [
    "depends",
    allowedIf({ StringNotEquals: { "aws:SourceVpc": "x" } }, { contextComplete: false }),
  ],
  "an unknown key under IfExists": [
    "depends",
    allowedIf({ StringEqualsIfExists: { "aws:SourceVpc": "x" } }, { contextComplete: false }),
  ],
  "an unknown key under ForAllValues": [
    "depends",
    allowedIf({ "ForAllValues:StringEquals": { "aws:TagKeys": "x" } }, { contextComplete: false }),
  ],
  "a user name that the context makes up": [
    "depends",
    allowedIf({ StringEquals: { "aws:username": "root" } }, { context: { "aws:username": "root" } }),
  ],
  "an account that the context makes up": [
    "depends",
    allowedIf(
      { StringEquals: { "aws:PrincipalAccount": "999999999999" } },
      { context: { "aws:PrincipalAccount": "999999999999" } },
    ),
  ],
  "a service that the context makes up": [
    "depends",
    allowedIf({ Bool: { "aws:PrincipalIsAWSService": "true" } }, { context: { "aws:PrincipalIsAWSService": "true" } }),
  ],
  "the ARN of a session as aws:PrincipalArn": [
    "depends",
    allowedIf(
      { ArnEquals: { "aws:PrincipalArn": session } },
      { principal: session, context: { "aws:PrincipalArn": session } },
    ),
  ],
  "the session's ARN tested as aws:PrincipalArn": [
    "denied",
    allowedIf({ ArnEquals: { "aws:PrincipalArn": session } }, { principal: session }),
  ],
  "root tested as aws:PrincipalArn": [
    "denied",
    allowedIf({ ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:root" } }),
  ],
  "the path of an SSO role": [
    "depends",
    allowedIf(
      { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/AWSReservedSSO_*" } },
      { principal: "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123/ana" },
    ),
  ],
};
