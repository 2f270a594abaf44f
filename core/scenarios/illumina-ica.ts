import { parseArn } from "../model/arn.ts";
import { icaRegions } from "./ica-region.ts";
import { illuminaGuide } from "./illumina-guide.ts";
import {
  accountQuestion,
  bucketQuestion,
  folderQuestion,
  prefixOf,
  principalQuestion,
  regionQuestion,
  roleNameQuestion,
  userNameQuestion,
} from "./questions.ts";
import type { Answers, GeneratedFile, ManifestContent, Scenario, SoundAnswers } from "./scenario.ts";
import { bucketArn, corsText, objectsArn, policyText, roleArn, type StatementContent, userArn } from "./write.ts";

/** ICA keeps a project's data in the customer's bucket, as a user or, better, as a role. */
export const illuminaIca: Scenario = {
  id: "illumina-ica",
  title: "Illumina Connected Analytics with your own bucket",
  detail: "ICA keeps a project's data in a folder of your bucket, as a user or a role",
  group: "set",
  questions: [
    accountQuestion({ id: "account", title: "Your account, which owns the bucket." }),
    {
      id: "project-region",
      title: "Where is the ICA project?",
      placeholder: "us-east-1",
      default: "us-east-1",
      choices: icaRegions.map(({ code, country }) => ({ value: code, detail: country })),
    },
    bucketQuestion({ id: "bucket", title: "The bucket." }),
    regionQuestion({
      id: "bucket-region",
      title: "The Region of the bucket, which must be the project's.",
      default: (answers) => answers["project-region"],
      fault: (value, answers) =>
        value === answers["project-region"]
          ? undefined
          : `The project is in ${answers["project-region"]}, and ICA takes only buckets in the project's Region; this one is in ${value}.`,
    }),
    folderQuestion({
      id: "folder",
      title: "The folder of the bucket that ICA gets.",
      placeholder: "ica",
      default: "ica",
      needed: "ICA is given a folder: a bucket whose root one project has is lost to all others.",
    }),
    {
      id: "versioning",
      title: "The versioning of the bucket.",
      placeholder: "disabled",
      default: "disabled",
      choices: [
        { value: "disabled", detail: "as new buckets have it" },
        { value: "enabled", detail: "ICA then deals with versions too" },
        { value: "suspended", detail: "once enabled; versions may be there" },
      ],
    },
    {
      id: "method",
      title: "How does ICA get in?",
      placeholder: "role or user",
      default: "role",
      choices: [
        { value: "role", detail: "better: ICA signs in to a role with OpenID Connect, no keys" },
        { value: "user", detail: "the long-term keys of an IAM user" },
      ],
    },
    userNameQuestion({
      id: "user",
      title: "The IAM user whose keys ICA gets.",
      default: "ica-storage",
      asked: { id: "method", is: ["user"] },
    }),
    roleNameQuestion({
      id: "role",
      title: "The role that ICA becomes.",
      default: "ica-storage",
      asked: { id: "method", is: ["role"] },
    }),
    {
      id: "provider",
      title: "The OpenID Connect provider that ICA names, without https://.",
      placeholder: "a host, and perhaps a path",
      asked: { id: "method", is: ["role"] },
      fault: faultOfProvider,
    },
    {
      id: "audience",
      title: "The audience that ICA names.",
      placeholder: "from ICA's storage credential",
      asked: { id: "method", is: ["role"] },
      fault: faultOfClaim,
    },
    {
      id: "subject",
      title: "The subject that ICA names.",
      placeholder: "from ICA's storage credential",
      asked: { id: "method", is: ["role"] },
      fault: faultOfClaim,
    },
    {
      id: "between-projects",
      title: "Is data to be copied or moved between ICA projects?",
      placeholder: "none, copy or move",
      default: "none",
      choices: [
        { value: "none", detail: "no bucket policy is needed" },
        { value: "copy", detail: "ICA's own role reads and writes" },
        { value: "move", detail: "it deletes as well" },
      ],
    },
    principalQuestion({
      id: "ica-role",
      title: "ICA's own role for that, which ICA's guide names for your Region.",
      placeholder: "arn:aws:iam::…:role/…",
      asked: { id: "between-projects", is: ["copy", "move"] },
    }),
    {
      id: "kms-key",
      title: "The ARN of the KMS key that encrypts the bucket, if one does.",
      placeholder: "none",
      optional: true,
      fault: faultOfKey,
    },
  ],
  make(answers) {
    return { files: filesOf(answers), manifest: manifestOf(answers), guide: illuminaGuide(answers) };
  },
};

function faultOfProvider(value: string): string | undefined {
  if (/^https?:/.test(value)) return "Leave https:// out; the ARN of a provider has none.";
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[\w.~-]+)*$/.test(value)) return undefined;
  return "This is a host, and perhaps a path: login.example.com/tenant.";
}

function faultOfClaim(value: string): string | undefined {
  if (/[*?$]/.test(value)) return "A wildcard here would let others in.";
  return /^[\w+=,.@:/|#-]{1,255}$/.test(value) ? undefined : "Use letters, digits and +=,.@:/|#-_, at most 255.";
}

function faultOfKey(value: string, answers: Answers): string | undefined {
  const arn = parseArn(value);
  if (
    arn?.service !== "kms" ||
    !/^key\/[\w-]+$/.test(arn.resource) ||
    !/^\d{12}$/.test(arn.account) ||
    arn.partition !== "aws"
  )
    return "This is not the ARN of a key: arn:aws:kms:REGION:ACCOUNT:key/ID.";
  const region = answers["bucket-region"];
  if (arn.region === region) return undefined;
  return `S3 encrypts with keys of the bucket's Region, ${region}; this one is in ${arn.region}.`;
}

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
