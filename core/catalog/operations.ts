import { s3Operations } from "./s3-operations.ts";

/** What an API operation needs, where no action has its name. */
export interface Operation {
  /** The operation in AWS's spelling, for example `HeadObject`. */
  readonly name: string;
  /** Actions that it always needs, with prefix: `s3:GetObject`. More than one: all of them. */
  readonly actions: readonly string[];
  /** What it needs besides in some cases, or instead, as a phrase: "s3:GetObjectVersion with a version id". */
  readonly note?: string;
  /** The AWS page that says so. */
  readonly page: string;
}

/** Actions separated by spaces; with them, where need be, a note and the page when it is not the operation's own. */
export type OperationRow = string | { readonly needs: string; readonly note?: string; readonly page?: string };

/**
 * An API operation that people write as if it were an action of the service: `operation("s3", "HeadObject")` needs
 * `s3:GetObject`. Letter case does not matter. Undefined for anything else, real actions included.
 *
 * A hand-made table for S3, STS, IAM, ECS, Batch, Lambda, KMS, SQS and CloudWatch Logs. It also holds operations of one
 * service that are often written under another, such as `iam:AssumeRole`.
 */
export function operation(service: string, name: string): Operation | undefined {
  const table = tables.get(service.toLowerCase());
  if (table === undefined) return undefined;
  const asked = name.toLowerCase();
  const found = Object.keys(table.rows).find((row) => row.toLowerCase() === asked);
  const row = found === undefined ? undefined : table.rows[found];
  if (found === undefined || row === undefined) return undefined;
  const { needs, note, page } = typeof row === "string" ? { needs: row } : row;
  return {
    name: found,
    actions: needs.split(" "),
    ...(note === undefined ? {} : { note }),
    page: page ?? `${table.pages}API_${found}.html`,
  };
}

/** Every service and operation of the table, for completion and tests. */
export function listOperations(): readonly { readonly service: string; readonly name: string }[] {
  return [...tables].flatMap(([service, { rows }]) => Object.keys(rows).map((name) => ({ service, name })));
}

const docs = "https://docs.aws.amazon.com";
const stsPages = `${docs}/STS/latest/APIReference/`;
const passRolePage = `${docs}/IAM/latest/UserGuide/id_roles_use_passrole.html`;
const ecrPages = `${docs}/AmazonECR/latest/APIReference/`;
const passRole = { needs: "iam:PassRole", page: passRolePage };

function stsOperation(name: string): OperationRow {
  return { needs: `sts:${name}`, page: `${stsPages}API_${name}.html` };
}

function ecrOperation(name: string): OperationRow {
  return { needs: `ecr:${name}`, page: `${ecrPages}API_${name}.html` };
}

interface Table {
  /** Where the service's API reference lies; an operation's page follows as `API_<operation>.html`. */
  readonly pages: string;
  readonly rows: Readonly<Record<string, OperationRow>>;
}

const tables: ReadonlyMap<string, Table> = new Map<string, Table>([
  ["s3", { pages: `${docs}/AmazonS3/latest/API/`, rows: s3Operations }],
  [
    "sts",
    {
      pages: stsPages,
      rows: {
        PassRole: passRole,
      },
    },
  ],
  [
    "iam",
    {
      pages: `${docs}/IAM/latest/APIReference/`,
      rows: {
        AssumeRole: stsOperation("AssumeRole"),
        AssumeRoleWithSAML: stsOperation("AssumeRoleWithSAML"),
        AssumeRoleWithWebIdentity: stsOperation("AssumeRoleWithWebIdentity"),
        AssumeRoot: stsOperation("AssumeRoot"),
        DecodeAuthorizationMessage: stsOperation("DecodeAuthorizationMessage"),
        GetAccessKeyInfo: stsOperation("GetAccessKeyInfo"),
        GetCallerIdentity: {
          needs: "sts:GetCallerIdentity",
          note: "it works without any permission",
          page: `${stsPages}API_GetCallerIdentity.html`,
        },
        GetFederationToken: stsOperation("GetFederationToken"),
        GetSessionToken: {
          needs: "sts:GetSessionToken",
          note: "it works without any permission",
          page: `${stsPages}API_GetSessionToken.html`,
        },
        SetSourceIdentity: {
          needs: "sts:SetSourceIdentity",
          page: `${docs}/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html`,
        },
        TagSession: { needs: "sts:TagSession", page: `${docs}/IAM/latest/UserGuide/id_session-tags.html` },
      },
    },
  ],
  [
    "ecs",
    {
      pages: `${docs}/AmazonECS/latest/APIReference/`,
      rows: {
        PassRole: passRole,
        // Pulling an image is the registry's business.
        BatchCheckLayerAvailability: ecrOperation("BatchCheckLayerAvailability"),
        BatchGetImage: ecrOperation("BatchGetImage"),
        GetAuthorizationToken: ecrOperation("GetAuthorizationToken"),
        GetDownloadUrlForLayer: ecrOperation("GetDownloadUrlForLayer"),
      },
    },
  ],
  [
    "batch",
    {
      pages: `${docs}/batch/latest/APIReference/`,
      rows: {
        PassRole: passRole,
        // The calls for many jobs at once have no action of their own.
        CancelJobs: "batch:CancelJob",
        TerminateJobs: "batch:TerminateJob",
        TerminateServiceJobs: "batch:TerminateServiceJob",
      },
    },
  ],
  [
    "lambda",
    {
      pages: `${docs}/lambda/latest/api/`,
      rows: {
        GetLayerVersionByArn: "lambda:GetLayerVersion",
        Invoke: "lambda:InvokeFunction",
        InvokeWithResponseStream: "lambda:InvokeFunction",
        PassRole: passRole,
      },
    },
  ],
  [
    "kms",
    {
      pages: `${docs}/kms/latest/APIReference/`,
      rows: {
        ReEncrypt: { needs: "kms:ReEncryptFrom kms:ReEncryptTo", note: "From on the old key, To on the new one" },
      },
    },
  ],
  [
    "sqs",
    {
      pages: `${docs}/AWSSimpleQueueService/latest/APIReference/`,
      rows: {
        ChangeMessageVisibilityBatch: "sqs:ChangeMessageVisibility",
        DeleteMessageBatch: "sqs:DeleteMessage",
        SendMessageBatch: "sqs:SendMessage",
      },
    },
  ],
  [
    "logs",
    {
      pages: `${docs}/AmazonCloudWatchLogs/latest/APIReference/`,
      rows: {
        PutMetricData: {
          needs: "cloudwatch:PutMetricData",
          page: `${docs}/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html`,
        },
      },
    },
  ],
]);
