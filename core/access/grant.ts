import { either, no, type Truth, unknown, yes } from "./truth.ts";

/**
 * How a statement's Principal holds the caller, for that decides what else must allow: `direct` names the very caller (or
 * everyone), `role` the role behind a session, `account` the account, which only delegates to it. Packed into one number,
 * two bits each, since every evaluation makes several.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export type Grant = number;

export const noGrant: Grant = 0;
/** Everyone is named: in every way at once. */
export const toEveryone: Grant = grantOf(yes, yes, yes);

export function grantOf(direct: Truth, role: Truth, account: Truth): Grant {
  return direct | (role << 2) | (account << 4);
}

export function direct(grant: Grant): Truth {
  return (grant & 3) as Truth;
}

export function role(grant: Grant): Truth {
  return ((grant >> 2) & 3) as Truth;
}

export function account(grant: Grant): Truth {
  return ((grant >> 4) & 3) as Truth;
}

/** In whichever way. */
export function any(grant: Grant): Truth {
  return either(direct(grant), either(role(grant), account(grant)));
}

export function eitherGrant(a: Grant, b: Grant): Grant {
  return grantOf(either(direct(a), direct(b)), either(role(a), role(b)), either(account(a), account(b)));
}

/** A grant that holds only as far as `truth` does. */
export function limited(grant: Grant, truth: Truth): Grant {
  if (truth === yes) return grant;
  if (truth === no) return noGrant;
  return grantOf(capped(direct(grant)), capped(role(grant)), capped(account(grant)));
}

function capped(truth: Truth): Truth {
  return truth === yes ? unknown : truth;
}
