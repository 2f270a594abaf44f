// Completion with nothing typed: what goes with the rest of the policy is among the first ten.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kind } from "../../core/kind.ts";
import { inStatement, labels } from "./policy-completion.ts";

interface Case {
  readonly of: string;
  readonly marked: string;
  readonly has?: readonly string[];
  readonly hasNot?: readonly string[];
  readonly name?: string;
  readonly kind?: Kind;
}

const allowed = (members: string) => inStatement(`"Effect": "Allow", ${members}`);

const cases: readonly Case[] = [
  {
    of: "the companions of an action in the list",
    marked: allowed('"Action": ["logs:CreateLogGroup", "|"], "Resource": "*"'),
    has: ["logs:CreateLogStream", "logs:PutLogEvents"],
  },
  {
    of: "companions of another service",
    marked: allowed('"Action": ["s3:PutObject", "s3:GetObject", "kms:Decrypt", "|"], "Resource": "*"'),
    has: ["kms:GenerateDataKey", "s3:DeleteObject"],
  },
  {
    of: "what can be done to the resources",
    marked: allowed('"Action": ["|"], "Resource": "arn:aws:sqs:us-east-1:123456789012:queue"'),
    has: ["sqs:SendMessage", "sqs:ReceiveMessage"],
    hasNot: ["sqs:ListQueues"],
  },
  {
    of: "the service that the file is named after",
    marked: allowed('"Action": "|"'),
    name: "/w/step-functions.json",
    has: ["states:StartExecution"],
  },
  {
    of: "the service that the Sid is named after",
    marked: allowed('"Sid": "ReadSecretsManager", "Action": "|"'),
    has: ["secretsmanager:GetSecretValue"],
  },
  {
    of: "wildcards of reading where the file says read only",
    marked: allowed('"Action": ["|"]'),
    name: "/w/dynamodb-read-only.json",
    has: ["dynamodb:Describe*", "dynamodb:Get*", "dynamodb:List*"],
  },
  {
    of: "nothing that another statement allows already",
    marked: `{"Statement": [{"Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "*"}, {"Effect": "Allow", "Action": "|"}]}`,
    has: ["sqs:ReceiveMessage"],
    hasNot: ["sqs:SendMessage"],
  },
  {
    of: "types of resources that most of a service's actions are about",
    marked: allowed('"Action": "ec2:CreateTags", "Resource": ["arn:aws:ec2:*:*:instance/*", "|"]'),
    has: ["arn:aws:ec2:*:*:network-interface/network-interface-id", "arn:aws:ec2:*:*:security-group/security-group-id"],
  },
  {
    of: "actions that make something, for a key that says which was called",
    marked: allowed(
      '"Action": ["ecs:TagResource", "ecs:CreateService"], "Resource": "*", "Condition": {"StringEquals": {"ecs:CreateAction": "|"}}',
    ),
    has: ["CreateService", "RunTask"],
    hasNot: ["DescribeTasks"],
  },
  {
    of: "services in any Region where wildcards are compared, those of the policy first",
    marked: allowed(
      '"Action": ["kms:Decrypt", "glue:GetTable"], "Resource": "*", "Condition": {"StringLike": {"kms:ViaService": "|"}}',
    ),
    has: ["glue.*.amazonaws.com", "s3.*.amazonaws.com"],
  },
  {
    of: "no wildcard where it would be compared as it stands",
    marked: allowed('"Action": "kms:Decrypt", "Resource": "*", "Condition": {"StringEquals": {"kms:ViaService": "|"}}'),
    hasNot: ["s3.*.amazonaws.com"],
  },
  {
    of: "the service that a role to be passed is named after",
    marked: allowed(
      '"Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/service-role/CodePipeline-runs", "Condition": {"StringEquals": {"iam:PassedToService": "|"}}',
    ),
    has: ["codepipeline.amazonaws.com"],
  },
  {
    of: "ARNs of what a key is called after",
    marked: allowed('"Action": "ecs:RunTask", "Resource": "*", "Condition": {"ArnEquals": {"ecs:cluster": "|"}}'),
    has: ["arn:aws:ecs:us-east-1:111122223333:cluster/cluster-name"],
    hasNot: ["arn:aws:iam::111122223333:role/role-name"],
  },
  {
    of: "what tags that mark something are set to",
    marked: allowed(
      '"Action": "ec2:DeleteVolume", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/Managed": "|"}}',
    ),
    has: ["true", "${aws:PrincipalTag/Managed}"],
  },
  {
    of: "managed policies by their names",
    marked: allowed(
      '"Action": "iam:AttachRolePolicy", "Resource": "*", "Condition": {"ArnEquals": {"iam:PolicyARN": "arn:aws:iam::aws:policy/AWSDeny|"}}',
    ),
    has: ["arn:aws:iam::aws:policy/AWSDenyAll"],
  },
  {
    of: "keys of the actions before those that tell callers apart",
    marked: allowed('"Action": "dms:CreateEndpoint", "Resource": "*", "Condition": {"StringEquals": {"|"}}'),
    has: ["aws:RequestTag/…", "dms:req-tag/…", "aws:ResourceTag/…"],
  },
];

for (const { of, marked, has = [], hasNot = [], name = "/w/x.json", kind = "identity-policy" } of cases)
  test(`among the first ten: ${of}`, () => {
    const first = labels(marked, { kind, name }).slice(0, 10);
    for (const label of has) assert.ok(first.includes(label), `${label} is not among ${first.join(" ")}`);
    for (const label of hasNot) assert.ok(!first.includes(label), `${label} is among ${first.join(" ")}`);
  });
