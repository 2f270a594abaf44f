import { accountQuestion, bucketQuestion, differsFrom, regionQuestion, roleNameQuestion } from "./questions.ts";
import type { GeneratedFile, Guide, ManifestContent, Scenario, SoundAnswers } from "./scenario.ts";
import { bucketArn, json, objectsArn, policyText, roleArn } from "./write.ts";

/** Seismology jobs on AWS Batch that write to the user's bucket. */
export const noisePyBatch: Scenario = {
  id: "noisepy-batch",
  title: "NoisePy on AWS Batch",
  detail: "Batch jobs read public waveforms and write to your bucket",
  group: "set",
  questions: [
    accountQuestion({ id: "account", title: "Your account, which runs the jobs and owns the bucket." }),
    regionQuestion({
      id: "region",
      title: "The Region of jobs and bucket; the public waveforms are in us-west-2.",
      default: "us-west-2",
    }),
    bucketQuestion({ id: "bucket", title: "The bucket for the results." }),
    roleNameQuestion({ id: "job-role", title: "The role that the jobs run under.", default: "NoisePyBatchJobRole" }),
    roleNameQuestion({
      id: "ec2-role",
      title: "The role of the machine that you work on.",
      default: "NoisePyEc2Role",
      fault: differsFrom("job-role", "This is the role of the jobs; the two trust different services."),
    }),
  ],
  make: (answers) => ({ files: filesOf(answers), manifest: manifestOf(answers), guide: guideOf(answers) }),
};

const managed = (partition: string, name: string) => `arn:${partition}:iam::aws:policy/${name}`;

function filesOf({ of, partition }: SoundAnswers): GeneratedFile[] {
  const jobRole = roleArn(partition, of("account"), of("job-role"));
  const trust = (sid: string, service: string) =>
    policyText({ sid, principal: { Service: service }, action: "sts:AssumeRole" });
  return [
    {
      path: "batch-job-role/trust-policy.json",
      about: "the jobs' role trusts ECS tasks, which is what Batch jobs are",
      text: trust("TasksOfBatchJobs", "ecs-tasks.amazonaws.com"),
    },
    {
      path: "batch-job-role/describe-jobs-policy.json",
      about: "jobs may look at jobs",
      text: policyText({ sid: "DescribeJobs", action: "batch:DescribeJobs", resource: "*" }),
    },
    {
      path: "ec2-role/trust-policy.json",
      about: "the machine's role trusts EC2",
      text: trust("Instances", "ec2.amazonaws.com"),
    },
    {
      path: "bucket-policy.json",
      about: "the jobs' role may do everything with the bucket and with its objects",
      text: policyText({
        sid: "JobsUseTheBucket",
        principal: { AWS: jobRole },
        action: "s3:*",
        resource: [bucketArn(partition, of("bucket")), objectsArn(partition, of("bucket"))],
      }),
    },
    {
      path: "job-definition.json",
      about: "a job that runs under the role",
      text: json(jobDefinition(jobRole)),
    },
  ];
}

function jobDefinition(role: string) {
  return {
    jobDefinitionName: "noisepy-cross-correlate",
    type: "container",
    platformCapabilities: ["FARGATE"],
    containerProperties: {
      image: "ghcr.io/noisepy/noisepy-seis:latest",
      command: ["noisepy", "cross_correlate"],
      jobRoleArn: role,
      executionRoleArn: role,
      resourceRequirements: [
        { type: "VCPU", value: "4" },
        { type: "MEMORY", value: "16384" },
      ],
      networkConfiguration: { assignPublicIp: "ENABLED" },
    },
  };
}

