import type { Catalog } from "../../catalog/index.ts";
import { nearest } from "../../catalog/nearest.ts";
import type { Fix } from "../../finding.ts";
import { answerTo, isEveryone, type RoleTrust } from "./role-trust.ts";
import { admission } from "./trust-admission.ts";

/**
 * Whether a trust policy surely refuses its role to a service. What may stand for the service counts as naming it: another
 * suffix, a Region, a slip, a wildcard, a statement with another action. Those have findings of their own.
 */
export function refusesService(trust: RoleTrust, service: string, catalog: Catalog | undefined): boolean {
  if (!isService(service)) return false;
  const named = trust.policy.statements.flatMap(({ effect, principals }) =>
    effect?.value === "Allow" ? principals : [],
  );
  if (named.some((principal) => isEveryone(principal) || mayMean(principal.value, service, catalog))) return false;
  return answerTo(trust, { principal: { service } }) === "denied";
}

/** The services that a trust policy admits by name. */
export function servicesOf({ policy }: RoleTrust): readonly string[] {
  const named = policy.statements.flatMap(({ effect, principals }) => (effect?.value === "Allow" ? principals : []));
  return [...new Set(named.flatMap(({ type, value }) => (type === "Service" ? [value] : [])))];
}

/** A fix that lets a service have the role. */
export function letService(service: string, trust: RoleTrust): Fix[] {
  const callers = [{ principal: { service }, context: {} }];
  return admission(`Let ${service} assume the role`, { type: "Service", name: service }, callers, trust);
}

function isService(name: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/.test(name);
}

function mayMean(value: string, service: string, catalog: Catalog | undefined): boolean {
  if (/[*?$<{]/.test(value)) return true;
  const label = labelOf(value.trim().toLowerCase());
  if (label === labelOf(service)) return true;
  return catalog?.isServicePrincipal(value) !== true && nearest(label, [labelOf(service)]) !== undefined;
}

function labelOf(name: string): string {
  return name.slice(0, (name.indexOf(".") + 1 || name.length + 1) - 1);
}
