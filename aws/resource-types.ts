import type { JsonNode } from "../core/json/parse.ts";
import type { Kind } from "../core/kind.ts";
import { type Arn, parseArn } from "../core/model/arn.ts";
import { type Policy as PolicyModel, policyOf } from "../core/model/policy.ts";
import { mayBeEndpointPolicy } from "../core/model/policy-target.ts";

/**
 * The type of resource for which ValidatePolicy has checks of its own, by the policy's kind and the ARNs in it; undefined
 * where it has none, or where the ARNs do not agree: then AWS runs the checks of every resource policy.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html
 */
export function validatedResourceType(root: JsonNode, kind: Kind): string | undefined {
  const type = resourceTypeOf(root, kind);
  return type !== undefined && validated.includes(type) ? type : undefined;
}

/** The type of resource whose policy CheckNoPublicAccess can judge; undefined where it cannot, or cannot be told. */
export function publicResourceType(root: JsonNode, kind: Kind): string | undefined {
  const type = resourceTypeOf(root, kind);
  return type === undefined || notPublic.includes(type) ? undefined : type;
}

const validated = [
  "AWS::DynamoDB::Table",
  "AWS::IAM::AssumeRolePolicyDocument",
  "AWS::S3::AccessPoint",
  "AWS::S3::Bucket",
  "AWS::S3::MultiRegionAccessPoint",
  "AWS::S3ObjectLambda::AccessPoint",
];

const notPublic = ["AWS::S3::MultiRegionAccessPoint", "AWS::S3ObjectLambda::AccessPoint"];

function resourceTypeOf(root: JsonNode, kind: Kind): string | undefined {
  if (kind === "trust-policy") return "AWS::IAM::AssumeRolePolicyDocument";
  if (kind !== "bucket-policy" && kind !== "resource-policy") return undefined;
  const policy = policyOf(root);
  const byArns = typeOfArns(policy);
  if (kind === "bucket-policy") return byArns === "AWS::S3Express::DirectoryBucket" ? byArns : "AWS::S3::Bucket";
  if (mayBeEndpointPolicy(policy)) return undefined;
  return byArns ?? typeOfActions(policy);
}

/** What all ARNs of the policy name, where they name one type of resource. */
function typeOfArns({ statements }: PolicyModel): string | undefined {
  const arns = statements.flatMap(({ resources, notResources }) =>
    [...resources, ...notResources].flatMap(({ value }) => parseArn(value) ?? []),
  );
  const types = new Set(arns.map((arn) => arnTypes.find(([matches]) => matches(arn))?.[1]));
  const [type] = types;
  return types.size === 1 ? type : undefined;
}

/** Where the resource is `*`, as in key policies, the service whose actions they are tells what the policy stands at. */
function typeOfActions({ statements }: PolicyModel): string | undefined {
  const services = new Set(
    statements.flatMap(({ actions, notActions }) =>
      [...actions, ...notActions].map(({ value }) => value.slice(0, value.indexOf(":")).toLowerCase()),
    ),
  );
  const [service] = services;
  return services.size === 1 && service !== undefined && Object.hasOwn(loneTypes, service)
    ? loneTypes[service]
    : undefined;
}

/** Services with one type of resource that a policy is attached to. */
const loneTypes: Readonly<Record<string, string>> = {
  kms: "AWS::KMS::Key",
  sqs: "AWS::SQS::Queue",
  sns: "AWS::SNS::Topic",
  secretsmanager: "AWS::SecretsManager::Secret",
  lambda: "AWS::Lambda::Function",
  elasticfilesystem: "AWS::EFS::FileSystem",
  "execute-api": "AWS::ApiGateway::RestApi",
  es: "AWS::OpenSearchService::Domain",
  glacier: "AWS::S3::Glacier",
};

const of = (service: string, resource: RegExp) => (arn: Arn) => arn.service === service && resource.test(arn.resource);

/** The first that fits tells what an ARN names. */
const arnTypes: readonly (readonly [(arn: Arn) => boolean, string])[] = [
  [
    ({ service, region, resource }) => service === "s3" && region === "" && /^accesspoint\//.test(resource),
    "AWS::S3::MultiRegionAccessPoint",
  ],
  [of("s3", /^accesspoint\//), "AWS::S3::AccessPoint"],
  [({ service, region, account }) => service === "s3" && region === "" && account === "", "AWS::S3::Bucket"],
  [of("s3-object-lambda", /^accesspoint\//), "AWS::S3ObjectLambda::AccessPoint"],
  [of("s3-outposts", /\/accesspoint\//), "AWS::S3Outposts::AccessPoint"],
  [of("s3-outposts", /\/bucket\//), "AWS::S3Outposts::Bucket"],
  [of("s3express", /^bucket\//), "AWS::S3Express::DirectoryBucket"],
  [of("s3express", /^accesspoint\//), "AWS::S3Express::AccessPoint"],
  [of("s3tables", /^bucket\/[^/]+\/table\//), "AWS::S3Tables::Table"],
  [of("s3tables", /^bucket\//), "AWS::S3Tables::TableBucket"],
  [of("dynamodb", /^table\/[^/]+\/stream\//), "AWS::DynamoDB::Stream"],
  [of("dynamodb", /^table\//), "AWS::DynamoDB::Table"],
  [of("kinesis", /\/consumer\//), "AWS::Kinesis::StreamConsumer"],
  [of("kinesis", /^stream\//), "AWS::Kinesis::Stream"],
  [of("cloudtrail", /^dashboard\//), "AWS::CloudTrail::Dashboard"],
  [of("cloudtrail", /^eventdatastore\//), "AWS::CloudTrail::EventDataStore"],
  [of("codeartifact", /^domain\//), "AWS::CodeArtifact::Domain"],
  [of("backup", /^backup-vault:/), "AWS::Backup::BackupVault"],
  ...Object.entries(loneTypes).map(([service, type]) => [of(service, /./), type] as const),
];
