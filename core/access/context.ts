import { type Caller, inAccount } from "./caller.ts";
import type { Notes } from "./note.ts";

/** What a request says of a condition key: its values, that it is absent, or nothing. */
export type Known = readonly string[] | "absent" | "unknown";

export interface Context {
  /** Looks a key up by its name in lower case. Notes say what had to be assumed, or what is contradictory. */
  readonly lookUp: (lowerKey: string, notes: Notes) => Known;
}

export interface ContextFacts {
  readonly caller: Caller;
  /** The service that is asked, by its action prefix. */
  readonly service: string;
  /** The account that owns the resource, where it is known. */
  readonly owner: string | undefined;
  /** By lower-case key. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** Whether a key that is neither given nor follows from the request is absent. */
  readonly complete: boolean;
}

/**
 * The request context: what was given, and what follows from the request. A given value that contradicts the principal
 * makes the key unknown rather than choosing one of the two.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function contextOf(facts: ContextFacts): Context {
  return {
    lookUp(key, notes) {
      const given = facts.given.get(key);
      const derived = derivedValue(key, facts);
      if (given) {
        if (!contradicts(key, given, derived, facts.caller)) return given;
        notes?.push({
          kind: "doubt",
          key,
          words: `The context gives ${key} as ${given.map((value) => JSON.stringify(value)).join(", ")}, which does not fit the principal or the resource.`,
        });
        return "unknown";
      }
      if (derived === undefined) return facts.complete ? "absent" : "unknown";
      if (key === "aws:principalarn" && facts.caller.kind === "session" && derived !== "unknown")
        notes?.push({ kind: "assumption", words: `The role ${facts.caller.name} has no path in its ARN.` });
      return derived;
    },
  };
}

/** Undefined for a key that does not follow from the request. */
function derivedValue(key: string, facts: ContextFacts): Known | undefined {
  if (key === "aws:resourceaccount") return facts.owner === undefined ? "unknown" : [facts.owner];
  if (!key.startsWith("aws:")) return undefined;
  const { caller } = facts;
  if (inAccount(caller)) return derivedFromAccountCaller(key, caller);
  if (caller.kind === "anonymous") return derivedFromAnonymous(key, facts.service);
  if (caller.kind === "service") return derivedFromService(key, caller.name);
  if (key === "aws:username") return "absent";
  return ofEveryCaller.has(key) ? "unknown" : undefined;
}

/** Keys that a request has whoever makes it; their values for callers of the rarer sorts are not written down. */
const ofEveryCaller = new Set([
  "aws:principalarn",
  "aws:principalaccount",
  "aws:principaltype",
  "aws:principalisawsservice",
  "aws:userid",
]);

/** Keys that exist only where an AWS service makes the call itself, on behalf of a resource. */
const onlyServicesHave = new Set([
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
]);

/** Keys of a principal in an account, or of its session. */
const onlyAccountsHave =
  /^aws:(?:principalorgid|principalorgpaths|principaltag\/.*|tokenissuetime|multifactorauthpresent|multifactorauthage|federatedprovider|sourceidentity|assumedroot|username|ec2instancesourcevpc|ec2instancesourceprivateipv4|chatbotsourcearn|signinsessionarn)$/;

function derivedFromAccountCaller(key: string, caller: Extract<Caller, { account: string }>): Known | undefined {
  switch (key) {
    case "aws:principalarn":
      return principalArn(caller);
    case "aws:principalaccount":
      return [caller.account];
    case "aws:principaltype":
      return [principalTypes[caller.kind]];
    case "aws:principalisawsservice":
      return ["false"];
    case "aws:username":
      return caller.kind === "user" ? [caller.name] : "absent";
    case "aws:userid":
      if (caller.kind === "root") return [caller.account];
      return caller.kind === "federated-user" ? [`${caller.account}:${caller.name}`] : undefined;
    default:
      return onlyServicesHave.has(key) ? "absent" : undefined;
  }
}

const principalTypes = {
  root: "Account",
  user: "User",
  role: "AssumedRole",
  session: "AssumedRole",
  "federated-user": "FederatedUser",
} as const;

/** Of a session the ARN of its role, whose path the session's ARN does not tell; the roles of AWS itself have one. */
function principalArn(caller: Extract<Caller, { account: string }>): Known {
  if (caller.kind !== "session") return [caller.arn];
  if (caller.serviceLinked !== "no" || caller.name.startsWith("AWSReservedSSO_")) return "unknown";
  return [`arn:${caller.partition}:iam::${caller.account}:role/${caller.name}`];
}

function derivedFromAnonymous(key: string, service: string): Known | undefined {
  switch (key) {
    case "aws:principalaccount":
      return ["anonymous"];
    case "aws:principaltype":
      return signsAnonymous.has(service) ? ["Anonymous"] : "unknown";
    case "aws:userid":
      return signsAnonymous.has(service) ? ["anonymous"] : "unknown";
    case "aws:principalarn":
    case "aws:principalisawsservice":
      return "absent";
    default:
      return onlyServicesHave.has(key) || onlyAccountsHave.test(key) ? "absent" : undefined;
  }
}

/** The services of which AWS's table of principal keys says what anonymous callers have. */
const signsAnonymous = new Set(["s3", "sqs", "sns"]);

function derivedFromService(key: string, name: string): Known | undefined {
  switch (key) {
    case "aws:principalisawsservice":
      return ["true"];
    case "aws:principalservicename":
      return [name];
    case "aws:principalarn":
    case "aws:principalaccount":
    case "aws:principaltype":
    case "aws:principalservicenameslist":
    case "aws:userid":
      return "unknown";
    default:
      return onlyAccountsHave.test(key) && !isOfCertificate(key, name) ? "absent" : undefined;
  }
}

/**
 * Roles Anywhere sends the parts of a certificate as tags with its own call.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
function isOfCertificate(key: string, service: string): boolean {
  return key.startsWith("aws:principaltag/x509") && service === "rolesanywhere.amazonaws.com";
}

function contradicts(key: string, given: readonly string[], derived: Known | undefined, caller: Caller): boolean {
  if (key === "aws:principalarn" && caller.kind === "session") return !isArnOfRole(given, caller.name, caller.account);
  if (key === "aws:userid" && caller.kind === "session")
    return given.length !== 1 || !given[0]!.endsWith(`:${caller.session}`);
  if (derived === undefined || derived === "unknown") return false;
  // The Source keys are those of services, but AWS's pages are not of one mind about when they come.
  if (derived === "absent") return given.length > 0 && !onlyServicesHave.has(key);
  if (given.length !== derived.length) return true;
  const same = key === "aws:principalisawsservice" ? (a: string) => a.toLowerCase() : (a: string) => a;
  return given.some((value, index) => same(value) !== same(derived[index]!));
}

function isArnOfRole(given: readonly string[], name: string, account: string): boolean {
  const match = /^arn:[^:]+:iam::([^:]*):role\/(?:.*\/)?([^/]+)$/.exec(given[0] ?? "");
  return given.length === 1 && match?.[1] === account && match[2] === name;
}
