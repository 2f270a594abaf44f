import { cellProfilerPermissions } from "./cellprofiler-permissions.ts";
import {
  accountQuestion,
  bucketQuestion,
  differsFrom,
  profileQuestion,
  regionQuestion,
  roleNameQuestion,
  userNameQuestion,
} from "./questions.ts";
import type { Expect, GeneratedFile, Guide, ManifestContent, Scenario, SoundAnswers } from "./scenario.ts";
import { bucketArn, objectsArn, policyText, roleArn, userArn } from "./write.ts";

/** Image analysis on ECS and EC2 that reads, and perhaps writes, a bucket of another account. */
export const distributedCellProfiler: Scenario = {
  id: "distributed-cellprofiler",
  title: "Distributed-CellProfiler with a collaborator's bucket",
  detail: "jobs on ECS and EC2 read and write a bucket of another account through a role",
  group: "set",
  questions: [
    accountQuestion({ id: "account", title: "Your account, which runs the jobs." }),
    regionQuestion({ id: "region", title: "The Region that the jobs run in." }),
    bucketQuestion({ id: "bucket", title: "Your own bucket, for logs and pipelines (AWS_BUCKET, WORKSPACE_BUCKET)." }),
    accountQuestion({
      id: "collaborator-account",
      title: "The collaborator's account, which owns the images.",
      fault: differsFrom("account", "This is your own account; a bucket in it needs none of this."),
    }),
    bucketQuestion({
      id: "collaborator-bucket",
      title: "The collaborator's bucket, with the images (SOURCE_BUCKET).",
      fault: differsFrom("bucket", "This is your own bucket already; a bucket has one owner."),
    }),
    {
      id: "destination",
      title: "Where do the results go (DESTINATION_BUCKET)?",
      placeholder: "collaborator or own",
      default: "collaborator",
      choices: [
        { value: "collaborator", detail: "to the collaborator's bucket" },
        { value: "own", detail: "to your own bucket; the collaborator's is only read" },
      ],
    },
    {
      id: "ownership",
      title: "The object ownership of the collaborator's bucket.",
      placeholder: "BucketOwnerEnforced",
      default: "BucketOwnerEnforced",
      asked: { id: "destination", is: ["collaborator"] },
      choices: [
        { value: "BucketOwnerEnforced", detail: "as new buckets have it: no ACLs" },
        { value: "BucketOwnerPreferred", detail: "with ACLs: whoever uploads hands the object over" },
        { value: "ObjectWriter", detail: "with ACLs, as old buckets have it: whoever uploads hands the object over" },
      ],
    },
    userNameQuestion({
      id: "people",
      title: "The IAM users who start runs, parted by commas.",
      placeholder: "image_analyst, lab_manager",
      list: true,
    }),
    roleNameQuestion({
      id: "role",
      title: "The role that these people and the machines become.",
      default: "access-to-collaborator",
    }),
    profileQuestion({
      id: "profile",
      title: "The profile that becomes the role (AWS_PROFILE).",
      default: "access-collaborator",
    }),
    profileQuestion({
      id: "source-profile",
      title: "The profile that has a person's own keys.",
      default: "image-analyst",
      known: "profile",
      fault: differsFrom("profile", "A profile that is its own source has no keys to become the role with."),
    }),
    {
      id: "app",
      title: "The name of the run (APP_NAME); its queue and logs are called after it.",
      placeholder: "Plates",
      default: "Plates",
      fault: (value) =>
        /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(value)
          ? undefined
          : "Use a letter, then letters, digits, - and _, at most 40 in all: a queue is called after it.",
    },
  ],
  make: (answers) => ({ files: filesOf(answers), manifest: manifestOf(answers), guide: guideOf(answers) }),
};

/** Whether uploads carry an ACL, which the bucket's owner must allow. */
function needsAcl({ of }: SoundAnswers): boolean {
  return of("destination") === "collaborator" && of("ownership") !== "BucketOwnerEnforced";
}

