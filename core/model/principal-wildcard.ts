import type { Fix } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { parseArn } from "./arn.ts";
import type { Principal, Statement } from "./policy.ts";
import { roleArn } from "./principal-arn.ts";
import { withCondition } from "./principal-edit.ts";
import { isExcepted } from "./principal-element.ts";

/**
 * The fix for a wildcard within an ARN: the account is named, and a condition on aws:PrincipalArn, which may hold
 * wildcards, says who of it. None where the statement names others too, for the condition would hold for them as well.
 */
export function fixesOfWildcard(source: string, principal: Principal, statement: Statement): readonly Fix[] {
  const arn = principal.type === "AWS" ? parseArn(principal.value) : undefined;
  if (!arn || isExcepted(principal, statement)) return [];
  const { account, resource, partition } = arn;
  const session = /^assumed-role\/([^/*?]+)\/[*?]+$/.exec(resource)?.[1];
  const isAccount = /^\d{12}$/.test(account);
  if (arn.service === "sts" && session && isAccount) {
    const role = roleArn(principal.value, account, session);
    return [{ title: "Name the role instead of its sessions", safe: false, edits: [replaceText(principal, role)] }];
  }
  if (arn.service !== "iam" || statement.principals.length > 1) return [];
  const root = isAccount ? `arn:${partition}:iam::${account}:root` : "*";
  if (isAccount && resource === "*") {
    return [{ title: "Name the account", safe: false, edits: [replaceText(principal, root)] }];
  }
  const condition = withCondition(source, statement, "ArnLike", "aws:PrincipalArn", principal.value);
  if (!condition) return [];
  const title = isAccount
    ? "Name the account, and the pattern in a condition on aws:PrincipalArn"
    : "Put the pattern into a condition on aws:PrincipalArn";
  return [{ title, safe: false, edits: [replaceText(principal, root), condition] }];
}
