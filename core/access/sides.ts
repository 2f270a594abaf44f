import type { Path } from "../json/node.ts";
import type { CompiledPolicy } from "./compile.ts";
import { account, any, direct, eitherGrant, noGrant, role } from "./grant.ts";
import { type AccessRequest, type ActionFacts, type Situation, situationOf } from "./situation.ts";
import { applies } from "./statement.ts";
import { either, no, type Truth, unknown, yes } from "./truth.ts";
import { type AccessDocuments, isBounded } from "./weigh.ts";

/** "perhaps" where it hangs on something that is not known: a condition, a part of the resources that are asked for. */
export type Held = "yes" | "no" | "perhaps";

/** A statement that denies, by its document's name and the way to it. */
export interface Denying {
  readonly document: string;
  readonly path: Path;
}

/** How the documents of one side stand to a request, whatever the other side says. */
export interface SideStand {
  readonly allows: Held;
  readonly denies: Held;
  /** The statements that deny for certain. */
  readonly denying: readonly Denying[];
  /** Whether it allows the caller itself, by name or as everyone; a side that does not only hands the decision on. */
  readonly names: Held;
  /** Whether the side hands the decision to the caller's account, as a key policy does that names the account. */
  readonly delegates: Held;
}

/** The two sides of an access: the caller's own policies, and that of the resource. */
export interface Sides {
  readonly identity: SideStand;
  /** Undefined where no policy of the resource is given. */
  readonly resource: SideStand | undefined;
}

/**
 * How each side stands to a request, taken alone: which of them lacks a grant, and which denies. Undefined for a request
 * that cannot be answered, and for one that hangs on more than policies, as between partitions.
 */
export function sidesOf(
  request: AccessRequest,
  documents: Pick<AccessDocuments, "identityPolicies" | "permissionsBoundaries" | "resourcePolicy">,
  facts?: ActionFacts,
): Sides | undefined {
  const situation = situationOf(request, facts);
  if (typeof situation === "string") return undefined;
  const { rules } = situation;
  if (rules.refusal !== undefined || rules.free !== undefined || rules.doubts.length > 0) return undefined;
  const { resourcePolicy, identityPolicies = [] } = documents;
  const bounded = isBounded(documents);
  return {
    identity: standOf(identityPolicies, situation, bounded),
    resource: resourcePolicy && standOf([resourcePolicy], situation, bounded),
  };
}

function standOf(policies: readonly CompiledPolicy[], situation: Situation, bounded: boolean): SideStand {
  let grant = noGrant;
  let deny: Truth = no;
  const denying: Denying[] = [];
  for (const { document, statementsFor } of policies) {
    for (const candidate of statementsFor(situation.actionKey)) {
      const { effect, path } = candidate.statement;
      const applying = applies(candidate, situation, bounded);
      if (effect !== "Deny") grant = eitherGrant(grant, applying);
      if (effect !== "Allow") deny = either(deny, any(applying));
      if (effect === "Deny" && any(applying) === yes) denying.push({ document, path });
    }
  }
  return {
    allows: heldOf(any(grant)),
    denies: heldOf(deny),
    denying,
    names: heldOf(either(direct(grant), role(grant))),
    delegates: heldOf(account(grant)),
  };
}

function heldOf(truth: Truth): Held {
  if (truth === unknown) return "perhaps";
  return truth === no ? "no" : "yes";
}
