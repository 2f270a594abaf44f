import type { Reach } from "./call-rules.ts";
import { type AccountCaller, inAccount } from "./caller.ts";
import type { CompiledPolicy } from "./compile.ts";
import { account, any, direct, eitherGrant, type Grant, grantOf, noGrant, role } from "./grant.ts";
import type { Situation } from "./situation.ts";
import { applies } from "./statement.ts";
import { agreed, both, either, no, type Truth, unknown, yes } from "./truth.ts";

/** The documents that apply to a request; an absent member says that none of that sort applies. */
export interface AccessDocuments {
  readonly identityPolicies?: readonly CompiledPolicy[];
  /** The resource's own policy: of a bucket, a queue, a key, or the trust policy of a role. */
  readonly resourcePolicy?: CompiledPolicy;
  readonly permissionsBoundaries?: readonly CompiledPolicy[];
  readonly sessionPolicy?: CompiledPolicy;
  /** By level, the root of the organization first. */
  readonly scps?: readonly (readonly CompiledPolicy[])[];
  readonly rcps?: readonly (readonly CompiledPolicy[])[];
  readonly endpointPolicies?: readonly CompiledPolicy[];
}

export type GateName = "scp" | "rcp" | "endpoint" | "boundary" | "session" | "identity" | "resource" | "trust" | "key";

/** One gate: whether its documents allow, and whether one of them denies. */
export interface Gate {
  readonly gate: GateName;
  /** For SCPs and RCPs, from 0 at the root. */
  readonly level?: number;
  readonly allow: Truth;
  readonly deny: Truth;
  readonly policies: readonly CompiledPolicy[];
  /** Why an organization's policies perhaps do not reach the call, where they would shut it. */
  readonly perhaps?: string;
  /** Of the resource's own policy: how it allows. */
  readonly grant?: Grant;
}

export interface Weighed {
  readonly gates: readonly Gate[];
  /** Whether any statement denies. */
  readonly deny: Truth;
  /** Whether everything that has to allow does, explicit denials apart. */
  readonly open: Truth;
  readonly answer: Answer;
}

export type Answer = "allowed" | "denied" | "depends";

/** How a document stands to a request: in which way it allows, and whether it denies. */
export interface Measure {
  readonly allow: Grant;
  readonly deny: Truth;
}

export type Measuring = (policy: CompiledPolicy) => Measure;

/** Measures a document without keeping notes. */
export function measuring(situation: Situation, documents: AccessDocuments): Measuring {
  const bounded = isBounded(documents);
  return (policy) => {
    let allow: Grant = noGrant;
    let deny: Truth = no;
    for (const candidate of policy.statementsFor(situation.actionKey)) {
      const grant = applies(candidate, situation, bounded);
      const { statement } = candidate;
      if (statement.effect !== "Deny") allow = eitherGrant(allow, grant);
      if (statement.effect !== "Allow") deny = either(deny, any(grant));
    }
    return { allow, deny };
  };
}

export function isBounded({ permissionsBoundaries }: AccessDocuments): boolean {
  return (permissionsBoundaries?.length ?? 0) > 0;
}

/**
 * Puts the gates together: a denial anywhere wins; then every level of SCPs and RCPs and the endpoint must allow, and
 * there must be a grant.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function weigh(situation: Situation, documents: AccessDocuments, measure: Measuring): Weighed {
  const gates = gatesOf(situation, documents, measure);
  const { rules } = situation;
  let deny: Truth = no;
  let open: Truth = rules.free === undefined ? granted(situation, gates) : yes;
  for (const gate of gates) {
    deny = either(deny, denialOf(gate, situation));
    if (isGuard(gate))
      open = both(open, rules.free === undefined || gate.gate === "endpoint" ? gate.allow : passes(gate));
  }
  if (rules.doubts.length > 0) open = both(open, unknown);
  if (rules.refusal !== undefined) open = no;
  return { gates, deny, open, answer: answerOf(deny, open) };
}

function answerOf(deny: Truth, open: Truth): Answer {
  if (deny === yes || open === no) return "denied";
  return deny === no && open === yes ? "allowed" : "depends";
}

/** Gates that every request has to pass, however it is granted. */
export function isGuard({ gate }: Gate): boolean {
  return gate === "scp" || gate === "rcp" || gate === "endpoint";
}

/** Where AWS demands no permission, what an organization's policies could still do is not written down. */
function passes({ allow }: Gate): Truth {
  return allow === yes ? yes : unknown;
}

