import { parseArn } from "../model/arn.ts";
import { type AccountCaller, type Caller, inAccount } from "./caller.ts";
import type { Effect } from "./condition-match.ts";
import type { DocumentRole } from "./document-role.ts";
import { any, eitherGrant, type Grant, grantOf, noGrant, toEveryone } from "./grant.ts";
import type { Notes } from "./note.ts";
import type { Situation } from "./situation.ts";
import { no, type Truth, truthOf, unknown, yes } from "./truth.ts";
import { codesOf, matches } from "./wildcard.ts";

/** In which ways one name in Principal or NotPrincipal holds the caller. */
export type PrincipalEntry = (situation: Situation, notes: Notes) => Grant;

/** What an entry is compiled for: the effect says on which side to err where AWS's pages leave a doubt. */
export interface PrincipalUse {
  readonly effect: Effect | undefined;
  readonly document: DocumentRole;
}

/**
 * One name of a Principal element. `type` is the member that holds it, `*` for a bare string.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function principalEntryOf(type: string, value: string, use: PrincipalUse): PrincipalEntry {
  if (type === "*") return value === "*" ? () => toEveryone : refused(value);
  if (type === "AWS") return awsEntry(value, use);
  if (type === "Service") return serviceEntry(value);
  if (type === "Federated") return federatedEntry(value);
  if (type === "CanonicalUser") return canonicalEntry;
  return refused(`${type}: ${value}`);
}

/** The caller in any of the named ways. */
export function namesCaller(entries: readonly PrincipalEntry[], situation: Situation, notes: Notes): Grant {
  let grant = noGrant;
  for (const entry of entries) grant = eitherGrant(grant, entry(situation, notes));
  return grant;
}

function refused(what: string): PrincipalEntry {
  return (_, notes) => {
    notes?.push({ kind: "doubt", words: `"${what}" is no principal that AWS takes.` });
    return grantOf(unknown, unknown, unknown);
  };
}

function awsEntry(value: string, use: PrincipalUse): PrincipalEntry {
  if (value === "*") return (situation, notes) => everyAwsPrincipal(situation.caller, use.effect, notes);
  if (/^\d+$/.test(value)) return accountEntry(value, undefined, use);
  if (/^A[A-Z]{3}[A-Z0-9]{8,}$/.test(value)) return uniqueIdEntry(value);
  if (/[*?]/.test(value)) return wildcardEntry(value);
  const arn = parseArn(value);
  if (!arn) return unreadableEntry(value, use.effect);
  if (arn.service === "iam" && arn.resource === "root") return accountEntry(arn.account, arn.partition, use);
  const isRole = arn.service === "iam" && arn.resource.startsWith("role/");
  const isUser = arn.service === "iam" && arn.resource.startsWith("user/");
  const isSession = arn.service === "sts" && /^(?:assumed-role|federated-user)\//.test(arn.resource);
  if (!isRole && !isUser && !isSession) return unreadableEntry(value, use.effect);
  const name = arn.resource.slice(arn.resource.lastIndexOf("/") + 1);
  return (situation, notes) => {
    const { caller } = situation;
    if (caller.kind === "origin-access-identity") return grantOf(truthOf(caller.arn === value), no, no);
    if (!inAccount(caller)) return noGrant;
    if (arn.account !== caller.account || arn.partition !== caller.partition) return noGrant;
    const grant = isRole ? roleNamed(caller, name, value, notes) : namedExactly(caller, value, isUser, notes);
    return throughGateway(grant, situation, use, notes);
  };
}

/** `{ "AWS": "*" }` is everyone; whether AWS's services count is not written down. */
function everyAwsPrincipal(caller: Caller, effect: Effect | undefined, notes: Notes): Grant {
  if (caller.kind !== "service" && caller.kind !== "federated") return toEveryone;
  if (effect === "Allow") return noGrant;
  notes?.push({
    kind: "doubt",
    words: 'AWS does not say whether { "AWS": "*" } holds services and federated identities.',
  });
  return grantOf(unknown, unknown, unknown);
}

function accountEntry(id: string, partition: string | undefined, use: PrincipalUse): PrincipalEntry {
  return (situation, notes) => {
    const { caller } = situation;
    if (!inAccount(caller) || caller.account !== id) return noGrant;
    if (partition !== undefined && caller.partition !== partition) return noGrant;
    if (caller.kind === "root") return toEveryone;
    return throughGateway(grantOf(no, no, yes), situation, use, notes);
  };
}

/** The names of roles are unique in their account, so that the path, which a session's ARN lacks, need not be known. */
function roleNamed(caller: AccountCaller, name: string, arn: string, notes: Notes): Grant {
  if ((caller.kind !== "role" && caller.kind !== "session") || caller.name !== name) return noGrant;
  if (caller.kind === "session" || caller.arn === arn) return grantOf(no, yes, no);
  notes?.push({
    kind: "doubt",
    words: `${arn} and the caller have the same name, which only one role of an account has.`,
  });
  return grantOf(no, unknown, no);
}

