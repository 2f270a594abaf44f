import type { Principal, Statement } from "./policy.ts";

/** Whether a principal stands in NotPrincipal, and so is excepted rather than named. */
export function isExcepted(principal: Principal, { notPrincipals }: Statement): boolean {
  // Hardly any statement has the element, so this is nearly always answered by the first half.
  return notPrincipals.length > 0 && notPrincipals.includes(principal);
}