export function denialOf({ gate, deny }: Gate, { rules, relation }: Situation): Truth {
  if (deny === no) return no;
  if (gate === "resource" && rules.rootMayAlways && relation !== "cross") return relation === "same" ? no : unknown;
  if (rules.free === undefined || gate === "endpoint") return deny;
  return gate === "scp" || gate === "rcp" ? unknown : no;
}

function gatesOf(situation: Situation, documents: AccessDocuments, measure: Measuring): Gate[] {
  const { caller, rules, ownPolicy } = situation;
  const gates: Gate[] = [];
  const isMember = inAccount(caller);
  if (rules.scps.reach !== "spared")
    for (const [level, policies] of (documents.scps ?? []).entries())
      gates.push(asFarAs(rules.scps, { level, ...gateOf("scp", policies, measure, "any") }));
  if (rules.rcps.reach !== "spared")
    // RCPFullAWSAccess hangs on every level and cannot be detached.
    for (const [level, policies] of (documents.rcps ?? []).entries())
      gates.push(asFarAs(rules.rcps, { level, ...gateOf("rcp", policies, measure, "any"), allow: yes }));
  if (documents.endpointPolicies?.length) gates.push(gateOf("endpoint", documents.endpointPolicies, measure, "every"));
  if (isMember) gates.push(...callerGates(caller, documents, measure));
  if (documents.resourcePolicy) gates.push(gateOf(ownPolicy, [documents.resourcePolicy], measure, "any"));
  else if (ownPolicy !== "resource" || situation.relation !== "same") gates.push(missingOwnPolicy(ownPolicy));
  return gates;
}

/** What shuts a gate that perhaps does not stand in the way leaves the answer open. */
function asFarAs({ reach, why }: Reach, gate: Gate): Gate {
  if (reach !== "perhaps" || (gate.allow === yes && gate.deny === no)) return gate;
  return { ...gate, allow: either(gate.allow, unknown), deny: both(gate.deny, unknown), perhaps: why };
}

/** A role always has a trust policy and a key a key policy: where it is not given, what it says is not known. */
function missingOwnPolicy(gate: Situation["ownPolicy"]): Gate {
  const allow = gate === "resource" ? no : unknown;
  return { gate, allow, deny: allow, policies: [], grant: grantOf(allow, allow, allow) };
}

function callerGates(caller: AccountCaller, documents: AccessDocuments, measure: Measuring): Gate[] {
  const gates: Gate[] = [];
  const { permissionsBoundaries = [], sessionPolicy, identityPolicies = [] } = documents;
  if (permissionsBoundaries.length > 0) gates.push(gateOf("boundary", permissionsBoundaries, measure, "every"));
  if (sessionPolicy) gates.push(gateOf("session", [sessionPolicy], measure, "any"));
  else if (caller.kind === "federated-user") gates.push({ gate: "session", allow: no, deny: no, policies: [] });
  const identity = gateOf("identity", identityPolicies, measure, "any");
  // The account's root user has every permission in its account without a policy.
  gates.push(caller.kind === "root" ? { ...identity, allow: yes } : identity);
  return gates;
}

/**
 * `every`: an entity has one boundary, and traffic one endpoint; of several documents it is not clear whether one or all
 * have to allow, so that the answer is certain only where both readings agree.
 */
function gateOf(
  gate: GateName,
  policies: readonly CompiledPolicy[],
  measure: Measuring,
  needed: "any" | "every",
): Gate {
  let grant: Grant = noGrant;
  let all: Truth = yes;
  let deny: Truth = no;
  for (const policy of policies) {
    const measured = measure(policy);
    grant = eitherGrant(grant, measured.allow);
    all = both(all, any(measured.allow));
    deny = either(deny, measured.deny);
  }
  const allow = needed === "any" ? any(grant) : agreed(any(grant), all);
  return { gate, allow, deny, policies, grant };
}

function granted({ caller, relation, ownPolicy }: Situation, gates: readonly Gate[]): Truth {
  const own = gates.find(({ gate }) => gate === ownPolicy)?.grant ?? noGrant;
  if (!inAccount(caller)) return direct(own);
  const allowOf = (name: GateName) => gates.find(({ gate }) => gate === name)?.allow;
  // What boundary and session policy leave of permissions that are not granted to the very session.
  const limits = caller.kind === "root" ? yes : both(allowOf("boundary") ?? yes, allowOf("session") ?? yes);
  const bySelf = both(allowOf("identity") ?? no, limits);
  const cross = both(bySelf, any(own));
  if (relation === "cross") return cross;
  const delegates = ownPolicy === "resource" ? yes : account(own);
  const same = either(direct(own), either(both(role(own), limits), both(delegates, bySelf)));
  return relation === "same" ? same : agreed(same, cross);
}
