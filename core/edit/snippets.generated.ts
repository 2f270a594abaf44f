// Written by scripts/pages.mjs from snippets/.
import type { Kind } from "../kind.ts";
import type { Snippet } from "./snippet.ts";

/** Whole statements and rules, by the kind of document that they belong in; the usual one first. */
export const snippets: { readonly [K in Kind]?: readonly Snippet[] } = {
  "bucket-policy": [
    {
      title: "let another account read",
      words: "cross account read",
      detail: "the list and the objects",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"AWS\": \"arn:aws:iam::${1:111122223333}:root\" },\n\t\"Action\": [\"s3:ListBucket\", \"s3:GetObject\"],\n\t\"Resource\": [\"arn:aws:s3:::${2:bucket-name}\", \"arn:aws:s3:::${2:bucket-name}/*\"]\n}",
    },
    {
      title: "let a role read",
      words: "role read",
      detail: "the list and the objects",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"AWS\": \"arn:aws:iam::${1:111122223333}:role/${2:role-name}\" },\n\t\"Action\": [\"s3:ListBucket\", \"s3:GetObject\"],\n\t\"Resource\": [\"arn:aws:s3:::${3:bucket-name}\", \"arn:aws:s3:::${3:bucket-name}/*\"]\n}",
    },
    {
      title: "let a role read and write",
      words: "role write put upload",
      detail: "objects, with the list",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"AWS\": \"arn:aws:iam::${1:111122223333}:role/${2:role-name}\" },\n\t\"Action\": [\"s3:ListBucket\", \"s3:GetObject\", \"s3:PutObject\"],\n\t\"Resource\": [\"arn:aws:s3:::${3:bucket-name}\", \"arn:aws:s3:::${3:bucket-name}/*\"]\n}",
    },
    {
      title: "let another account drop objects",
      words: "drop box upload write only put",
      detail: "putting objects, and no more",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"AWS\": \"arn:aws:iam::${1:111122223333}:root\" },\n\t\"Action\": [\"s3:PutObject\", \"s3:AbortMultipartUpload\"],\n\t\"Resource\": \"arn:aws:s3:::${2:bucket-name}/${3:incoming}/*\"\n}",
    },
    {
      title: "deny requests without TLS",
      words: "tls https secure transport",
      detail: "aws:SecureTransport",
      body: "{\n\t\"Sid\": \"DenyWithoutTls\",\n\t\"Effect\": \"Deny\",\n\t\"Principal\": \"*\",\n\t\"Action\": \"s3:*\",\n\t\"Resource\": [\"arn:aws:s3:::${1:bucket-name}\", \"arn:aws:s3:::${1:bucket-name}/*\"],\n\t\"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"false\" } }\n}",
    },
    {
      title: "deny callers outside the organization",
      words: "organization org",
      detail: "aws:PrincipalOrgID, but for AWS services",
      body: "{\n\t\"Sid\": \"DenyOutsideOrganization\",\n\t\"Effect\": \"Deny\",\n\t\"Principal\": \"*\",\n\t\"Action\": \"s3:*\",\n\t\"Resource\": [\"arn:aws:s3:::${1:bucket-name}\", \"arn:aws:s3:::${1:bucket-name}/*\"],\n\t\"Condition\": {\n\t\t\"StringNotEqualsIfExists\": { \"aws:PrincipalOrgID\": \"${2:o-a1b2c3d4e5}\" },\n\t\t\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" }\n\t}\n}",
    },
    {
      title: "let CloudFront read",
      words: "cloudfront oac origin access control",
      detail: "origin access control",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"cloudfront.amazonaws.com\" },\n\t\"Action\": \"s3:GetObject\",\n\t\"Resource\": \"arn:aws:s3:::${1:bucket-name}/*\",\n\t\"Condition\": { \"StringEquals\": { \"aws:SourceArn\": \"arn:aws:cloudfront::${2:111122223333}:distribution/${3:E1ABCDEFGHIJKL}\" } }\n}",
    },
    {
      title: "let S3 deliver access logs",
      words: "log delivery logging",
      detail: "server access logs of another bucket",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"logging.s3.amazonaws.com\" },\n\t\"Action\": \"s3:PutObject\",\n\t\"Resource\": \"arn:aws:s3:::${1:log-bucket}/${2:logs}/*\",\n\t\"Condition\": {\n\t\t\"ArnLike\": { \"aws:SourceArn\": \"arn:aws:s3:::${3:bucket-name}\" },\n\t\t\"StringEquals\": { \"aws:SourceAccount\": \"${4:111122223333}\" }\n\t}\n}",
    },
    {
      title: "let services deliver logs",
      words: "log delivery vpc flow logs delivery.logs",
      detail: "flow logs and their like, by delivery.logs.amazonaws.com",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"delivery.logs.amazonaws.com\" },\n\t\"Action\": \"s3:PutObject\",\n\t\"Resource\": \"arn:aws:s3:::${1:log-bucket}/AWSLogs/${2:111122223333}/*\",\n\t\"Condition\": {\n\t\t\"StringEquals\": { \"s3:x-amz-acl\": \"bucket-owner-full-control\", \"aws:SourceAccount\": \"${2:111122223333}\" },\n\t\t\"ArnLike\": { \"aws:SourceArn\": \"arn:aws:logs:${3:us-east-1}:${2:111122223333}:*\" }\n\t}\n},\n{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"delivery.logs.amazonaws.com\" },\n\t\"Action\": \"s3:GetBucketAcl\",\n\t\"Resource\": \"arn:aws:s3:::${1:log-bucket}\",\n\t\"Condition\": {\n\t\t\"StringEquals\": { \"aws:SourceAccount\": \"${2:111122223333}\" },\n\t\t\"ArnLike\": { \"aws:SourceArn\": \"arn:aws:logs:${3:us-east-1}:${2:111122223333}:*\" }\n\t}\n}",
    },
  ],
  "cors": [
    {
      title: "rule for reading",
      words: "read get download",
      detail: "GET for one origin",
      body: "{\n\t\"AllowedOrigins\": [\"${1:https://app.example.com}\"],\n\t\"AllowedMethods\": [\"GET\", \"HEAD\"],\n\t\"MaxAgeSeconds\": 3000\n}",
    },
    {
      title: "rule for uploads",
      words: "upload put post write",
      detail: "PUT and POST for one origin, with what browsers need",
      body: "{\n\t\"AllowedOrigins\": [\"${1:https://app.example.com}\"],\n\t\"AllowedMethods\": [\"PUT\", \"POST\"],\n\t\"AllowedHeaders\": [\"*\"],\n\t\"ExposeHeaders\": [\"ETag\"],\n\t\"MaxAgeSeconds\": 3000\n}",
    },
    {
      title: "rule for presigned uploads",
      words: "presigned put signed url",
      detail: "PUT to addresses that were signed elsewhere",
      body: "{\n\t\"AllowedOrigins\": [\"${1:https://app.example.com}\"],\n\t\"AllowedMethods\": [\"PUT\"],\n\t\"AllowedHeaders\": [\"Content-Type\", \"Content-MD5\", \"x-amz-*\"],\n\t\"ExposeHeaders\": [\"ETag\"],\n\t\"MaxAgeSeconds\": 3000\n}",
    },
    {
      title: "rule for uploads in parts",
      words: "multipart parts large upload sdk",
      detail: "what the SDK for JavaScript, Amplify and Uppy send",
      body: "{\n\t\"AllowedOrigins\": [\"${1:https://app.example.com}\"],\n\t\"AllowedMethods\": [\"GET\", \"HEAD\", \"PUT\", \"POST\", \"DELETE\"],\n\t\"AllowedHeaders\": [\"*\"],\n\t\"ExposeHeaders\": [\"ETag\", \"x-amz-request-id\", \"x-amz-id-2\"],\n\t\"MaxAgeSeconds\": 3000\n}",
    },
  ],
  "identity-policy": [
    {
      title: "allow actions",
      words: "allow",
      detail: "a statement that allows",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Action\": [\"${1:s3:GetObject}\"],\n\t\"Resource\": [\"${2:arn:aws:s3:::bucket-name/*}\"]\n}",
    },
    {
      title: "allow reading a bucket",
      words: "s3 read get list download",
      detail: "its list and its objects",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Action\": [\"s3:ListBucket\", \"s3:GetBucketLocation\"],\n\t\"Resource\": \"arn:aws:s3:::${1:bucket-name}\"\n},\n{\n\t\"Effect\": \"Allow\",\n\t\"Action\": \"s3:GetObject\",\n\t\"Resource\": \"arn:aws:s3:::${1:bucket-name}/*\"\n}",
    },
    {
      title: "allow reading and writing a bucket",
      words: "s3 write put upload delete",
      detail: "its list, and getting, putting and deleting objects",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Action\": [\"s3:ListBucket\", \"s3:GetBucketLocation\", \"s3:ListBucketMultipartUploads\"],\n\t\"Resource\": \"arn:aws:s3:::${1:bucket-name}\"\n},\n{\n\t\"Effect\": \"Allow\",\n\t\"Action\": [\"s3:GetObject\", \"s3:PutObject\", \"s3:DeleteObject\", \"s3:AbortMultipartUpload\", \"s3:ListMultipartUploadParts\"],\n\t\"Resource\": \"arn:aws:s3:::${1:bucket-name}/*\"\n}",
    },
    {
      title: "allow one folder of a bucket",
      words: "s3 prefix folder",
      detail: "a prefix: its list and its objects",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Action\": \"s3:ListBucket\",\n\t\"Resource\": \"arn:aws:s3:::${1:bucket-name}\",\n\t\"Condition\": { \"StringLike\": { \"s3:prefix\": [\"${2:folder}/*\"] } }\n},\n{\n\t\"Effect\": \"Allow\",\n\t\"Action\": [\"s3:GetObject\", \"s3:PutObject\"],\n\t\"Resource\": \"arn:aws:s3:::${1:bucket-name}/${2:folder}/*\"\n}",
    },
    {
      title: "allow writing to a drop box",
      words: "s3 drop box upload put write only",
      detail: "putting objects into a bucket, and no more",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Action\": [\"s3:PutObject\", \"s3:AbortMultipartUpload\"],\n\t\"Resource\": \"arn:aws:s3:::${1:bucket-name}/${2:incoming}/*\"\n}",
    },
    {
      title: "allow assuming a role",
      words: "sts assume role",
      detail: "sts:AssumeRole",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Action\": \"sts:AssumeRole\",\n\t\"Resource\": \"arn:aws:iam::${1:111122223333}:role/${2:role-name}\"\n}",
    },
    {
      title: "allow passing a role to a service",
      words: "iam pass role",
      detail: "iam:PassRole, for one role and one service",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Action\": \"iam:PassRole\",\n\t\"Resource\": \"arn:aws:iam::${1:111122223333}:role/${2:role-name}\",\n\t\"Condition\": { \"StringEquals\": { \"iam:PassedToService\": \"${3|ecs-tasks.amazonaws.com,batch.amazonaws.com,ec2.amazonaws.com,lambda.amazonaws.com|}\" } }\n}",
    },
    {
      title: "deny actions",
      words: "deny",
      detail: "a statement that denies",
      body: "{\n\t\"Effect\": \"Deny\",\n\t\"Action\": [\"${1:s3:DeleteObject}\"],\n\t\"Resource\": [\"${2:arn:aws:s3:::bucket-name/*}\"]\n}",
    },
  ],
  "rcp": [
    {
      title: "deny callers outside the organization",
      words: "organization org",
      detail: "but for AWS services",
      body: "{\n\t\"Effect\": \"Deny\",\n\t\"Principal\": \"*\",\n\t\"Action\": [\"${1:s3:*}\"],\n\t\"Resource\": \"*\",\n\t\"Condition\": {\n\t\t\"StringNotEqualsIfExists\": { \"aws:PrincipalOrgID\": \"${2:o-a1b2c3d4e5}\" },\n\t\t\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" }\n\t}\n}",
    },
    {
      title: "deny requests without TLS",
      words: "tls https secure transport",
      detail: "aws:SecureTransport",
      body: "{\n\t\"Effect\": \"Deny\",\n\t\"Principal\": \"*\",\n\t\"Action\": [\"${1:s3:*}\"],\n\t\"Resource\": \"*\",\n\t\"Condition\": { \"BoolIfExists\": { \"aws:SecureTransport\": \"false\" } }\n}",
    },
  ],
  "resource-policy": [
    {
      title: "let another account use it",
      words: "account",
      detail: "a statement that allows",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"AWS\": \"arn:aws:iam::${1:111122223333}:root\" },\n\t\"Action\": [\"${2:sqs:SendMessage}\"],\n\t\"Resource\": \"${3:arn:aws:sqs:us-east-1:111122223333:queue-name}\"\n}",
    },
    {
      title: "let a service use it",
      words: "service",
      detail: "on behalf of one account",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"${1:s3.amazonaws.com}\" },\n\t\"Action\": [\"${2:sqs:SendMessage}\"],\n\t\"Resource\": \"${3:arn:aws:sqs:us-east-1:111122223333:queue-name}\",\n\t\"Condition\": { \"StringEquals\": { \"aws:SourceAccount\": \"${4:111122223333}\" } }\n}",
    },
  ],
  "scp": [
    {
      title: "deny actions",
      words: "deny",
      detail: "to every user and role",
      body: "{\n\t\"Effect\": \"Deny\",\n\t\"Action\": [\"${1:s3:DeleteBucket}\"],\n\t\"Resource\": \"*\"\n}",
    },
    {
      title: "deny other Regions",
      words: "region",
      detail: "but for global services",
      body: "{\n\t\"Effect\": \"Deny\",\n\t\"NotAction\": [\"iam:*\", \"organizations:*\", \"sts:*\", \"support:*\"],\n\t\"Resource\": \"*\",\n\t\"Condition\": { \"StringNotEquals\": { \"aws:RequestedRegion\": [\"${1:us-east-1}\"] } }\n}",
    },
  ],
  "trust-policy": [
    {
      title: "trust a service",
      words: "service",
      detail: "which runs under the role",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"${1:ecs-tasks.amazonaws.com}\" },\n\t\"Action\": \"sts:AssumeRole\"\n}",
    },
    {
      title: "trust ECS tasks",
      words: "ecs task fargate container",
      detail: "the role of a task, for one account",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"ecs-tasks.amazonaws.com\" },\n\t\"Action\": \"sts:AssumeRole\",\n\t\"Condition\": {\n\t\t\"StringEquals\": { \"aws:SourceAccount\": \"${1:111122223333}\" },\n\t\t\"ArnLike\": { \"aws:SourceArn\": \"arn:aws:ecs:${2:us-east-1}:${1:111122223333}:*\" }\n\t}\n}",
    },
    {
      title: "trust EC2 instances",
      words: "ec2 instance profile",
      detail: "the role of an instance profile",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"ec2.amazonaws.com\" },\n\t\"Action\": \"sts:AssumeRole\"\n}",
    },
    {
      title: "trust Lambda functions",
      words: "lambda function",
      detail: "the execution role of a function",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"lambda.amazonaws.com\" },\n\t\"Action\": \"sts:AssumeRole\"\n}",
    },
    {
      title: "trust AWS Batch",
      words: "batch service role",
      detail: "the service role of Batch; its jobs run under one for ECS tasks",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"batch.amazonaws.com\" },\n\t\"Action\": \"sts:AssumeRole\"\n}",
    },
    {
      title: "trust another account",
      words: "account external id",
      detail: "with an external id",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"AWS\": \"arn:aws:iam::${1:111122223333}:root\" },\n\t\"Action\": \"sts:AssumeRole\",\n\t\"Condition\": { \"StringEquals\": { \"sts:ExternalId\": \"${2:external-id}\" } }\n}",
    },
    {
      title: "trust a role or user",
      words: "role user",
      detail: "of this or another account",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"AWS\": \"arn:aws:iam::${1:111122223333}:role/${2:role-name}\" },\n\t\"Action\": \"sts:AssumeRole\"\n}",
    },
    {
      title: "trust a GitHub repository",
      words: "github actions oidc",
      detail: "its workflows, by OpenID Connect",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Federated\": \"arn:aws:iam::${1:111122223333}:oidc-provider/token.actions.githubusercontent.com\" },\n\t\"Action\": \"sts:AssumeRoleWithWebIdentity\",\n\t\"Condition\": {\n\t\t\"StringEquals\": {\n\t\t\t\"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\",\n\t\t\t\"token.actions.githubusercontent.com:sub\": \"repo:${2:organization/repository}:ref:refs/heads/${3:main}\"\n\t\t}\n\t}\n}",
    },
    {
      title: "trust a SAML provider",
      words: "saml federation sign in",
      detail: "people who sign in to the console by it",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Federated\": \"arn:aws:iam::${1:111122223333}:saml-provider/${2:provider-name}\" },\n\t\"Action\": \"sts:AssumeRoleWithSAML\",\n\t\"Condition\": { \"StringEquals\": { \"SAML:aud\": \"https://signin.aws.amazon.com/saml\" } }\n}",
    },
    {
      title: "trust IAM Roles Anywhere",
      words: "roles anywhere certificate x509",
      detail: "machines with a certificate, by one trust anchor",
      body: "{\n\t\"Effect\": \"Allow\",\n\t\"Principal\": { \"Service\": \"rolesanywhere.amazonaws.com\" },\n\t\"Action\": [\"sts:AssumeRole\", \"sts:TagSession\", \"sts:SetSourceIdentity\"],\n\t\"Condition\": {\n\t\t\"StringEquals\": { \"aws:PrincipalTag/x509Subject/CN\": \"${1:worker-01}\" },\n\t\t\"ArnEquals\": { \"aws:SourceArn\": \"arn:aws:rolesanywhere:${2:us-east-1}:${3:111122223333}:trust-anchor/${4:11111111-2222-3333-4444-555555555555}\" }\n\t}\n}",
    },
  ],
};
