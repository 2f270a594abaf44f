// Trust policies of roles that a service of AWS runs something under.
import type { Scenario } from "./scenario.ts";
import { createRole, lookAtRole, roleManifest, roleOf, roleQuestions, trustFile } from "./trust-role.ts";

export const trustEcsTasks = trustOfService("ecs-tasks", "ECS tasks", "ecs-tasks.amazonaws.com", {
  sid: "EcsTasks",
  note: "Batch jobs are ECS tasks too: a job's role takes this one.",
});
export const trustEc2 = trustOfService("ec2", "EC2 instances", "ec2.amazonaws.com", {
  sid: "Instances",
  note: "An instance takes the role by an instance profile.",
});
export const trustLambda = trustOfService("lambda", "Lambda functions", "lambda.amazonaws.com", { sid: "Functions" });
export const trustBatch = trustOfService("batch", "AWS Batch itself", "batch.amazonaws.com", {
  sid: "BatchService",
  note: "For Batch's own service role. A job's role is one for ECS tasks: trust-ecs-tasks.",
});

interface Words {
  readonly sid: string;
  readonly note?: string;
}

function trustOfService(name: string, what: string, service: string, { sid, note }: Words): Scenario {
  return {
    id: `trust-${name}`,
    title: `Trust policy: ${what}`,
    detail: note === undefined ? `${what} run under the role` : `${what} run under the role; ${firstLower(note)}`,
    group: "file",
    questions: roleQuestions,
    make(answers) {
      const { of } = answers;
      return {
        files: [
          trustFile(`${what} may become the role`, { sid, principal: { Service: service }, action: "sts:AssumeRole" }),
        ],
        manifest: {
          ...roleManifest(answers, [service]),
          expect: [{ who: service, can: ["sts:AssumeRole"], on: [roleOf(answers)] }],
        },
        guide: {
          intro: "",
          deploy: [
            createRole(of("role")),
            ...(name === "ec2"
              ? [
                  {
                    title: "Make its instance profile",
                    commands: [
                      `aws iam create-instance-profile --instance-profile-name ${of("role")}`,
                      `aws iam add-role-to-instance-profile --instance-profile-name ${of("role")} --role-name ${of("role")}`,
                    ],
                  },
                ]
              : []),
          ],
          test: [lookAtRole(of("role"))],
        },
      };
    },
  };
}

function firstLower(sentence: string): string {
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, "");
}