function namedExactly(caller: AccountCaller, value: string, isUser: boolean, notes: Notes): Grant {
  if (caller.arn === value) return grantOf(yes, no, no);
  if (caller.kind === "federated-user" && isUser) {
    notes?.push({ kind: "doubt", words: `The request does not say whether ${value} is the user who federated.` });
    return grantOf(no, unknown, no);
  }
  const [, role] = /:assumed-role\/([^/]+)\//.exec(value) ?? [];
  if (caller.kind === "role" && role === caller.name) {
    notes?.push({ kind: "doubt", words: `The request names the role, and the policy one session of it, ${value}.` });
    return grantOf(unknown, no, no);
  }
  return noGrant;
}

/** At a gateway endpoint (S3 and DynamoDB have both sorts) Principal must be "*"; an account there means its root user. */
function throughGateway(grant: Grant, { service }: Situation, { document }: PrincipalUse, notes: Notes): Grant {
  if (document !== "endpoint" || any(grant) === no || (service !== "s3" && service !== "dynamodb")) return grant;
  notes?.push({
    kind: "doubt",
    words: 'It depends on the sort of endpoint: a gateway endpoint takes no principal but "*".',
  });
  return grantOf(unknown, unknown, unknown);
}

/** What AWS shows where the user or role was deleted; a new one of the same name has another id. */
function uniqueIdEntry(id: string): PrincipalEntry {
  return ({ context, caller }, notes) => {
    if (!inAccount(caller)) return noGrant;
    const known = context.lookUp("aws:userid", undefined);
    if (typeof known === "string" || !known.some((value) => value === id || value.startsWith(`${id}:`))) return noGrant;
    notes?.push({ kind: "doubt", words: `"${id}" is the id that the context gives the caller.` });
    return grantOf(unknown, unknown, unknown);
  };
}

function wildcardEntry(value: string): PrincipalEntry {
  const codes = codesOf(value);
  return ({ caller }, notes) => {
    if (!arnsOf(caller).some((arn) => matches(codes, arn))) return noGrant;
    notes?.push({ kind: "doubt", words: `"${value}" has a wildcard, which AWS does not take within a principal.` });
    return grantOf(unknown, unknown, unknown);
  };
}

function arnsOf(caller: Caller): string[] {
  if (caller.kind === "origin-access-identity") return [caller.arn];
  if (!inAccount(caller)) return [];
  const { partition, account, name, arn } = caller;
  const arns = [arn, account, `arn:${partition}:iam::${account}:root`];
  if (caller.kind === "session") arns.push(`arn:${partition}:iam::${account}:role/${name}`);
  if (caller.kind === "role") arns.push(`arn:${partition}:sts::${account}:assumed-role/${name}/session`);
  return arns;
}

function unreadableEntry(value: string, effect: Effect | undefined): PrincipalEntry {
  return effect === "Allow" ? () => noGrant : refused(value);
}

function serviceEntry(value: string): PrincipalEntry {
  const codes = codesOf(value);
  return ({ caller }, notes) => {
    if (caller.kind !== "service") return noGrant;
    if (caller.name === value) return grantOf(yes, no, no);
    if (!matches(codes, caller.name) && value.toLowerCase() !== caller.name.toLowerCase()) return noGrant;
    notes?.push({ kind: "doubt", words: `"${value}" is not how AWS writes a service principal.` });
    return grantOf(unknown, no, no);
  };
}

function federatedEntry(value: string): PrincipalEntry {
  return ({ caller, owner }, notes) => {
    if (caller.kind !== "federated") return noGrant;
    if (caller.provider === value) return grantOf(yes, no, no);
    if (/[*?]/.test(value)) return refused(value)({} as Situation, notes);
    return grantOf(sameProvider(caller.provider, value, owner, notes), no, no);
  };
}

/** An OpenID Connect provider may be named by its ARN on one side and by its address on the other. */
function sameProvider(a: string, b: string, owner: string | undefined, notes: Notes): Truth {
  const [x, y] = [a, b].map((text) => /^arn:[^:]+:iam::([^:]*):oidc-provider\/(.+)$/.exec(text));
  if ((x && y) || (!x && !y)) return no;
  const arn = (x ?? y)!;
  if (arn[2] !== (x ? b : a)) return no;
  if (owner === arn[1]) return yes;
  notes?.push({ kind: "doubt", words: `It is not known whether ${a} and ${b} are the same provider.` });
  return unknown;
}

function canonicalEntry({ caller }: Situation, notes: Notes): Grant {
  if (!inAccount(caller) && caller.kind !== "origin-access-identity") return noGrant;
  notes?.push({ kind: "doubt", words: "The request does not say what the caller's canonical user id is." });
  return grantOf(unknown, no, unknown);
}
