import { roleId, userId } from "../../facts/entity-ids.ts";
import { parseArn } from "../../model/arn.ts";
import type { Principal } from "../../model/policy.ts";
import { declarationOf } from "../mentioned.ts";
import { areNear, isNearAccount } from "../near-names.ts";
import type { WorkspaceView } from "../rule.ts";
import { admitted, assumeRole, type RoleTrust } from "./role-trust.ts";

/**
 * What a trust policy has in the place of a role or user that it does not admit: a principal of the same name that is
 * another, or `reported` where the rules about slips in names say what is wrong with it, so that one mistake gives one
 * finding. undefined where nothing in it resembles the role or user.
 */
export function nearPrincipal(
  identity: string,
  trust: RoleTrust,
  workspace: WorkspaceView,
): Principal | "reported" | undefined {
  const own = named(identity);
  let found: Principal | undefined;
  for (const principal of admitted(trust, assumeRole)) {
    if (principal.type !== "AWS") continue;
    const other = named(principal.value);
    const name = own?.name ?? identity;
    if (!other || other.type === "") {
      // What AWS does not take as a principal has a finding of its own.
      if (principal.value.toLowerCase().includes(name.toLowerCase())) return "reported";
      continue;
    }
    if (own && isSlip(own, other, workspace)) return "reported";
    if (other.name.toLowerCase() === name.toLowerCase()) found ??= principal;
  }
  return found;
}

interface Named {
  readonly type: "role" | "user" | "";
  readonly name: string;
  readonly account: string;
}

function named(text: string): Named | undefined {
  const arn = parseArn(text);
  if (!arn || (arn.service !== "iam" && arn.service !== "sts")) return undefined;
  if (arn.resource === "root") return { type: "user", name: "", account: arn.account };
  const [type, ...path] = arn.resource.split("/");
  const { account } = arn;
  if (!/^\d{12}$/.test(account)) return undefined;
  if (type === "assumed-role") return { type: "role", name: path[0] ?? "", account };
  return { type: type === "role" || type === "user" ? type : "", name: path.at(-1) ?? "", account };
}

/** Whether `role-or-user`, `near-name` or `near-account` speaks of the principal. */
function isSlip(own: Named, other: Named, workspace: WorkspaceView): boolean {
  const isDeclared = ({ type, name }: Named) =>
    declarationOf(type === "user" ? userId(name) : roleId(name), workspace) !== undefined;
  const isSameName = own.name === other.name;
  if (own.account !== other.account)
    return isSameName && own.type === other.type && isNearAccount(own.account, other.account);
  if (isSameName) return own.type !== other.type && !(isDeclared(own) && isDeclared(other));
  return own.type === other.type && areNear(own.name, other.name) && isDeclared(own) !== isDeclared(other);
}
