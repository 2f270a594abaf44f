import { illuminaGuide } from "./illumina-guide.ts";
import { illuminaQuestions } from "./illumina-questions.ts";
import { prefixOf } from "./questions.ts";
import type { GeneratedFile, ManifestContent, Scenario, SoundAnswers } from "./scenario.ts";
import { bucketArn, corsText, objectsArn, policyText, roleArn, type StatementContent, userArn } from "./write.ts";

/** ICA keeps a project's data in the customer's bucket, as a user or, better, as a role. */
export const illuminaIca: Scenario = {
  id: "illumina-ica",
  title: "Illumina Connected Analytics with your own bucket",
  detail: "ICA keeps a project's data in a folder of your bucket, as a user or a role",
  group: "set",
  questions: illuminaQuestions,
  make(answers) {
    return { files: filesOf(answers), manifest: manifestOf(answers), guide: illuminaGuide(answers) };
  },
};

const isVersioned = ({ of }: SoundAnswers) => of("versioning") !== "disabled";

/** ICA's guide lists these, for buckets without and with versions. */
export function icaBucketActions(answers: SoundAnswers): readonly string[] {
  const always = ["s3:PutBucketNotification", "s3:ListBucket", "s3:GetBucketNotification", "s3:GetBucketLocation"];
  return isVersioned(answers) ? [...always, "s3:ListBucketVersions", "s3:GetBucketVersioning"] : always;
}

export function icaObjectActions(answers: SoundAnswers): readonly string[] {
  const always = ["s3:PutObject", "s3:GetObject", "s3:RestoreObject", "s3:DeleteObject"];
  return isVersioned(answers) ? [...always, "s3:GetObjectVersion", "s3:DeleteObjectVersion"] : always;
}

function filesOf(answers: SoundAnswers): GeneratedFile[] {
  const { of, partition } = answers;
  const isRole = of("method") === "role";
  const folder = isRole ? "role" : "user";
  return [
    {
      path: "bucket/cors.json",
      about: "ICA's pages may upload and download",
      text: corsText({
        origins: ["https://ica.illumina.com"],
        methods: ["HEAD", "GET", "PUT", "POST", "DELETE"],
        headers: ["*"],
        exposes: ["ETag", "x-amz-meta-custom-header"],
      }),
    },
    {
      path: `${folder}/ica-policy.json`,
      about: `what the ${folder} may do, as ICA's guide has it`,
      text: policyText(...permissionsOf(answers)),
    },
    ...(isRole
      ? [{ path: "role/trust-policy.json", about: "ICA may become the role", text: policyText(trustOf(answers)) }]
      : []),
    ...(of("between-projects") === "none"
      ? []
      : [
          {
            path: "bucket/bucket-policy.json",
            about: `ICA's own role may ${of("between-projects")} data between projects`,
            text: policyText({
              sid: "IcaBetweenProjects",
              principal: { AWS: of("ica-role") },
              action: [
                "s3:GetObject",
                "s3:PutObject",
                ...(of("between-projects") === "move" ? ["s3:DeleteObject"] : []),
                "s3:ListMultipartUploadParts",
                "s3:AbortMultipartUpload",
              ],
              resource: objectsArn(partition, of("bucket")),
            }),
          },
        ]),
  ];
}

function permissionsOf(answers: SoundAnswers): StatementContent[] {
  const { of, partition } = answers;
  const statements: StatementContent[] = [
    { sid: "Bucket", action: icaBucketActions(answers), resource: bucketArn(partition, of("bucket")) },
    {
      sid: "Objects",
      action: icaObjectActions(answers),
      resource: objectsArn(partition, of("bucket"), prefixOf(of("folder"))),
    },
  ];
  if (of("kms-key") !== "")
    statements.push({ sid: "Key", action: ["kms:Decrypt", "kms:GenerateDataKey"], resource: of("kms-key") });
  if (of("method") === "user") statements.push({ sid: "Federation", action: "sts:GetFederationToken", resource: "*" });
  return statements;
}

function trustOf({ of, partition }: SoundAnswers): StatementContent {
  const provider = of("provider");
  return {
    sid: "IcaSignsIn",
    principal: { Federated: `arn:${partition}:iam::${of("account")}:oidc-provider/${provider}` },
    action: "sts:AssumeRoleWithWebIdentity",
    condition: { StringEquals: { [`${provider}:aud`]: of("audience"), [`${provider}:sub`]: of("subject") } },
  };
}

function manifestOf(answers: SoundAnswers): ManifestContent {
  const { of, partition } = answers;
  const isRole = of("method") === "role";
  const who = isRole ? roleArn(partition, of("account"), of("role")) : userArn(partition, of("account"), of("user"));
  const provider = of("provider");
  return {
    accounts: { own: of("account") },
    ...(isRole
      ? { roles: [{ arn: who, trust: "role/trust-policy.json", policies: ["role/ica-policy.json"] }] }
      : { users: [{ arn: who, policies: ["user/ica-policy.json"] }] }),
    buckets: [
      {
        name: of("bucket"),
        account: "own",
        region: of("bucket-region"),
        ...(of("between-projects") !== "none" && { policy: "bucket/bucket-policy.json" }),
        cors: "bucket/cors.json",
        versioning: of("versioning"),
        ...(of("kms-key") !== "" && { kmsKey: of("kms-key") }),
      },
    ],
    expect: [
      ...(isRole
        ? [
            {
              who: `arn:${partition}:iam::${of("account")}:oidc-provider/${provider}`,
              can: ["sts:AssumeRoleWithWebIdentity"],
              on: [who],
              with: { [`${provider}:aud`]: of("audience"), [`${provider}:sub`]: of("subject") },
            },
          ]
        : [{ who, can: ["sts:GetFederationToken"], on: ["*"] }]),
      { who, can: icaBucketActions(answers), cannot: ["s3:PutBucketPolicy", "s3:DeleteBucket"], on: [of("bucket")] },
      { who, can: icaObjectActions(answers), on: [`${of("bucket")}/${prefixOf(of("folder"))}*`] },
    ],
  };
}
