// A workspace as a large laboratory would have it: folders that each hold one whole access of ten files, all over the same
// few accounts and people, every tenth with a manifest, which makes it a workspace of its own.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const accounts = { lab: "123456789123", partner: "210987654321", platform: "345678901236" };

/** The files by path. */
export function accessFiles(folders = 500) {
  const files = new Map();
  for (let i = 0; i < folders; i++) {
    const { lab, partner } = accounts;
    const name = `study-${word(i)}`;
    const folder = `${["imaging", "seismic", "genomes", "video", "shared"][i % 5]}/${name}`;
    const access = {
      name,
      role: `${name}-worker`,
      bucket: `${name}-plates`,
      input: `${name}-source`,
      profile: `${name}-collaborator`,
      arn: `arn:aws:iam::${lab}:role/${name}-worker`,
    };
    const put = (path, text) => files.set(`${folder}/${path}`, text);
    put("role/trust-policy.json", json(trustPolicy(access, lab)));
    put("role/permissions.json", json(permissions(access, lab)));
    put("bucket/bucket-policy.json", json(bucketPolicy(access)));
    put("bucket/cors.json", json(cors));
    put("aws/config", config(access));
    put("aws/credentials", "[lab-robot]\ncredential_process = /usr/local/bin/lab-credentials robot\n");
    put("run.py", runPy(access));
    put("task-definition.json", json(taskDefinition(access, lab)));
    put("README.md", readme(access, lab));
    if (i % 10 === 0) put("latchkey.json", json(manifest(access, lab, partner)));
    else put("people/user-policy.json", json(userPolicy(access)));
  }
  return files;
}

export function writeAccessFiles(root, files) {
  for (const [name, text] of files) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

/** Names that differ from each other by more than a slip would. */
function word(i) {
  const syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va"];
  const at = (n) => syllables[n % syllables.length];
  return `${at(i)}${at(i >> 4)}${at(i >> 8)}${at(i * 7 + 3)}${at((i >> 4) + i * 5)}`;
}

const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;

function trustPolicy(_, lab) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "PeopleWhoStartRuns",
        Effect: "Allow",
        Principal: { AWS: [`arn:aws:iam::${lab}:user/image_analyst`, `arn:aws:iam::${lab}:user/lab_manager`] },
        Action: "sts:AssumeRole",
      },
      {
        Sid: "PeopleWhoSignIn",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${lab}:root` },
        Action: "sts:AssumeRole",
        Condition: {
          ArnLike: {
            "aws:PrincipalArn": `arn:aws:iam::${lab}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_ImageAnalyst_*`,
          },
        },
      },
      {
        Sid: "MachinesThatRunThem",
        Effect: "Allow",
        Principal: { Service: ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"] },
        Action: "sts:AssumeRole",
      },
    ],
  };
}

function permissions({ bucket, input }, lab) {
  const buckets = [bucket, input, "shared-references"].map((name) => `arn:aws:s3:::${name}`);
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "ListBuckets", Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: buckets },
      {
        Sid: "ReadAndWriteImages",
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"],
        Resource: buckets.map((arn) => `${arn}/*`),
      },
      {
        Sid: "WorkQueue",
        Effect: "Allow",
        Action: ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        Resource: `arn:aws:sqs:us-east-1:${lab}:plates-*`,
      },
      {
        Sid: "Logs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: `arn:aws:logs:us-east-1:${lab}:log-group:plates:*`,
      },
    ],
  };
}

function bucketPolicy({ bucket, arn }) {
  const statement = (Sid, Action, Resource) => ({ Sid, Effect: "Allow", Principal: { AWS: arn }, Action, Resource });
  return {
    Version: "2012-10-17",
    Statement: [
      statement("LabListsBucket", ["s3:ListBucket", "s3:GetBucketLocation"], `arn:aws:s3:::${bucket}`),
      statement(
        "LabReadsAndWrites",
        ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"],
        `arn:aws:s3:::${bucket}/*`,
      ),
    ],
  };
}

function userPolicy({ arn }) {
  return {
    Version: "2012-10-17",
    Statement: [{ Sid: "BecomeTheWorker", Effect: "Allow", Action: "sts:AssumeRole", Resource: arn }],
  };
}

const cors = [
  {
    ID: "Viewer",
    AllowedOrigins: ["https://viewer.example.org"],
    AllowedMethods: ["GET", "HEAD"],
    AllowedHeaders: ["*"],
    ExposeHeaders: ["ETag"],
    MaxAgeSeconds: 3000,
  },
];

function config({ profile, arn }) {
  return `[profile image-analyst]
sso_session = lab
sso_account_id = ${accounts.lab}
sso_role_name = ImageAnalyst
region = us-east-1

[profile ${profile}]
role_arn = ${arn}
source_profile = image-analyst
region = us-east-1
output = json

[sso-session lab]
sso_region = us-east-1
sso_start_url = https://lab.awsapps.com/start
sso_registration_scopes = sso:account:access
`;
}

function runPy({ profile, bucket, input }) {
  return `# Settings of one run of Distributed-CellProfiler.
APP_NAME = 'PlatesOfMay'

AWS_REGION = 'us-east-1'
AWS_PROFILE = '${profile}'
SSH_KEY_NAME = 'lab-key.pem'
AWS_BUCKET = '${bucket}'
SOURCE_BUCKET = '${input}'
WORKSPACE_BUCKET = '${input}'
DESTINATION_BUCKET = '${bucket}'
UPLOAD_FLAGS = ''
DOWNLOAD_FILES = 'False'

ECS_CLUSTER = 'default'
SQS_QUEUE_NAME = APP_NAME + 'Queue'
`;
}

function taskDefinition({ name, arn }, lab) {
  return {
    family: name,
    taskRoleArn: arn,
    executionRoleArn: `arn:aws:iam::${lab}:role/ecsTaskExecutionRole`,
    networkMode: "awsvpc",
    containerDefinitions: [{ name: "worker", image: "cellprofiler:4.2.6", memory: 2048, essential: true }],
  };
}

function readme({ name, role, bucket, profile }, lab) {
  return `# ${name}

Plates go to \`${bucket}\`. The lab's account is ${lab}.

\`\`\`sh
ROLE=${role}
aws iam create-role --role-name "$ROLE" --assume-role-policy-document file://role/trust-policy.json
aws iam put-role-policy --role-name "$ROLE" --policy-name work --policy-document file://role/permissions.json
aws s3api put-bucket-policy --bucket ${bucket} --policy file://bucket/bucket-policy.json
aws s3api put-bucket-cors --bucket ${bucket} --cors-configuration file://bucket/cors.json
aws s3 sync plates/ s3://${bucket}/plates/ --profile ${profile}
\`\`\`

Then start it with \`python run.py\`.
`;
}

function manifest({ arn, bucket, input }, lab, partner) {
  return {
    accounts: { lab, partner },
    roles: [
      {
        arn,
        trust: "role/trust-policy.json",
        policies: ["role/permissions.json"],
        usedBy: ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"],
      },
    ],
    buckets: [
      {
        name: bucket,
        account: "partner",
        region: "us-east-1",
        policy: "bucket/bucket-policy.json",
        objectOwnership: "BucketOwnerEnforced",
      },
      { name: input, account: "lab", region: "us-east-1" },
      { name: "shared-references", account: "lab", region: "us-east-1" },
    ],
    aws: { config: "aws/config", credentials: "aws/credentials" },
    app: "run.py",
  };
}
