import type { SoundAnswers } from "./scenario.ts";
import { bucketArn, objectsArn, roleArn, type StatementContent } from "./write.ts";

/** What the role of Distributed-CellProfiler may do: the two buckets, and the queue, cluster, machines and logs of a run. */
export function cellProfilerPermissions(
  answers: SoundAnswers,
  onTheirObjects: readonly string[],
): readonly StatementContent[] {
  const { of, partition } = answers;
  const [own, theirs, app] = [of("bucket"), of("collaborator-bucket"), of("app")];
  const onOwnObjects = ["s3:GetObject", "s3:PutObject"];
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${of("region")}:${of("account")}:${resource}`;
  return [
    {
      sid: "ListBuckets",
      action: ["s3:ListBucket", "s3:GetBucketLocation"],
      resource: [bucketArn(partition, theirs), bucketArn(partition, own)],
    },
    { sid: "CollaboratorsObjects", action: onTheirObjects, resource: objectsArn(partition, theirs) },
    { sid: "OwnObjects", action: onOwnObjects, resource: objectsArn(partition, own) },
    {
      sid: "Queue",
      action: [
        "sqs:CreateQueue",
        "sqs:DeleteQueue",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:SetQueueAttributes",
        "sqs:SendMessage",
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
      ],
      resource: arn("sqs", `${app}*`),
    },
    {
      sid: "Logs",
      action: [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:DescribeLogStreams",
        "logs:PutLogEvents",
        "logs:PutRetentionPolicy",
      ],
      resource: arn("logs", `log-group:${app}*`),
    },
    {
      sid: "Tasks",
      action: ["ecs:CreateService", "ecs:UpdateService", "ecs:DeleteService", "ecs:DescribeServices"],
      resource: arn("ecs", `service/default/${app}*`),
    },
    {
      sid: "TaskDefinitions",
      action: ["ecs:RegisterTaskDefinition", "ecs:DeregisterTaskDefinition", "ecs:ListTaskDefinitions"],
      resource: "*",
    },
    {
      sid: "Machines",
      action: [
        "ec2:RequestSpotFleet",
        "ec2:ModifySpotFleetRequest",
        "ec2:CancelSpotFleetRequests",
        "ec2:DescribeSpotFleetRequests",
        "ec2:DescribeSpotFleetInstances",
        "ec2:DescribeInstances",
      ],
      resource: "*",
    },
    {
      sid: "HandOverTheRole",
      action: "iam:PassRole",
      resource: roleArn(partition, of("account"), of("role")),
      condition: { StringEquals: { "iam:PassedToService": ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"] } },
    },
  ];
}
