import type { Catalog } from "../../catalog/index.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import type { Choice } from "./complete-choice.ts";
import type { PolicyPlace } from "./place.ts";

/** Service principals, those that such policies usually name first; found by what they are for as well. */
export function services(place: PolicyPlace, { kind }: JsonDocument, catalog: Catalog): Choice[] {
  const elsewhere = place.policy.statements.flatMap((statement) =>
    [...statement.principals, ...statement.notPrincipals].flatMap(({ type, value, node }) =>
      type === "Service" && node !== place.cursor.node ? value : [],
    ),
  );
  return serviceNames(kind === "trust-policy" ? usualRunners : usualCallers, elsewhere, catalog).map((name) =>
    serviceChoice(name, catalog),
  );
}

/** Every known service principal: those given first. */
export function serviceNames(usual: readonly string[], first: readonly string[], catalog: Catalog): string[] {
  const known = catalog.servicePrincipals.map(({ name }) => name);
  const all = new Set(known);
  const described = catalog.servicePrincipals.filter(({ purpose }) => purpose !== undefined).map(({ name }) => name);
  return [
    ...new Set([
      ...first,
      ...usual.map((name) => `${name}.amazonaws.com`).filter((name) => all.has(name)),
      ...described,
      ...known,
    ]),
  ];
}

/** A service principal with what acts under it. */
export function serviceChoice(name: string, catalog: Catalog): Choice {
  const purpose = catalog.servicePrincipal(name)?.principal.purpose ?? "";
  return {
    label: name,
    type: "name",
    ...(purpose && { detail: purpose.split(/, | \(/)[0]! }),
    ...(purpose && { words: wordsOf(purpose, catalog, name) }),
  };
}

/** The purpose, and the name of the service that the principal begins with. */
function wordsOf(purpose: string, catalog: Catalog, name: string): string {
  const service = catalog.serviceName(name.slice(0, name.indexOf("."))) ?? "";
  return `${purpose} ${service}`
    .toLowerCase()
    .replace(/[^a-z0-9@+]+/g, " ")
    .trim();
}

/** What roles are made for. */
export const usualRunners: readonly string[] = [
  "ec2",
  "ecs-tasks",
  "lambda",
  "batch",
  "states",
  "glue",
  "sagemaker",
  "codebuild",
  "spotfleet",
  "ecs",
  "events",
  "scheduler",
  "cloudformation",
  "s3",
  "batchoperations.s3",
  "elasticmapreduce",
  "emr-serverless",
  "emr-containers",
  "rolesanywhere",
  "omics",
  "transfer",
  "datasync",
  "firehose",
  "kinesis",
  "mediaconvert",
  "elastictranscoder",
  "codepipeline",
  "codedeploy",
  "apigateway",
  "eks",
  "pods.eks",
  "eks-fargate-pods",
  "tasks.apprunner",
  "build.apprunner",
  "ssm",
  "dms",
  "rds",
  "redshift",
  "export.rds",
  "cloudtrail",
  "vpc-flow-logs",
  "logs",
  "backup",
  "config",
  "pipes",
  "appsync",
  "edgelambda",
  "bedrock",
];

/** What writes to or reads from resources. */
const usualCallers = [
  "cloudfront",
  "s3",
  "logging.s3",
  "delivery.logs",
  "cloudtrail",
  "config",
  "logdelivery.elasticloadbalancing",
  "events",
  "sns",
  "lambda",
  "logs",
  "serverlessrepo",
  "ses",
  "cloudwatch",
  "sqs",
  "states",
  "scheduler",
  "batchoperations.s3",
  "storage-lens.s3",
  "billingreports",
  "bcm-data-exports",
  "guardduty",
  "malware-protection-plan.guardduty",
  "datasync",
  "transfer",
  "redshift",
  "elasticmapreduce",
  "firehose",
  "sagemaker",
  "bedrock",
  "omics",
  "apigateway",
];
