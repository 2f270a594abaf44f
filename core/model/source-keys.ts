import type { Catalog } from "../catalog/index.ts";
import { parseArn } from "./arn.ts";
import type { Condition, ConditionValue } from "./condition.ts";
import { passesWithoutKey } from "./condition-operator.ts";
import { hasPlaceholder } from "./placeholder.ts";
import type { Statement } from "./policy.ts";

/** How a service tells, in a call to somebody's resource, on whose behalf it acts. */
export type SourceKey = "aws:SourceAccount" | "aws:SourceArn";

/**
 * The services whose guides show these keys in policies of resources that they call, and the one that is easiest to fill
 * in. AWS publishes no list; a service that sends neither would be shut out by the condition, so none is here by guess.
 */
const senders: Readonly<Record<string, SourceKey>> = {
  "apigateway.amazonaws.com": "aws:SourceArn",
  "appstream.amazonaws.com": "aws:SourceAccount",
  "bcm-data-exports.amazonaws.com": "aws:SourceAccount",
  "billingreports.amazonaws.com": "aws:SourceAccount",
  "budgets.amazonaws.com": "aws:SourceAccount",
  "cloudfront.amazonaws.com": "aws:SourceArn",
  "cloudtrail.amazonaws.com": "aws:SourceAccount",
  "cloudwatch.amazonaws.com": "aws:SourceAccount",
  "cognito-idp.amazonaws.com": "aws:SourceArn",
  "config.amazonaws.com": "aws:SourceAccount",
  "costalerts.amazonaws.com": "aws:SourceAccount",
  "delivery.logs.amazonaws.com": "aws:SourceAccount",
  "events.amazonaws.com": "aws:SourceArn",
  "guardduty.amazonaws.com": "aws:SourceAccount",
  "logging.s3.amazonaws.com": "aws:SourceAccount",
  "logs.amazonaws.com": "aws:SourceAccount",
  "macie.amazonaws.com": "aws:SourceAccount",
  "rekognition.amazonaws.com": "aws:SourceAccount",
  "route53.amazonaws.com": "aws:SourceAccount",
  "s3.amazonaws.com": "aws:SourceAccount",
  "serverlessrepo.amazonaws.com": "aws:SourceAccount",
  "ses.amazonaws.com": "aws:SourceAccount",
  "sns.amazonaws.com": "aws:SourceArn",
};

/** Of the senders, those that also send them with their calls to keys; others are told apart by the encryption context. */
const sendersToKeys: ReadonlySet<string> = new Set([
  "cloudtrail.amazonaws.com",
  "delivery.logs.amazonaws.com",
  "config.amazonaws.com",
]);

/** The key by which a service principal's calls in a statement can be told apart; undefined where it is not known to send one. */
export function sourceKeyOf(principal: string, { actions }: Statement, catalog: Catalog): SourceKey | undefined {
  const name = catalog.servicePrincipal(principal)?.principal.name ?? principal;
  const key = Object.hasOwn(senders, name) ? senders[name] : undefined;
  if (!key) return undefined;
  return actions.every(({ value }) => /^kms:/i.test(value)) && !sendersToKeys.has(name) ? undefined : key;
}

/** The keys by which AWS tells for whom a service acts. */
const sourceKeys: ReadonlySet<string> = new Set([
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
]);

/** Whether a statement demands to know on whose behalf a service acts. */
export function demandsSource({ conditions }: Statement): boolean {
  return conditions.some(isSourceDemand);
}

function isSourceDemand({ name, operator }: Condition): boolean {
  return sourceKeys.has(name) && !passesWithoutKey(operator) && operator.base.toLowerCase() !== "null";
}

/**
 * The values of aws:SourceArn that fit resources of any account, where nothing else in the statement says whose. The
 * names of buckets, whose ARNs have no account, are nobody else's.
 */
export function sourcesOfAnyAccount(condition: Condition, statement: Statement): readonly ConditionValue[] {
  if (condition.name !== "aws:sourcearn" || !isSourceDemand(condition) || isNarrowedOtherwise(statement)) return [];
  if (!condition.operator.facts?.wildcards || condition.operator.facts.negated) return [];
  if (statement.conditions.some((other) => other.name !== "aws:sourcearn" && isSourceDemand(other))) return [];
  return condition.values.filter(({ value }) => fitsAnyAccount(value));
}

function fitsAnyAccount(value: string): boolean {
  if (/^\*+$/.test(value)) return true;
  const arn = parseArn(value);
  if (!arn || value.includes("${") || hasPlaceholder(value)) return false;
  if (arn.service === "s3" || /[*?]/.test(arn.service)) return /^\*+$/.test(arn.resource);
  return /^[*?]+$/.test(arn.account);
}

/** Keys that say how a call is made, not for whom. */
const ofTheCall =
  /^(?:aws:sourcearn|aws:sourceaccount|aws:sourceorgid|aws:sourceorgpaths|aws:securetransport|aws:principalisawsservice|s3:x-amz-(?:acl|server-side-encryption.*|grant.*|storage-class)|s3:tlsversion)$/;

/** Whether something else than the source keys narrows the statement, in ways that are not judged here. */
export function isNarrowedOtherwise({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => !ofTheCall.test(key.value.toLowerCase()));
}
