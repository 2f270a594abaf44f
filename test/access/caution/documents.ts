import { allow, allowedBy, besides, type Cautious, deny, policy, queue, user } from "./requests.ts";

/** Documents that AWS would refuse. */
export const documents: Readonly<Record<string, Cautious>> = {
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
};
