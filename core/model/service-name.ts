import type { Catalog } from "../catalog/index.ts";
import { nearest } from "../catalog/nearest.ts";

/** The service prefix that somebody meant by a word that is none: what the service is called elsewhere, or a slip. */
export function meantService(word: string, catalog: Catalog): string | undefined {
  const asked = word.toLowerCase().replace(/\.amazonaws\.com$/, "");
  const bare = asked.replace(/^(?:aws|amazon)[-_ ]?/, "");
  const joined = bare.replace(/[-_ ]/g, "");
  const called = Object.hasOwn(callNames, joined) ? callNames[joined] : undefined;
  return [called, bare, joined].find((name) => name && catalog.service(name)) ?? nearest(asked, catalog.services);
}

/** Services whose actions are often written under the given one. */
export function neighboursOf(service: string): readonly string[] {
  return neighbours.find((family) => family.includes(service.toLowerCase())) ?? [];
}

const neighbours: readonly (readonly string[])[] = [
  ["s3", "s3express", "s3-object-lambda", "s3-outposts", "s3tables"],
  ["iam", "sts", "sso", "organizations", "account"],
  ["logs", "cloudwatch", "events", "cloudtrail", "xray"],
  ["ecs", "ecr", "ecr-public", "batch"],
  ["ec2", "autoscaling", "application-autoscaling", "elasticloadbalancing", "ebs", "ssm"],
  ["ssm", "ssmmessages", "ec2messages", "secretsmanager"],
  ["cognito-idp", "cognito-identity", "cognito-sync"],
  ["sns", "sqs", "events", "scheduler"],
  ["kms", "secretsmanager", "acm", "acm-pca"],
  ["rds", "rds-data", "rds-db"],
  ["ses", "mobiletargeting"],
  ["bedrock", "bedrock-agentcore", "sagemaker"],
];

/** What services are called in consoles, command lines and other tools, where their prefix in policies is another. */
const callNames: Readonly<Record<string, string>> = {
  alb: "elasticloadbalancing",
  apigw: "apigateway",
  appautoscaling: "application-autoscaling",
  certificatemanager: "acm",
  cfn: "cloudformation",
  cloudwatchevents: "events",
  cloudwatchlogs: "logs",
  cognito: "cognito-idp",
  cognitouserpools: "cognito-idp",
  configservice: "config",
  containerregistry: "ecr",
  costexplorer: "ce",
  cw: "cloudwatch",
  cwlogs: "logs",
  ddb: "dynamodb",
  documentdb: "rds",
  ebs: "ec2",
  efs: "elasticfilesystem",
  elb: "elasticloadbalancing",
  elbv2: "elasticloadbalancing",
  emr: "elasticmapreduce",
  eventbridge: "events",
  identitycenter: "sso",
  keymanagement: "kms",
  kinesisfirehose: "firehose",
  loadbalancing: "elasticloadbalancing",
  managedkafka: "kafka",
  msk: "kafka",
  nlb: "elasticloadbalancing",
  opensearch: "es",
  opensearchservice: "es",
  opensearchserverless: "aoss",
  parameterstore: "ssm",
  resourcegroups: "resource-groups",
  secretmanager: "secretsmanager",
  securitytokenservice: "sts",
  serverlessrepository: "serverlessrepo",
  sfn: "states",
  sessionmanager: "ssm",
  simpleemail: "ses",
  sesv2: "ses",
  stepfunctions: "states",
  systemsmanager: "ssm",
  textextract: "textract",
  usernotifications: "notifications",
  waf: "wafv2",
};
