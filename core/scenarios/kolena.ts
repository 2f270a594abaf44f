import {
  accountQuestion,
  bucketQuestion,
  externalIdQuestion,
  principalQuestion,
  regionQuestion,
  roleNameQuestion,
} from "./questions.ts";
import type { GeneratedFile, Guide, ManifestContent, Scenario, SoundAnswers } from "./scenario.ts";
import { bucketArn, corsText, objectsArn, policyText, roleArn } from "./write.ts";

/** A web app that reads images from the customer's buckets through a role. */
export const kolena: Scenario = {
  id: "kolena",
  title: "Kolena reading your buckets",
  detail: "a web app reads images through a role that it assumes, and browsers load them",
  group: "set",
  questions: [
    accountQuestion({ id: "account", title: "Your account, which owns the buckets." }),
    regionQuestion({ id: "region", title: "The Region of the buckets." }),
    bucketQuestion({
      id: "buckets",
      title: "The buckets with the images, parted by commas.",
      placeholder: "vision-images",
      list: true,
    }),
    roleNameQuestion({ id: "role", title: "The role that Kolena becomes.", default: "KolenaReadsImages" }),
    principalQuestion({
      id: "principal",
      title: "The ARN that Kolena hands out for the trust policy.",
      placeholder: "arn:aws:iam::…, from Kolena's settings",
    }),
    externalIdQuestion({
      id: "external-id",
      title: "The external id, which Kolena's requests carry; advised.",
      optional: true,
    }),
  ],
  make: (answers) => ({ files: filesOf(answers), manifest: manifestOf(answers), guide: guideOf(answers) }),
};

function filesOf({ of, listOf, partition }: SoundAnswers): GeneratedFile[] {
  const externalId = of("external-id");
  return [
    {
      path: "role/trust-policy.json",
      about: "Kolena may become the role",
      text: policyText({
        sid: "KolenaBecomesThisRole",
        principal: { AWS: of("principal") },
        action: "sts:AssumeRole",
        ...(externalId !== "" && { condition: { StringEquals: { "sts:ExternalId": externalId } } }),
      }),
    },
    {
      path: "role/identity-policy.json",
      about: "the role may list the buckets and read their objects",
      text: policyText({
        sid: "ReadImages",
        action: ["s3:GetObject", "s3:ListBucket"],
        resource: listOf("buckets").flatMap((bucket) => [bucketArn(partition, bucket), objectsArn(partition, bucket)]),
      }),
    },
    {
      path: "bucket/cors.json",
      about: "Kolena's pages may load the images",
      text: corsText({ origins: ["https://app.kolena.io"], methods: ["GET"], headers: ["*"] }),
    },
  ];
}

function manifestOf({ of, listOf, partition }: SoundAnswers): ManifestContent {
  const role = roleArn(partition, of("account"), of("role"));
  return {
    accounts: { own: of("account") },
    roles: [{ arn: role, trust: "role/trust-policy.json", policies: ["role/identity-policy.json"] }],
    buckets: listOf("buckets").map((name) => ({
      name,
      account: "own",
      region: of("region"),
      cors: "bucket/cors.json",
    })),
    expect: [
      {
        who: role,
        can: ["s3:ListBucket", "s3:GetObject"],
        cannot: ["s3:PutObject", "s3:DeleteObject"],
        on: listOf("buckets"),
      },
    ],
  };
}

function guideOf({ of, listOf, partition }: SoundAnswers): Guide {
  const buckets = listOf("buckets");
  const [first = ""] = buckets;
  const role = roleArn(partition, of("account"), of("role"));
  return {
    intro: `Kolena becomes the role \`${of("role")}\` of account ${of("account")} and reads from ${buckets.map((bucket) => `\`${bucket}\``).join(", ")}. The images themselves are loaded by browsers, so each bucket has a CORS rule for Kolena's pages.`,
    deploy: [
      {
        title: "Make the role",
        commands: [
          `aws iam create-role --role-name ${of("role")} --assume-role-policy-document file://role/trust-policy.json`,
          `aws iam put-role-policy --role-name ${of("role")} --policy-name read-images --policy-document file://role/identity-policy.json`,
        ],
      },
      {
        title: "Let Kolena's pages load images",
        text: "This replaces the CORS rules that a bucket has.",
        commands: buckets.map(
          (bucket) => `aws s3api put-bucket-cors --bucket ${bucket} --cors-configuration file://bucket/cors.json`,
        ),
      },
      {
        title: "Tell Kolena",
        text: `Enter the role's ARN, \`${role}\`, ${of("external-id") === "" ? "" : "and the external id "}in Kolena's settings.`,
        commands: [],
      },
    ],
    test: [
      {
        title: "Are the rules in place?",
        commands: [
          `aws iam get-role --role-name ${of("role")} --query Role.AssumeRolePolicyDocument`,
          `aws s3api get-bucket-cors --bucket ${first}`,
          `aws s3 ls s3://${first}/`,
        ],
      },
      {
        title: "Would a page of Kolena's be let in?",
        commands: [`latchkey cors bucket/cors.json --origin https://app.kolena.io --method GET`],
      },
    ],
    notes: [
      ...(of("external-id") === ""
        ? [
            "Without an external id another customer of Kolena's could have it read your buckets, if they learn the role's ARN. Kolena takes one; run this again with it.",
          ]
        : []),
    ],
  };
}
