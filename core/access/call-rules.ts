import type { Arn } from "../model/arn.ts";
import { type AccountCaller, type Caller, inAccount } from "./caller.ts";
import { ownerOnlyOf } from "./owner-only.ts";
import type { ActionFacts } from "./situation.ts";

/** Whether policies reach a call; `why` says what a "perhaps" hangs on. */
export interface Reach {
  readonly reach: "bound" | "spared" | "perhaps";
  readonly why: string;
}

const bound: Reach = { reach: "bound", why: "" };
const spared: Reach = { reach: "spared", why: "" };

/** What AWS says of a call by its action, caller and resource alone, beside all policies. */
export interface CallRules {
  /** A sentence where AWS never lets this caller make the call. */
  readonly refusal?: string;
  /** Sentences on what keeps the request from being answered "allowed" with certainty. */
  readonly doubts: readonly string[];
  /** A sentence where the call needs no permission, and policies of the caller cannot deny it. */
  readonly free?: string;
  /** Whether service control policies reach the call. */
  readonly scps: Reach;
  /** Whether resource control policies reach the call. */
  readonly rcps: Reach;
  /** Whether the account's root user may do this to its bucket whatever the bucket policy denies. */
  readonly rootMayAlways: boolean;
}

export function callRulesOf(
  caller: Caller,
  actionKey: string,
  resource: Arn | undefined,
  owner: string | undefined,
  facts: ActionFacts | undefined,
): CallRules {
  const ownerOnly = ownerOnlyOf(caller, actionKey, owner);
  const refusal = refusalOf(caller, actionKey) ?? (ownerOnly.comesFrom === "elsewhere" ? ownerOnly.words : undefined);
  const free = refusal === undefined && isFree(caller, actionKey);
  return {
    ...(refusal !== undefined && { refusal }),
    doubts: partitionDoubts(caller, resource).concat(
      assumptionDoubts(caller, actionKey, resource),
      callerDoubts(caller, actionKey),
      accessPointDoubts(actionKey, resource),
      ownerOnly.comesFrom === "unknown" ? [ownerOnly.words] : nothing,
    ),
    ...(free && { free: "AWS demands no permission for this call, and a policy of the caller cannot deny it." }),
    scps: inAccount(caller) ? reachOf(caller) : spared,
    rcps: rcpsOf(caller, actionKey, resource, facts),
    rootMayAlways: caller.kind === "root" && /^s3:(?:get|put|delete)bucketpolicy$/.test(actionKey),
  };
}

/**
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-overview.html
 */
function refusalOf(caller: Caller, actionKey: string): string | undefined {
  if (caller.kind === "root" && actionKey === "sts:assumerole") return "An account's root user cannot assume roles.";
  if (caller.kind !== "anonymous") return undefined;
  const signed = /^(?:kms|iam):/.test(actionKey) || /^sts:(?!assumerolewith)/.test(actionKey);
  return signed ? "AWS takes this call with credentials only." : undefined;
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html, …/API_GetSessionToken.html */
function isFree(caller: Caller, actionKey: string): boolean {
  if (!inAccount(caller)) return false;
  if (actionKey === "sts:getcalleridentity") return true;
  return actionKey === "sts:getsessiontoken" && (caller.kind === "user" || caller.kind === "root");
}

const partitions = new Set([
  "aws",
  "aws-cn",
  "aws-us-gov",
  "aws-eusc",
  "aws-iso",
  "aws-iso-b",
  "aws-iso-e",
  "aws-iso-f",
]);

function partitionDoubts(caller: Caller, resource: Arn | undefined): readonly string[] {
  const own = inAccount(caller) ? caller.partition : resource?.partition;
  const its = resource?.partition ?? own;
  if (own === its && (own === undefined || partitions.has(own))) return nothing;
  const strange = [own, its].find((name) => name !== undefined && !partitions.has(name));
  if (strange !== undefined) return [`"${strange}" is no partition of AWS that is known here.`];
  return [`The caller is of partition ${own}, the resource of ${its}; credentials hold in one only.`];
}

const nothing: readonly string[] = [];

function assumptionDoubts(caller: Caller, actionKey: string, resource: Arn | undefined): readonly string[] {
  if (!actionKey.startsWith("sts:") && !actionKey.startsWith("kms:")) return nothing;
  const isRole = resource?.service === "iam" && resource.resource.startsWith("role/");
  if (/^sts:assumerole/.test(actionKey) && !isRole)
    return ["A role is assumed by the ARN of the role, and the request names another resource."];
  if (/^sts:assumerolewith/.test(actionKey) && caller.kind !== "federated")
    return ["This call is made by a federated identity, and the request names another caller."];
  if (/[*?]/.test(resource?.resource ?? "") && (isRole || resource?.service === "kms"))
    return ["The request names several resources, each of which has a policy of its own."];
  if (/^kms:(?!.*alias)/.test(actionKey) && resource?.resource.startsWith("alias/"))
    return ["KMS compares policies with the ARN of the key, and the request names an alias."];
  return [];
}

/** Services of which AWS's pages say that they take calls without credentials. */
const takeAnonymous = /^(?:(?:s3|sqs|sns|execute-api|es):|lambda:invokefunctionurl$)/;

function callerDoubts(caller: Caller, actionKey: string): readonly string[] {
  if (inAccount(caller) && !actionKey.startsWith("sts:")) return nothing;
  const doubts: string[] = [];
  if (caller.kind === "anonymous" && !takeAnonymous.test(actionKey))
    doubts.push(`Whether ${actionKey} can be called without credentials is not known here.`);
  if (caller.kind === "federated" && !actionKey.startsWith("sts:"))
    doubts.push("A federated identity asks STS for a role, and acts as that role then.");
  const isTemporary = caller.kind === "role" || caller.kind === "session" || caller.kind === "federated-user";
  if (isTemporary && /^sts:get(?:sessiontoken|federationtoken)$/.test(actionKey))
    doubts.push("This call takes the long-term credentials of a user only.");
  return doubts;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html */
function accessPointDoubts(actionKey: string, resource: Arn | undefined): readonly string[] {
  if (resource?.service !== "s3" || !resource.resource.startsWith("accesspoint/")) return nothing;
  if (actionKey.includes("accesspoint")) return nothing;
  return ["Through an access point the bucket behind it has to allow the call as well, and its policy is another."];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html */
function rcpsOf(caller: Caller, actionKey: string, resource: Arn | undefined, facts: ActionFacts | undefined): Reach {
  const reach = inAccount(caller) ? reachOf(caller) : bound;
  if (reach === spared) return spared;
  if (resource?.service === "iam" && resource.resource.startsWith("role/aws-service-role/")) return spared;
  if (actionKey === "kms:retiregrant") return spared;
  const service = actionKey.slice(0, actionKey.indexOf(":"));
  if (!facts || facts.rcpServices.length === 0 || facts.rcpServices.includes(service)) return reach;
  return {
    reach: "perhaps",
    why: `Resource control policies do not reach ${service}, as far as AWS's list of services is known here.`,
  };
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
function reachOf({ serviceLinked, name }: AccountCaller): Reach {
  if (serviceLinked !== "perhaps") return serviceLinked === "yes" ? spared : bound;
  const why = `It is not known whether ${name} is a service-linked role, which an organization's policies do not reach.`;
  return { reach: "perhaps", why };
}
