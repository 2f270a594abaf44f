import { allow, type Cautious, deny, onQueue, policy, queue, user } from "./requests.ts";

/** Principals that are not the caller, or may not be. */
export const principals: Readonly<Record<string, Cautious>> = {
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
};
