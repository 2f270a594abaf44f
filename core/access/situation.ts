import { type Arn, parseArn } from "../model/arn.ts";
import { type CallRules, callRulesOf } from "./call-rules.ts";
import { type Caller, callerOf, inAccount, type RequestPrincipal } from "./caller.ts";
import { type Context, contextOf } from "./context.ts";
import { lowerCase } from "./letter-case.ts";
import { type Codes, codesOf } from "./wildcard.ts";

/** One request, without the documents that apply to it. */
export interface AccessRequest {
  readonly principal: RequestPrincipal;
  /** One action with its service prefix, in any letter case. */
  readonly action: string;
  /** An ARN, or `*` for an action that acts on no particular resource. */
  readonly resource: string;
  /** The account that owns the resource, for ARNs that do not say. */
  readonly resourceAccount?: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Whether a context key that is not given is absent; otherwise it is unknown. */
  readonly contextComplete?: boolean;
}

/** What is known of AWS's actions; `openCatalog` gives one. Without it a few answers stay open that need not. */
export interface ActionFacts {
  action(name: string): { readonly resourceTypes: readonly unknown[] } | undefined;
  readonly rcpServices: readonly string[];
}

/** The resource that is asked for; `text` is what entries are compared with. */
export type AskedResource =
  | { readonly kind: "exact"; readonly text: string }
  /** Has wildcards, so that it stands for all that they match. */
  | { readonly kind: "some"; readonly text: string; readonly codes: Codes }
  /** "*", of an action that may act on particular resources. */
  | { readonly kind: "all"; readonly text: "*" }
  /** The action is known to act on no particular resource; `asked` is what the request named nevertheless. */
  | { readonly kind: "none"; readonly text: "*"; readonly asked: string };

/** Whether caller and resource are of one account; `none` where the caller belongs to none. */
export type Relation = "same" | "cross" | "unknown" | "none";

/** A request as statements are matched against it. */
export interface Situation {
  readonly request: AccessRequest;
  readonly caller: Caller;
  readonly action: string;
  /** The action in lower case. */
  readonly actionKey: string;
  /** Its service prefix in lower case. */
  readonly service: string;
  readonly resource: AskedResource;
  readonly context: Context;
  readonly owner: string | undefined;
  readonly relation: Relation;
  /** What the resource's own policy is: the trust policy of a role, the policy of a key, or any other. */
  readonly ownPolicy: "trust" | "key" | "resource";
  /** What AWS says of the call itself, whatever the policies say. */
  readonly rules: CallRules;
  /** Sentences on what was taken for granted in reading the request. */
  readonly assumptions: readonly string[];
}

/** Reads a request; a sentence says why one cannot be answered at all. */
export function situationOf(request: AccessRequest, facts: ActionFacts | undefined): Situation | string {
  const caller = callerOf(request.principal);
  if (typeof caller === "string") return caller;
  const actionProblem = problemOfAction(request.action);
  if (actionProblem) return actionProblem;
  if (request.resource === "") return 'The request names no resource; an action that acts on none is asked of "*".';
  const actionKey = request.action.toLowerCase();
  const service = actionKey.slice(0, actionKey.indexOf(":"));
  const given = givenContext(request);
  if (typeof given === "string") return given;
  const arn = parseArn(request.resource);
  if (!arn && request.resource !== "*") return `"${request.resource}" is no ARN and not "*".`;
  const resource = askedResource(request.resource, actionKey, facts);
  const owner = ownerOf(request, resource.kind === "none" ? undefined : arn, caller, given);
  if ("problem" in owner) return owner.problem;
  const complete = request.contextComplete === true;
  return {
    request,
    caller,
    action: request.action,
    actionKey,
    service,
    resource,
    context: contextOf({ caller, service, owner: owner.account, given, complete }),
    owner: owner.account,
    relation: relationOf(caller, owner.account),
    ownPolicy: resource.kind === "none" ? "resource" : ownPolicyOf(actionKey, arn),
    rules: callRulesOf(caller, actionKey, arn, owner.account, facts),
    assumptions: owner.assumption === undefined ? [] : [owner.assumption],
  };
}

function problemOfAction(action: string): string | undefined {
  if (/^[\w.-]+:[\w.-]+$/.test(action)) return undefined;
  if (/[*?]/.test(action)) return `"${action}" stands for several actions; ask for one.`;
  return `"${action}" is no action; an example of one is s3:GetObject.`;
}

function givenContext(request: AccessRequest): Map<string, readonly string[]> | string {
  const given = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(request.context ?? {})) {
    const lower = lowerCase(key);
    if (given.has(lower)) return `The context gives ${key} twice; letter case does not matter in keys.`;
    given.set(lower, typeof value === "string" ? [value] : value);
  }
  return given;
}

type Owner = { readonly account: string | undefined; readonly assumption?: string } | { readonly problem: string };

function ownerOf(
  request: AccessRequest,
  arn: Arn | undefined,
  caller: Caller,
  given: ReadonlyMap<string, readonly string[]>,
): Owner {
  const { resourceAccount } = request;
  const inArn = arn && /^\d+$/.test(arn.account) ? arn.account : undefined;
  if (resourceAccount !== undefined) {
    if (!/^\d+$/.test(resourceAccount)) return { problem: `"${resourceAccount}" is no account id.` };
    if (inArn !== undefined && inArn !== resourceAccount)
      return { problem: `The resource's ARN names account ${inArn}, resourceAccount ${resourceAccount}.` };
    return { account: resourceAccount };
  }
  if (inArn !== undefined) return { account: inArn };
  const said = given.get("aws:resourceaccount");
  if (said?.length === 1 && /^\d+$/.test(said[0]!)) return { account: said[0] };
  if (arn?.service === "s3" || !inAccount(caller)) return { account: undefined };
  if (!arn) return ownAccount(caller.account, "The request names no particular resource");
  if (arn.account === "" || arn.account === "aws")
    return ownAccount(caller.account, "The resource's ARN has no account");
  return { account: undefined };
}

function ownAccount(account: string, why: string): Owner {
  return { account, assumption: `${why}: it is taken to be in the caller's account ${account}.` };
}

function relationOf(caller: Caller, owner: string | undefined): Relation {
  if (!inAccount(caller)) return "none";
  if (owner === undefined) return "unknown";
  return caller.account === owner ? "same" : "cross";
}

/** Which gate the resource's own policy is, by the action in lower case and the resource's ARN. */
export function ownPolicyOf(actionKey: string, arn: Arn | undefined): Situation["ownPolicy"] {
  if (arn?.service === "iam" && arn.resource.startsWith("role/") && trustActions.test(actionKey)) return "trust";
  if (actionKey.startsWith("sts:assumerole")) return "trust";
  const isKey = arn === undefined || (arn.service === "kms" && arn.resource.startsWith("key/"));
  return isKey && actionKey.startsWith("kms:") ? "key" : "resource";
}

const trustActions = /^sts:(?:assumerole.*|tagsession|setsourceidentity|setcontext)$/;

function askedResource(text: string, actionKey: string, facts: ActionFacts | undefined): AskedResource {
  if (facts?.action(actionKey)?.resourceTypes.length === 0) return { kind: "none", text: "*", asked: text };
  if (text === "*") return { kind: "all", text };
  return text.includes("*") || text.includes("?")
    ? { kind: "some", text, codes: codesOf(text) }
    : { kind: "exact", text };
}
