import { inAccount } from "./caller.ts";
import type { Effect } from "./condition-match.ts";
import { account, any, direct, type Grant, grantOf, limited, noGrant, role, toEveryone } from "./grant.ts";
import type { Notes } from "./note.ts";
import { namesCaller, type PrincipalEntry } from "./principal-match.ts";
import type { Situation } from "./situation.ts";
import { no, not, type Truth, unknown, yes } from "./truth.ts";

/**
 * NotPrincipal holds whom it does not name. AWS looks at the account first, then at the user or role, then at the
 * session, so that a Deny spares a caller only where every one of these layers is named.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function leavesOut(
  entries: readonly PrincipalEntry[],
  effect: Effect | undefined,
  bounded: boolean,
  situation: Situation,
  notes: Notes,
): Grant {
  const named = namesCaller(entries, situation, notes);
  if (effect === "Deny") return limited(toEveryone, denied(named, bounded, situation, notes));
  const truth = not(any(named));
  if (truth === no) return noGrant;
  if (effect === undefined || truth === unknown) return grantOf(unknown, unknown, unknown);
  notes?.push({
    kind: "assumption",
    words: "NotPrincipal in an Allow grants to everyone whom it does not name; AWS now calls this unsupported.",
  });
  return toEveryone;
}

function denied(named: Grant, bounded: boolean, { caller }: Situation, notes: Notes): Truth {
  if (!inAccount(caller) || caller.kind === "root") return not(direct(named));
  // AWS: it always denies users and roles that have a permissions boundary, whatever it names.
  if (bounded && caller.kind !== "federated-user") return yes;
  const own = direct(named);
  const layers = caller.kind === "session" ? [role(named), account(named)] : [account(named)];
  if (caller.kind === "role") {
    if (role(named) === no && own === no) return yes;
    if (own === yes) return no;
    notes?.push({ kind: "doubt", words: "NotPrincipal must name the very session as well, and the request has none." });
    return unknown;
  }
  if (own === no) return yes;
  if (own === yes && layers.every((layer) => layer === yes)) return no;
  notes?.push({
    kind: "doubt",
    words: "NotPrincipal names the caller but not its account (and role), and AWS may then deny it nevertheless.",
  });
  return unknown;
}
