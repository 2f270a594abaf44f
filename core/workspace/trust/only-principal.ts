import { isExact, roleId, userId } from "../../facts/entity-ids.ts";
import type { EntityId } from "../../facts/fact.ts";
import { parseArn } from "../../model/arn.ts";
import type { Policy, Principal } from "../../model/policy.ts";

/** The only role or user that a resource's policy lets in. */
export interface OnlyPrincipal {
  readonly entity: EntityId;
  readonly name: string;
  /** As written, be it an account's id or not. */
  readonly account: string;
  /** Everywhere that the policy names it; at least one. */
  readonly principals: readonly Principal[];
}

/**
 * The one role or user that the Allow statements name, services of AWS's apart; undefined where they name several, an
 * account, or everyone.
 */
export function onlyPrincipalIn({ statements }: Policy): OnlyPrincipal | undefined {
  const allows = statements.filter(({ effect }) => effect?.value === "Allow");
  let found: OnlyPrincipal | undefined;
  for (const principal of allows.flatMap(({ principals }) => principals)) {
    if (principal.type === "Service") continue;
    const arn = principal.type === "AWS" ? parseArn(principal.value) : undefined;
    const [, type, path] = /^(role|user)\/(.+)$/.exec(arn?.resource ?? "") ?? [];
    const name = path?.slice(path.lastIndexOf("/") + 1);
    if (!arn || !name || !isExact(principal.value)) return undefined;
    const entity = type === "role" ? roleId(name) : userId(name);
    if (found && found.entity !== entity) return undefined;
    found = { entity, name, account: arn.account, principals: [...(found?.principals ?? []), principal] };
  }
  return allows.some(({ notPrincipals }) => notPrincipals.length > 0) ? undefined : found;
}
