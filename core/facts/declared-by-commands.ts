import { isKnown, type KnownWord, optionOf } from "../commands/aws-command.ts";
import { type Call, exact } from "./aws-call.ts";
import { bucketId, isExact, roleId, userId } from "./entity-ids.ts";
import type { Fact } from "./fact.ts";
import { roleNameOf } from "./role-names.ts";

/** The role, user or bucket that a call creates, or changes. */
export function declaredBy(call: Call): Fact[] {
  const { command, name, source, place } = call;
  if (name === "iam create-role" || name === "iam update-role") {
    const role = exact(command, "role-name");
    if (!role) return [];
    const max = Number(optionOf(command, "max-session-duration")?.value ?? Number.NaN);
    return [
      {
        relation: "declares-role",
        entity: roleId(role.value),
        place: place(role),
        role: role.value,
        nameSpan: place(role).span,
        ...(Number.isFinite(max) && { maxSessionDuration: max }),
        managedPolicies: [],
        source,
      },
    ];
  }
  if (name === "iam create-user") {
    const user = exact(command, "user-name");
    if (!user) return [];
    const entity = userId(user.value);
    return [
      {
        relation: "declares-user",
        entity,
        place: place(user),
        user: user.value,
        nameSpan: place(user).span,
        managedPolicies: [],
        source,
      },
    ];
  }
  return name === "s3api create-bucket" || name === "s3 mb" ? bucketMadeBy(call) : [];
}

function bucketMadeBy({ command, name, source, place, spanIn }: Call): Fact[] {
  const word = name === "s3 mb" ? command.positional.find(isKnown) : exact(command, "bucket");
  const bucket = word?.value.replace(/^s3:\/\//, "").replace(/\/.*$/, "");
  if (!word || !bucket || !isExact(bucket)) return [];
  const start = word.value.indexOf(bucket);
  // The option that says where: the bucket's own place first, else the region that the command is sent to.
  const constraint = optionOf(command, "create-bucket-configuration");
  const inConstraint = /LocationConstraint=["']?([a-z0-9-]+)/.exec(constraint?.value ?? "");
  const region = optionOf(command, "region");
  const said =
    inConstraint && constraint
      ? {
          word: constraint,
          at: inConstraint.index + inConstraint[0].length - inConstraint[1]!.length,
          value: inConstraint[1]!,
        }
      : region && { word: region, at: 0, value: region.value };
  return [
    {
      relation: "declares-bucket",
      entity: bucketId(bucket),
      place: place(word),
      name: bucket,
      nameSpan: spanIn(word, start, start + bucket.length),
      ...(said && { region: said.value, regionSpan: spanIn(said.word, said.at, said.at + said.value.length) }),
      source,
    },
  ];
}

/** Options that name the role that a service's work runs under. */
const runners: Readonly<Record<string, readonly (readonly [option: string, service: string])[]>> = {
  "lambda create-function": [["role", "lambda.amazonaws.com"]],
  "lambda update-function-configuration": [["role", "lambda.amazonaws.com"]],
  "ecs register-task-definition": [
    ["task-role-arn", "ecs-tasks.amazonaws.com"],
    ["execution-role-arn", "ecs-tasks.amazonaws.com"],
  ],
  "ecs run-task": [["task-role-arn", "ecs-tasks.amazonaws.com"]],
  "iam add-role-to-instance-profile": [["role-name", "ec2.amazonaws.com"]],
  "batch create-compute-environment": [["service-role", "batch.amazonaws.com"]],
  "codebuild create-project": [["service-role", "codebuild.amazonaws.com"]],
  "glue create-job": [["role", "glue.amazonaws.com"]],
  "sagemaker create-training-job": [["role-arn", "sagemaker.amazonaws.com"]],
  "sagemaker create-notebook-instance": [["role-arn", "sagemaker.amazonaws.com"]],
  "stepfunctions create-state-machine": [["role-arn", "states.amazonaws.com"]],
};

/** What runs under the roles that a call names. */
export function runsBy(call: Call): Fact[] {
  const { command, name } = call;
  const named = (runners[name] ?? []).flatMap(([option, service]) => {
    const role = exact(command, option);
    return role ? runs(call, role, role.value, service) : [];
  });
  const container = name === "batch register-job-definition" ? optionOf(command, "container-properties") : undefined;
  return container ? [...named, ...runsInContainer(call, container)] : named;
}

/** The roles in a job definition that stands in the command itself. */
function runsInContainer(call: Call, container: KnownWord): Fact[] {
  // As JSON, or in the short form `jobRoleArn=…,image=…`.
  const found = container.value.matchAll(/\b(?:job|execution)RoleArn(?:"\s*:\s*"([^"]+)"|=([^\s,"]+))/g);
  return [...found].flatMap(([, inJson, inShort]) => {
    const role = inJson ?? inShort ?? "";
    return isExact(role) ? runs(call, container, role, "ecs-tasks.amazonaws.com") : [];
  });
}

function runs({ source, place }: Call, word: KnownWord, role: string, service: string): Fact[] {
  return [
    { relation: "role-runs-service", entity: roleId(roleNameOf(role)), place: place(word), role, service, source },
  ];
}
