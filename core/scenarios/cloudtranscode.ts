import {
  accountQuestion,
  bucketQuestion,
  choiceQuestion,
  differsFrom,
  regionQuestion,
  roleNameQuestion,
} from "./questions.ts";
import type { GeneratedFile, Guide, ManifestContent, Scenario, SoundAnswers } from "./scenario.ts";
import { objectsArn, policyText, roleArn, userArn } from "./write.ts";

/** A transcoding stack that reads a client's input bucket and writes to the client's output bucket. */
export const cloudTranscode: Scenario = {
  id: "cloudtranscode",
  title: "CloudTranscode between a client's buckets",
  detail: "a stack in one account reads an input bucket and writes to an output bucket of another",
  group: "set",
  questions: [
    accountQuestion({ id: "account", title: "The account that runs the stack." }),
    accountQuestion({ id: "client-account", title: "The client's account, which owns both buckets." }),
    regionQuestion({ id: "region", title: "The Region of the buckets." }),
    bucketQuestion({ id: "input", title: "The bucket that videos come from.", placeholder: "client-in" }),
    bucketQuestion({
      id: "output",
      title: "The bucket that results go to.",
      placeholder: "client-out",
      fault: differsFrom("input", "This is the input bucket; results would come back as input."),
    }),
    choiceQuestion({
      id: "principal",
      title: "What does the stack run as?",
      choices: {
        role: "advised: no long-term keys on the machines",
        user: "an IAM user with long-term keys",
      },
    }),
    roleNameQuestion({ id: "name", title: "Its name.", placeholder: "stack_prod", default: "stack_prod" }),
    choiceQuestion({
      id: "runs-on",
      title: "Where does the stack run?",
      asked: { id: "principal", is: ["role"] },
      choices: {
        ec2: "on EC2 instances",
        ecs: "in ECS tasks",
      },
    }),
  ],
  make: (answers) => ({ files: filesOf(answers), manifest: manifestOf(answers), guide: guideOf(answers) }),
};

function principalOf({ of, partition }: SoundAnswers): string {
  return (of("principal") === "user" ? userArn : roleArn)(partition, of("account"), of("name"));
}

function serviceOf({ of }: SoundAnswers): string {
  return of("runs-on") === "ecs" ? "ecs-tasks.amazonaws.com" : "ec2.amazonaws.com";
}

function filesOf(answers: SoundAnswers): GeneratedFile[] {
  const { of, partition } = answers;
  const [isRole, principal] = [of("principal") === "role", { AWS: principalOf(answers) }];
  const [input, output] = [objectsArn(partition, of("input")), objectsArn(partition, of("output"))];
  return [
    {
      path: "input/bucket-policy.json",
      about: "the stack may read the client's input",
      text: policyText({ sid: "StackReadsInput", principal, action: "s3:GetObject", resource: input }),
    },
    {
      path: "output/bucket-policy.json",
      about: "the same stack may write the client's output",
      text: policyText({ sid: "StackWritesOutput", principal, action: "s3:PutObject", resource: output }),
    },
    {
      path: "stack/identity-policy.json",
      about: "the stack's own side of both",
      text: policyText(
        { sid: "ReadInput", action: "s3:GetObject", resource: input },
        { sid: "WriteOutput", action: "s3:PutObject", resource: output },
      ),
    },
    ...(isRole
      ? [
          {
            path: "stack/trust-policy.json",
            about: "the machines of the stack may become its role",
            text: policyText({
              sid: "MachinesOfTheStack",
              principal: { Service: serviceOf(answers) },
              action: "sts:AssumeRole",
            }),
          },
        ]
      : []),
  ];
}

function manifestOf(answers: SoundAnswers): ManifestContent {
  const { of } = answers;
  const who = principalOf(answers);
  const isRole = of("principal") === "role";
  const same = of("account") === of("client-account");
  const own = { arn: who, policies: ["stack/identity-policy.json"] };
  const bucket = (name: string, folder: string) => ({
    name,
    account: same ? "stack" : "client",
    region: of("region"),
    policy: `${folder}/bucket-policy.json`,
  });
  return {
    accounts: { stack: of("account"), ...(!same && { client: of("client-account") }) },
    ...(isRole
      ? { roles: [{ ...own, trust: "stack/trust-policy.json", usedBy: [serviceOf(answers)] }] }
      : { users: [own] }),
    buckets: [bucket(of("input"), "input"), bucket(of("output"), "output")],
    expect: [
      ...(isRole ? [{ who: serviceOf(answers), can: ["sts:AssumeRole"], on: [who] }] : []),
      { who, can: ["s3:GetObject"], cannot: ["s3:PutObject", "s3:DeleteObject"], on: [of("input")] },
      { who, can: ["s3:PutObject"], cannot: ["s3:GetObject", "s3:DeleteObject"], on: [of("output")] },
    ],
  };
}

function guideOf(answers: SoundAnswers): Guide {
  const { of } = answers;
  const [input, output, name] = [of("input"), of("output"), of("name")];
  const isRole = of("principal") === "role";
  const policy = "--policy-name transcode --policy-document file://stack/identity-policy.json";
  return {
    intro: `The stack of account ${of("account")} runs as the ${of("principal")} \`${name}\`, reads videos from \`${input}\` and writes results to \`${output}\`, both of account ${of("client-account")}. Both bucket policies name the very same principal: a policy for a role does nothing for a user of that name.`,
    deploy: [
      isRole
        ? {
            title: "Make the role, in the stack's account",
            commands: [
              `aws iam create-role --role-name ${name} --assume-role-policy-document file://stack/trust-policy.json`,
              `aws iam put-role-policy --role-name ${name} ${policy}`,
              ...(of("runs-on") === "ec2"
                ? [
                    `aws iam create-instance-profile --instance-profile-name ${name}`,
                    `aws iam add-role-to-instance-profile --instance-profile-name ${name} --role-name ${name}`,
                  ]
                : []),
            ],
          }
        : {
            title: "Make the user, in the stack's account",
            commands: [
              `aws iam create-user --user-name ${name}`,
              `aws iam put-user-policy --user-name ${name} ${policy}`,
            ],
          },
      {
        title: `Let the stack in, in the client's account ${of("client-account")}`,
        text: "The client runs this. It replaces the policies that the buckets have; look at them first with `aws s3api get-bucket-policy`.",
        commands: [
          `aws s3api put-bucket-policy --bucket ${input} --policy file://input/bucket-policy.json`,
          `aws s3api put-bucket-policy --bucket ${output} --policy file://output/bucket-policy.json`,
        ],
      },
    ],
    test: [
      {
        title: "Does a video come in, and a result go out?",
        text: `Run these as the stack; \`video.mp4\` is an object of \`${input}\`. The stack may list neither bucket, so \`aws s3 ls\` is no test here.`,
        commands: [
          "aws sts get-caller-identity",
          `aws s3api get-object --bucket ${input} --key video.mp4 video.mp4`,
          `aws s3api put-object --bucket ${output} --key latchkey-test.mp4 --body video.mp4`,
        ],
      },
    ],
  };
}
