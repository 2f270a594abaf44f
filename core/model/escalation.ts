/** A way from some rights to all of an account's, or to those of any role. */
export interface EscalationPath {
  /** Actions that it takes, any one of each group. */
  readonly steps: readonly (readonly string[])[];
  /** Whether a role is passed on the way, which takes iam:PassRole as well. */
  readonly passesRole: boolean;
  /** What the holder can do, behind "lets its holder". */
  readonly does: string;
}

/**
 * Ways that are publicly known, with what each of them takes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html and
 * https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/iam-resources.html
 */
export const escalationPaths: readonly EscalationPath[] = [
  direct("write itself a new version of a policy that it has", "iam:CreatePolicyVersion"),
  direct("bring back an older, wider version of a policy that it has", "iam:SetDefaultPolicyVersion"),
  direct("attach any policy to itself", "iam:AttachUserPolicy", "iam:AttachGroupPolicy", "iam:AttachRolePolicy"),
  direct("write itself any policy", "iam:PutUserPolicy", "iam:PutGroupPolicy", "iam:PutRolePolicy"),
  direct("join any group", "iam:AddUserToGroup"),
  direct(
    "make keys or a password for any user",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:UpdateLoginProfile",
  ),
  direct("open any role to itself", "iam:UpdateAssumeRolePolicy"),
  direct("run its own code under the role of any function", "lambda:UpdateFunctionCode"),
  direct("open any development endpoint of Glue, under its role", "glue:UpdateDevEndpoint"),
  direct("run commands on any machine, under its role", "ssm:SendCommand", "ssm:StartSession"),
  passing("start a machine under any role", ["ec2:RunInstances", "ec2:RequestSpotInstances", "ec2:RequestSpotFleet"]),
  passing("run a function under any role", ["lambda:CreateFunction"], invoking()),
  passing(
    "run a container under any role",
    ["ecs:RegisterTaskDefinition"],
    ["ecs:RunTask", "ecs:StartTask", "ecs:CreateService"],
  ),
  passing("run a job under any role", ["batch:RegisterJobDefinition"], ["batch:SubmitJob"]),
  passing("have CloudFormation make anything under any role", [
    "cloudformation:CreateStack",
    "cloudformation:UpdateStack",
  ]),
  passing(
    "run a build under any role",
    ["codebuild:CreateProject", "codebuild:UpdateProject"],
    ["codebuild:StartBuild"],
  ),
  passing(
    "run a job of Glue under any role",
    ["glue:CreateJob", "glue:UpdateJob"],
    ["glue:StartJobRun", "glue:CreateTrigger"],
  ),
  passing("open a development endpoint of Glue under any role", ["glue:CreateDevEndpoint"]),
  passing(
    "start machines of a group under any role",
    ["autoscaling:CreateLaunchConfiguration", "ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion"],
    ["autoscaling:CreateAutoScalingGroup", "autoscaling:UpdateAutoScalingGroup"],
  ),
  passing(
    "open a notebook under any role",
    ["sagemaker:CreateNotebookInstance"],
    ["sagemaker:CreatePresignedNotebookInstanceUrl"],
  ),
  passing("run training or processing under any role", [
    "sagemaker:CreateTrainingJob",
    "sagemaker:CreateProcessingJob",
  ]),
  passing(
    "run a state machine under any role",
    ["states:CreateStateMachine", "states:UpdateStateMachine"],
    ["states:StartExecution"],
  ),
  passing(
    "run a data pipeline under any role",
    ["datapipeline:CreatePipeline"],
    ["datapipeline:PutPipelineDefinition"],
  ),
];

function direct(does: string, ...actions: readonly string[]): EscalationPath {
  return { does, steps: [actions], passesRole: false };
}

function passing(does: string, ...steps: readonly (readonly string[])[]): EscalationPath {
  return { does, steps, passesRole: true };
}

function invoking(): readonly string[] {
  return [
    "lambda:InvokeFunction",
    "lambda:CreateEventSourceMapping",
    "lambda:AddPermission",
    "lambda:CreateFunctionUrlConfig",
  ];
}