/** What the role does with the collaborator's objects. */
function objectActions(answers: SoundAnswers): readonly string[] {
  if (answers.of("destination") === "own") return ["s3:GetObject"];
  return ["s3:GetObject", "s3:PutObject", ...(needsAcl(answers) ? ["s3:PutObjectAcl"] : [])];
}

function filesOf(answers: SoundAnswers): GeneratedFile[] {
  const { of, listOf, partition } = answers;
  const role = roleArn(partition, of("account"), of("role"));
  const theirs = of("collaborator-bucket");
  return [
    {
      path: "role/trust-policy.json",
      about: "who may become the role: the people who start runs, and the machines",
      text: policyText(
        {
          sid: "PeopleWhoStartRuns",
          principal: { AWS: listOf("people").map((name) => userArn(partition, of("account"), name)) },
          action: "sts:AssumeRole",
        },
        {
          sid: "MachinesThatRunThem",
          principal: { Service: ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"] },
          action: "sts:AssumeRole",
        },
      ),
    },
    {
      path: "role/permissions.json",
      about: "what the role may do: both buckets, and what a run needs",
      text: policyText(...cellProfilerPermissions(answers, objectActions(answers))),
    },
    {
      path: "bucket/bucket-policy.json",
      about: "the collaborator's side: their bucket lets the role in",
      text: policyText(
        {
          sid: "RoleListsBucket",
          principal: { AWS: role },
          action: ["s3:ListBucket", "s3:GetBucketLocation"],
          resource: bucketArn(partition, theirs),
        },
        {
          sid: of("destination") === "own" ? "RoleReadsObjects" : "RoleReadsAndWritesObjects",
          principal: { AWS: role },
          action: objectActions(answers),
          resource: objectsArn(partition, theirs),
        },
      ),
    },
    { path: "aws/config", about: "the two profiles, for `~/.aws/config`", text: configOf(answers, role) },
    { path: "run.py", about: "the app's settings that have to do with access", text: appOf(answers) },
  ];
}

function configOf({ of }: SoundAnswers, role: string): string {
  return `[profile ${of("source-profile")}]
region = ${of("region")}

[profile ${of("profile")}]
role_arn = ${role}
source_profile = ${of("source-profile")}
region = ${of("region")}
output = json
`;
}

function appOf(answers: SoundAnswers): string {
  const { of } = answers;
  const destination = of("destination") === "own" ? of("bucket") : of("collaborator-bucket");
  const flags = needsAcl(answers) ? "--acl bucket-owner-full-control --metadata-directive REPLACE" : "";
  return `# The settings of Distributed-CellProfiler that have to do with access; merge them into your own run.py or config.py.
APP_NAME = '${of("app")}'

AWS_REGION = '${of("region")}'
AWS_PROFILE = '${of("profile")}'
AWS_BUCKET = '${of("bucket")}'
SOURCE_BUCKET = '${of("collaborator-bucket")}'
WORKSPACE_BUCKET = '${of("bucket")}'
DESTINATION_BUCKET = '${destination}'
UPLOAD_FLAGS = '${flags}'
DOWNLOAD_FILES = 'False'

ECS_CLUSTER = 'default'
SQS_QUEUE_NAME = APP_NAME + 'Queue'
`;
}

function manifestOf(answers: SoundAnswers): ManifestContent {
  const { of, listOf, partition } = answers;
  const people = listOf("people").map((name) => userArn(partition, of("account"), name));
  const role = roleArn(partition, of("account"), of("role"));
  return {
    accounts: { own: of("account"), collaborator: of("collaborator-account") },
    roles: [
      {
        arn: role,
        trust: "role/trust-policy.json",
        policies: ["role/permissions.json"],
        usedBy: ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"],
      },
    ],
    users: people.map((arn) => ({ arn })),
    buckets: [
      {
        name: of("collaborator-bucket"),
        account: "collaborator",
        policy: "bucket/bucket-policy.json",
        ...(of("ownership") !== "" && { objectOwnership: of("ownership") }),
      },
      { name: of("bucket"), account: "own", region: of("region") },
    ],
    aws: { config: "aws/config" },
    app: "run.py",
    expect: expectedOf(answers, people, role),
  };
}

function expectedOf(answers: SoundAnswers, people: readonly string[], role: string): Expect[] {
  const who = `profile:${answers.of("profile")}`;
  const actions = objectActions(answers);
  return [
    ...[...people, "ecs-tasks.amazonaws.com", "ec2.amazonaws.com"].map((who) => ({
      who,
      can: ["sts:AssumeRole"],
      on: [role],
    })),
    {
      who,
      can: ["s3:ListBucket", ...actions],
      cannot: [...(actions.includes("s3:PutObject") ? [] : ["s3:PutObject"]), "s3:DeleteObject"],
      on: [answers.of("collaborator-bucket")],
    },
    { who, can: ["s3:ListBucket", "s3:GetObject", "s3:PutObject"], on: [answers.of("bucket")] },
  ];
}

function guideOf(answers: SoundAnswers): Guide {
  const { of } = answers;
  const theirs = of("collaborator-bucket");
  const [writes, profile, source] = [of("destination") !== "own", of("profile"), of("source-profile")];
  return {
    intro: `Runs in account ${of("account")} ${writes ? "read and write" : "read"} the bucket \`${theirs}\` of account ${of("collaborator-account")} through the role \`${of("role")}\`. Both sides have to say yes: the role by its permissions, the collaborator by the policy of the bucket. And whoever becomes the role, a person or a machine, has to stand in its trust policy.`,
    deploy: [
      {
        title: "Make the role, in your account",
        text: "The users must be there before it: IAM refuses a trust policy that names nobody.",
        commands: [
          `aws iam create-role --role-name ${of("role")} --assume-role-policy-document file://role/trust-policy.json`,
          `aws iam put-role-policy --role-name ${of("role")} --policy-name runs --policy-document file://role/permissions.json`,
        ],
      },
      {
        title: "Let the machines have it",
        text: "Instances take a role by an instance profile.",
        commands: [
          `aws iam create-instance-profile --instance-profile-name ${of("role")}`,
          `aws iam add-role-to-instance-profile --instance-profile-name ${of("role")} --role-name ${of("role")}`,
        ],
      },
      {
        title: `Let the role in, in the collaborator's account ${of("collaborator-account")}`,
        text: "They run this, not you. It replaces the policy that the bucket has; the first command shows that one.",
        commands: [
          `aws s3api get-bucket-policy --bucket ${theirs} --query Policy --output text`,
          `aws s3api put-bucket-policy --bucket ${theirs} --policy file://bucket/bucket-policy.json`,
        ],
      },
      {
        title: "Set up the profiles, on the computer that starts runs",
        text: `Copy the sections of \`aws/config\` into \`~/.aws/config\` (without \`[profile ${source}]\` if you have one), and give \`${source}\` the keys of one of the users. They stay in \`~/.aws/credentials\`; keep them out of this folder.`,
        commands: [`aws configure --profile ${source}`],
      },
    ],
    test: [
      {
        title: "Does the profile become the role?",
        commands: [`aws sts get-caller-identity --profile ${profile}`],
      },
      {
        title: "Does the role get at both buckets?",
        commands: [
          `aws s3 ls s3://${theirs}/ --profile ${profile}`,
          `aws s3 ls s3://${of("bucket")}/ --profile ${profile}`,
          ...(writes ? uploadCommands(answers) : []),
        ],
      },
    ],
    notes: [
      ...(writes
        ? [
            "The role cannot delete the collaborator's objects, so the file of the upload test stays; ask them to remove it.",
          ]
        : []),
      `If your run.py has \`AWS_PROFILE = '${source}'\`, the run acts as a person and never as the role.`,
      "A source bucket that cannot be mounted wants `DOWNLOAD_FILES = 'True'`.",
    ],
  };
}

function uploadCommands(answers: SoundAnswers): string[] {
  const [bucket, profile] = [answers.of("collaborator-bucket"), answers.of("profile")];
  const acl = needsAcl(answers) ? " --acl bucket-owner-full-control" : "";
  return [`echo test | aws s3 cp - s3://${bucket}/latchkey-test.txt${acl} --profile ${profile}`];
}
