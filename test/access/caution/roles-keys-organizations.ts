import { allow, type Cautious, deny, fromOutside, object, onQueue, policy, queue, trust, user } from "./requests.ts";

const key = "arn:aws:kms:eu-west-1:111122223333:key/k";

/** Roles, keys, organizations, and what AWS itself refuses. */
export const rolesKeysOrganizations: Readonly<Record<string, Cautious>> = {
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
      resource: key,
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
  "the deletion of another account's queue": ["denied", fromOutside("sqs:DeleteQueue", queue.resource)],
  "the policy of another account's bucket": [
    "denied",
    fromOutside("s3:PutBucketPolicy", "arn:aws:s3:::b", { resourceAccount: "111122223333" }),
  ],
  "the policy of a bucket whose owner is not known": ["depends", fromOutside("s3:GetBucketPolicy", "arn:aws:s3:::b")],
  "the deletion of another account's key": ["denied", fromOutside("kms:ScheduleKeyDeletion", key)],
  "a role of another account, passed on": ["denied", fromOutside("iam:PassRole", "arn:aws:iam::111122223333:role/r")],
};