function manifestOf({ of, partition }: SoundAnswers): ManifestContent {
  const jobRole = roleArn(partition, of("account"), of("job-role"));
  const ec2Role = roleArn(partition, of("account"), of("ec2-role"));
  return {
    accounts: { own: of("account") },
    roles: [
      {
        arn: jobRole,
        trust: "batch-job-role/trust-policy.json",
        policies: ["batch-job-role/describe-jobs-policy.json"],
        managedPolicies: [
          managed(partition, "service-role/AmazonECSTaskExecutionRolePolicy"),
          managed(partition, "AmazonS3FullAccess"),
        ],
        usedBy: ["ecs-tasks.amazonaws.com"],
      },
      {
        arn: ec2Role,
        trust: "ec2-role/trust-policy.json",
        managedPolicies: [managed(partition, "AmazonEC2FullAccess"), managed(partition, "AmazonS3FullAccess")],
        usedBy: ["ec2.amazonaws.com"],
      },
    ],
    buckets: [{ name: of("bucket"), account: "own", region: of("region"), policy: "bucket-policy.json" }],
    expect: [
      { who: "ecs-tasks.amazonaws.com", can: ["sts:AssumeRole"], on: [jobRole] },
      { who: "ec2.amazonaws.com", can: ["sts:AssumeRole"], on: [ec2Role] },
      {
        who: jobRole,
        can: ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
        on: [of("bucket")],
      },
      { who: jobRole, can: ["batch:DescribeJobs"], on: ["*"] },
    ],
  };
}

function guideOf({ of, partition }: SoundAnswers): Guide {
  const [bucket, jobRole, ec2Role] = [of("bucket"), of("job-role"), of("ec2-role")];
  const attach = (role: string, policy: string) =>
    `aws iam attach-role-policy --role-name ${role} --policy-arn ${managed(partition, policy)}`;
  return {
    intro: `Jobs on AWS Batch in account ${of("account")} run under the role \`${jobRole}\` and write to the bucket \`${bucket}\`. The role trusts \`ecs-tasks.amazonaws.com\`: a Batch job is a task of ECS, and neither \`batch\` nor \`ecs\` would do. The bucket's policy names the bucket and its objects: without the first there is no \`aws s3 ls\`, without the second no file.`,
    deploy: [
      {
        title: "Make the role of the jobs",
        commands: [
          `aws iam create-role --role-name ${jobRole} --assume-role-policy-document file://batch-job-role/trust-policy.json`,
          attach(jobRole, "service-role/AmazonECSTaskExecutionRolePolicy"),
          attach(jobRole, "AmazonS3FullAccess"),
          `aws iam put-role-policy --role-name ${jobRole} --policy-name describe-jobs --policy-document file://batch-job-role/describe-jobs-policy.json`,
        ],
      },
      {
        title: "Make the role of your machine",
        text: "An instance takes it by the instance profile of the same name.",
        commands: [
          `aws iam create-role --role-name ${ec2Role} --assume-role-policy-document file://ec2-role/trust-policy.json`,
          attach(ec2Role, "AmazonEC2FullAccess"),
          attach(ec2Role, "AmazonS3FullAccess"),
          `aws iam create-instance-profile --instance-profile-name ${ec2Role}`,
          `aws iam add-role-to-instance-profile --instance-profile-name ${ec2Role} --role-name ${ec2Role}`,
        ],
      },
      {
        title: "Make the bucket, if there is none, and give it its policy",
        text: "The last command replaces the policy that a bucket has.",
        commands: [
          `aws s3 mb s3://${bucket} --region ${of("region")}`,
          `aws s3api put-bucket-policy --bucket ${bucket} --policy file://bucket-policy.json`,
        ],
      },
      {
        title: "Register the job",
        commands: [
          `aws batch register-job-definition --cli-input-json file://job-definition.json --region ${of("region")}`,
        ],
      },
    ],
    test: [
      {
        title: "Is the bucket there, and does it take files?",
        text: "Run these on the instance that has the role, or in a job.",
        commands: [
          `aws s3 ls s3://${bucket}`,
          `echo test > latchkey-test.txt`,
          `aws s3 cp latchkey-test.txt s3://${bucket}/`,
          `aws s3 rm s3://${bucket}/latchkey-test.txt`,
        ],
      },
    ],
    notes: [
      "`AmazonS3FullAccess` gives the roles every bucket of the account, as NoisePy's guide has it. With the bucket's policy the jobs do not need it for this bucket; they do for the public waveforms.",
    ],
  };
}
