import type { NounName } from "./sentence-nouns.ts";

/** What an action does, in a word that stands before what it does it to. */
export interface ActionWord {
  readonly verb: string;
  /** What it is done to; `nothing` where the words already say it. */
  readonly noun: NounName | "nothing";
}

/** The word of an action, by its name in any letter case; undefined for one that has none, and for every pattern. */
export function wordOf(action: string): ActionWord | undefined {
  const name = action.toLowerCase();
  return byAction.get(name);
}

/** By noun, then by action; the verb "of" the noun. */
const words: Readonly<Record<NounName | "nothing", Readonly<Record<string, string>>>> = {
  bucket: {
    "s3:ListBucket": "list the objects of",
    "s3:ListBucketVersions": "list the versions in",
    "s3:ListBucketMultipartUploads": "list the unfinished uploads to",
    "s3:GetBucketLocation": "see the Region of",
    "s3:GetBucketPolicy": "read the policy of",
    "s3:PutBucketPolicy": "change the policy of",
    "s3:DeleteBucketPolicy": "remove the policy of",
    "s3:GetBucketAcl": "read the ACL of",
    "s3:PutBucketAcl": "change the ACL of",
    "s3:GetBucketCORS": "read the CORS rules of",
    "s3:PutBucketCORS": "change the CORS rules of",
    "s3:GetBucketVersioning": "see the versioning of",
    "s3:PutBucketVersioning": "change the versioning of",
    "s3:GetBucketNotification": "see the notifications of",
    "s3:PutBucketNotification": "change the notifications of",
    "s3:CreateBucket": "create",
    "s3:DeleteBucket": "delete",
  },
  object: {
    "s3:GetObject": "download",
    "s3:PutObject": "upload",
    "s3:DeleteObject": "delete",
    "s3:GetObjectVersion": "download any version of",
    "s3:DeleteObjectVersion": "delete any version of",
    "s3:GetObjectAcl": "read the ACL of",
    "s3:PutObjectAcl": "change the ACL of",
    "s3:GetObjectTagging": "read the tags of",
    "s3:PutObjectTagging": "set the tags of",
    "s3:DeleteObjectTagging": "remove the tags of",
    "s3:RestoreObject": "restore archived copies of",
    "s3:AbortMultipartUpload": "abort the upload of",
    "s3:ListMultipartUploadParts": "list the uploaded parts of",
  },
  role: {
    "sts:AssumeRole": "become",
    "iam:PassRole": "pass",
  },
  queue: {
    "sqs:SendMessage": "send messages to",
    "sqs:ReceiveMessage": "receive messages from",
    "sqs:DeleteMessage": "delete messages from",
    "sqs:PurgeQueue": "empty",
    "sqs:GetQueueUrl": "look up the address of",
    "sqs:GetQueueAttributes": "read the settings of",
    "sqs:SetQueueAttributes": "change the settings of",
  },
  topic: {
    "sns:Publish": "publish to",
    "sns:Subscribe": "subscribe to",
  },
  key: {
    "kms:Decrypt": "decrypt with",
    "kms:Encrypt": "encrypt with",
    "kms:GenerateDataKey": "make data keys with",
    "kms:DescribeKey": "see the details of",
    "kms:CreateGrant": "create grants for",
    "kms:Sign": "sign with",
    "kms:Verify": "verify signatures with",
  },
  table: {
    "dynamodb:GetItem": "read items of",
    "dynamodb:BatchGetItem": "read items of",
    "dynamodb:Query": "query",
    "dynamodb:Scan": "scan",
    "dynamodb:PutItem": "put items into",
    "dynamodb:UpdateItem": "change items of",
    "dynamodb:DeleteItem": "delete items of",
  },
  function: {
    "lambda:InvokeFunction": "call",
  },
  secret: {
    "secretsmanager:GetSecretValue": "read the value of",
    "secretsmanager:DescribeSecret": "see the details of",
    "secretsmanager:PutSecretValue": "set the value of",
  },
  parameter: {
    "ssm:GetParameter": "read",
    "ssm:GetParameters": "read",
    "ssm:PutParameter": "set",
  },
  logGroup: {
    "logs:CreateLogGroup": "create",
    "logs:CreateLogStream": "create log streams in",
    "logs:PutLogEvents": "write to",
    "logs:DescribeLogStreams": "list the log streams of",
    "logs:GetLogEvents": "read",
    "logs:FilterLogEvents": "search",
  },
  stateMachine: {
    "states:StartExecution": "start",
  },
  nothing: {
    "s3:ListAllMyBuckets": "list all buckets of the account",
    "sts:GetCallerIdentity": "see who is calling",
    "ecr:GetAuthorizationToken": "log in to ECR",
    "batch:DescribeJobs": "see the details of Batch jobs",
    "batch:ListJobs": "list Batch jobs",
  },
};

const byAction: ReadonlyMap<string, ActionWord> = new Map(
  Object.entries(words).flatMap(([noun, verbs]) =>
    Object.entries(verbs).map(([action, verb]) => [action.toLowerCase(), { verb, noun: noun as NounName | "nothing" }]),
  ),
);

/** What a principal does with a role, in the role's own trust policy. */
export function trustWords(actions: readonly string[]): readonly string[] | undefined {
  const found = actions.map((action) => {
    const name = action.toLowerCase();
    return Object.hasOwn(trust, name) ? trust[name] : undefined;
  });
  if (found.includes(undefined)) return undefined;
  const ways = found.flatMap((word) => (word?.way ? [word.way] : []));
  const others = found.flatMap((word) => (word?.verb ? [word.verb] : []));
  const become = ways.length === 0 ? [] : [`become this role${waysOf([...new Set(ways)])}`];
  return [...new Set([...become, ...others])];
}

/** AssumeRole alone goes without saying; beside another way it is said. */
function waysOf(ways: readonly string[]): string {
  if (ways.length === 1) return ways[0] === directly ? "" : ` ${ways[0]}`;
  return `, ${ways.slice(0, -1).join(", ")} or ${ways.at(-1)}`;
}

const directly = "directly";

const trust: Readonly<Record<string, { readonly way?: string; readonly verb?: string }>> = {
  "sts:assumerole": { way: directly },
  "sts:assumerolewithsaml": { way: "through SAML" },
  "sts:assumerolewithwebidentity": { way: "with a token" },
  "sts:tagsession": { verb: "set session tags" },
  "sts:setsourceidentity": { verb: "set a source identity" },
  "sts:setcontext": { verb: "set a session context" },
};
