import { cellProfilerApp, cellProfilerConfig, needsAcl } from "./cellprofiler-app.ts";
import { cellProfilerGuide } from "./cellprofiler-guide.ts";
import { cellProfilerPermissions } from "./cellprofiler-permissions.ts";
import {
  accountQuestion,
  bucketQuestion,
  choiceQuestion,
  differsFrom,
  profileQuestion,
  regionQuestion,
  roleNameQuestion,
  userNameQuestion,
} from "./questions.ts";
import type { Expect, GeneratedFile, ManifestContent, Scenario, SoundAnswers } from "./scenario.ts";
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
    choiceQuestion({
      id: "destination",
      title: "Where do the results go (DESTINATION_BUCKET)?",
      choices: {
        collaborator: "to the collaborator's bucket",
        own: "to your own bucket; the collaborator's is only read",
      },
    }),
    choiceQuestion({
      id: "ownership",
      title: "The object ownership of the collaborator's bucket.",
      asked: { id: "destination", is: ["collaborator"] },
      choices: {
        BucketOwnerEnforced: "as new buckets have it: no ACLs",
        BucketOwnerPreferred: "with ACLs: whoever uploads hands the object over",
        ObjectWriter: "with ACLs, as old buckets have it: whoever uploads hands the object over",
      },
    }),
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
  make: (answers) => ({ files: filesOf(answers), manifest: manifestOf(answers), guide: cellProfilerGuide(answers) }),
};

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
    { path: "aws/config", about: "the two profiles, for `~/.aws/config`", text: cellProfilerConfig(answers, role) },
    { path: "run.py", about: "the app's settings that have to do with access", text: cellProfilerApp(answers) },
  ];
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
