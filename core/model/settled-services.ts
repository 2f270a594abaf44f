/** Services whose tables of actions and resources are long settled, so that a resource that they do not list for an action is none of its. */
export const settledServices: ReadonlySet<string> = new Set([
  "batch",
  "cloudwatch",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "iam",
  "kms",
  "lambda",
  "s3",
  "s3express",
  "secretsmanager",
  "sns",
  "sqs",
  "sts",
]);
