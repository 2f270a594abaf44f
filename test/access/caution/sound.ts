import { allow, allowedBy, deny, fromOutside, type Json, object, onQueue, policy, queue, trust } from "./requests.ts";

/** What stands beside the others, and is allowed. */
export const sound: Readonly<Record<string, Json>> = {
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
  "*:* for every action": allowedBy({ ...allow, Action: "*:*" }),
  "another account's key, used": fromOutside(
    "kms:GenerateDataKeyWithoutPlaintext",
    "arn:aws:kms:eu-west-1:111122223333:key/k",
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
