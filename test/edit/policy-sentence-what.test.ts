// What a statement's sentence says is done to what.
import { allow, bucket, deny, objects, role, says } from "./policy-sentences.ts";

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
