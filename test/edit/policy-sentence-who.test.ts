// Whom a statement's sentence speaks of.
import { allow, deny, objects, overTls, read, role, says } from "./policy-sentences.ts";

says("the example of the design", "bucket-policy", [
  [
    { ...allow, Principal: role, Action: "s3:GetObject", Resource: objects, Condition: overTls },
    "Lets the role stack_prod in 123456789012 download any object of client-in, over TLS only.",
  ],
]);

says("principals", "bucket-policy", [
  [
    { ...allow, Principal: "*", ...read },
    "Lets everyone, callers without credentials included, download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "*" }, ...read, Condition: overTls },
    "Lets everyone download any object of client-in, over TLS only.",
  ],
  [{ ...deny, Principal: "*", ...read }, "Forbids everyone to download any object of client-in."],
  [
    { ...allow, Principal: { AWS: "111122223333" }, ...read },
    "Lets the account 111122223333 (lab) download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: ["arn:aws:iam::123456789012:root", "999988887777"] }, ...read },
    "Lets the accounts 123456789012 and 999988887777 download any object of client-in.",
  ],
  [
    {
      ...allow,
      Principal: {
        AWS: [
          "arn:aws:iam::111122223333:role/a",
          "arn:aws:iam::111122223333:user/x/b",
          "arn:aws:iam::111122223333:role/c",
        ],
      },
      ...read,
    },
    "Lets the roles a and c in 111122223333 (lab) and the user x/b in 111122223333 (lab) download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "arn:aws:sts::123456789012:assumed-role/app/i-0abc" }, ...read },
    "Lets the session i-0abc of the role app in 123456789012 download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "arn:aws:sts::123456789012:federated-user/bob" }, ...read },
    "Lets the federated user bob in 123456789012 download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "AROAEXAMPLEEXAMPLEEX1" }, ...read },
    "Lets the principal with the unique id AROAEXAMPLEEXAMPLEEX1 download any object of client-in.",
  ],
  [
    {
      ...allow,
      Principal: { AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2EXAMPLE" },
      ...read,
    },
    "Lets CloudFront's origin access identity E2EXAMPLE download any object of client-in.",
  ],
  [
    { ...allow, Principal: { CanonicalUser: "79a5" }, ...read },
    "Lets the account with the canonical id 79a5 download any object of client-in.",
  ],
  [
    { ...allow, Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject", Resource: objects },
    "Lets CloudTrail upload any object to client-in.",
  ],
  [
    { ...allow, Principal: { Service: "delivery.logs.amazonaws.com" }, Action: "s3:PutObject", Resource: objects },
    "Lets the service delivery.logs.amazonaws.com upload any object to client-in.",
  ],
  [
    { ...allow, Principal: { Service: "unheard-of.amazonaws.com" }, ...read },
    "Lets the service unheard-of.amazonaws.com download any object of client-in.",
  ],
  [
    { ...allow, Principal: { Service: "logs.eu-west-1.amazonaws.com" }, Action: "s3:PutObject", Resource: objects },
    "Lets CloudWatch Logs in eu-west-1 upload any object to client-in.",
  ],
  [
    { ...deny, NotPrincipal: { AWS: ["111122223333", "arn:aws:iam::111122223333:role/a"] }, ...read },
    "Forbids everyone except the account 111122223333 (lab) and the role a in 111122223333 (lab) to download any object of client-in.",
  ],
  [
    { ...allow, Principal: { AWS: "PASTE THE ARN HERE" }, ...read },
    'Lets "PASTE THE ARN HERE" download any object of client-in.',
  ],
  [
    { ...allow, Principal: { AWS: "arn:aws:iam::<ACCOUNT-ID>:role/<ROLE>" }, ...read },
    "Lets the role <ROLE> in <ACCOUNT-ID> download any object of client-in.",
  ],
]);

says("trust policies", "trust-policy", [
  [
    { ...allow, Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
    "Lets Elastic Container Service tasks become this role.",
  ],
  [
    {
      ...allow,
      Principal: { Service: ["ec2.amazonaws.com", "lambda.amazonaws.com"] },
      Action: ["sts:AssumeRole", "sts:TagSession"],
    },
    "Lets EC2 instances and Lambda functions become this role and set session tags.",
  ],
  [
    {
      ...allow,
      Principal: { AWS: "999988887777" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": "abc" } },
    },
    "Lets the account 999988887777 become this role, with the external id abc only.",
  ],
  [
    {
      ...allow,
      Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
        StringLike: { "token.actions.githubusercontent.com:sub": "repo:octo/app:*" },
      },
    },
    'Lets holders of a token of token.actions.githubusercontent.com become this role with a token, only if the token\'s audience is "sts.amazonaws.com" and the token\'s subject matches "repo:octo/app:*".',
  ],
  [
    {
      ...allow,
      Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/corp" },
      Action: "sts:AssumeRoleWithSAML",
      Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
    },
    'Lets users of the SAML provider corp in 111122223333 (lab) become this role through SAML, only if the audience of the SAML response is "https://signin.aws.amazon.com/saml".',
  ],
  [
    { ...allow, Principal: { Federated: "accounts.google.com" }, Action: "sts:AssumeRoleWithWebIdentity" },
    "Lets users of Google become this role with a token.",
  ],
  [
    { ...allow, Principal: { AWS: "*" }, Action: ["sts:AssumeRole", "sts:AssumeRoleWithSAML"] },
    "Lets everyone become this role, directly or through SAML.",
  ],
  [
    { ...allow, Principal: role, Action: "sts:*" },
    "Lets the role stack_prod in 123456789012 do anything in AWS Security Token Service with this role.",
  ],
  [{ ...allow, Principal: role, Action: "*" }, "Lets the role stack_prod in 123456789012 do anything with this role."],
  [
    { ...allow, Principal: role, Action: "sts:Assume*" },
    "Lets the role stack_prod in 123456789012 use sts:Assume* on this role.",
  ],
  [
    { ...deny, Principal: role, Action: "sts:AssumeRole" },
    "Forbids the role stack_prod in 123456789012 to become this role.",
  ],
  [{ ...allow, Principal: role, Action: "sts:AssumeRole", Resource: "*" }, undefined],
]);
