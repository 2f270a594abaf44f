import type { RequestPrincipal } from "../../access/index.ts";
import type { EntityId } from "../../facts/fact.ts";
import { parseArn } from "../../model/arn.ts";
import type { Principal } from "../../model/policy.ts";
import { settingOf } from "../../model/profile.ts";
import { type ConfigHome, configHomeOf, type HomeProfile, type HomeSetting } from "../config-home.ts";
import type { WorkspaceView } from "../rule.ts";
import { type ProfileSource, sourcesOf } from "./profile-source.ts";
import { admitted, answerTo, assumeRole, isEveryone, mayBeAnybody, type RoleTrust, roleTrustOf } from "./role-trust.ts";

/** A profile that becomes a role whose trust policy some file holds. */
export interface AssumedRole {
  readonly home: ConfigHome;
  readonly profile: HomeProfile;
  readonly setting: HomeSetting;
  readonly trust: RoleTrust;
  /** As whom the profile asks for the role, the surest answer first; at least one. */
  readonly sources: readonly ProfileSource[];
}

/** The profiles of a home that become roles whose trust policies are here. The rules of one run share the answer. */
export function assumedRolesOf(entity: EntityId, workspace: WorkspaceView): readonly AssumedRole[] {
  const ofRun = answers.get(workspace) ?? new Map<EntityId, readonly AssumedRole[]>();
  answers.set(workspace, ofRun);
  const known = ofRun.get(entity);
  if (known) return known;
  const found = findAssumedRoles(entity, workspace);
  ofRun.set(entity, found);
  return found;
}

/** By the view, which is one run's: what it was asked is remembered for all rules of the run together. */
const answers = new WeakMap<WorkspaceView, Map<EntityId, readonly AssumedRole[]>>();

function findAssumedRoles(entity: EntityId, workspace: WorkspaceView): AssumedRole[] {
  const home = configHomeOf(entity, workspace);
  const found: AssumedRole[] = [];
  for (const profile of home.set.profiles.values()) {
    const setting = settingOf(profile, "role_arn");
    if (!setting || setting.entry.value === "") continue;
    const trust = roleTrustOf(setting.entry.value, workspace);
    if (!trust) continue;
    const sources = sourcesOf(profile, home, workspace);
    if (sources.length > 0) found.push({ home, profile, setting, trust, sources });
  }
  return found;
}

/** What a request for the role says beside who asks: of keys that are not here nothing is known. An empty list says that the key is absent. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/**
 * Whether the trust policy surely refuses the role to a source, be it whoever it may: no caller that it could be gets
 * more than a denial.
 */
export function isRefused(trust: RoleTrust, source: ProfileSource, context: RequestContext = {}): boolean {
  const callers = callersOf(source, trust);
  return callers?.every((caller) => answerTo(trust, withContext(caller, context)) === "denied") ?? false;
}

/** Somebody who may ask for the role. */
export interface PossibleCaller {
  readonly principal: RequestPrincipal;
  readonly action?: string;
  readonly context: RequestContext;
}

function withContext(caller: PossibleCaller, context: RequestContext): PossibleCaller {
  return { ...caller, context: { ...context, ...caller.context } };
}

/**
 * Those whom a source may be, with the benefit of each doubt: where it is not known who of an account it is, all whom the
 * policy names. Undefined where the policy names somebody in a way that cannot be weighed.
 */
export function callersOf(source: ProfileSource, trust: RoleTrust): readonly PossibleCaller[] | undefined {
  if (source.kind === "user") return [{ principal: source.arn, context: {} }];
  if (source.kind === "role") return sessionsOf(source.arn, source.session, trust);
  if (source.kind === "sso") return signInsOf(source, trust);
  if (source.kind === "machine") return source.role ? sessionsOf(source.role.arn, undefined, trust) : named(trust);
  if (source.kind === "web-identity") return undefined;
  return named(trust, source.kind === "account" ? source.account : undefined);
}

const standIn = "latchkey-stand-in";

/** Where it does not matter who exactly, and must not seem to be known. */
const unknownUser: RequestContext = {
  "aws:username": ["?", "?"],
  "aws:userid": ["?", "?"],
  "aws:principalarn": ["?", "?"],
};

function sessionsOf(role: string, session: string | undefined, trust: RoleTrust): PossibleCaller[] {
  const arn = parseArn(role);
  if (!arn) return [];
  const name = role.slice(role.lastIndexOf("/") + 1);
  const sessionArn = (of: string) => `arn:${arn.partition}:sts::${arn.account}:assumed-role/${name}/${of}`;
  const prefix = sessionArn("");
  const context = { "aws:principalarn": role };
  const sessions = session === undefined ? [standIn, ...sessionsNamed(prefix, trust)] : [session];
  return sessions.map((of) => ({ principal: sessionArn(of), context }));
}

function sessionsNamed(prefix: string, trust: RoleTrust): string[] {
  return admitted(trust, assumeRole)
    .filter(({ value }) => value.startsWith(prefix) && value.length > prefix.length)
    .map(({ value }) => value.slice(prefix.length));
}

/**
 * The sessions of a permission set's role: its name ends in 16 digits that AWS chose, and its path has a Region unless the
 * Identity Center is in us-east-1. https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
function signInsOf(
  { account, permissionSet }: Extract<ProfileSource, { kind: "sso" }>,
  trust: RoleTrust,
): PossibleCaller[] {
  const prefix = `AWSReservedSSO_${permissionSet}_`;
  const callers: PossibleCaller[] = [];
  for (const name of new Set([`${prefix}${"0".repeat(16)}`, ...rolesInText(prefix, trust)])) {
    const sessionsOfRole = `arn:${trust.partition}:sts::${account}:assumed-role/${name}/`;
    for (const session of [standIn, ...sessionsNamed(sessionsOfRole, trust)])
      for (const path of pathsOf(trust))
        callers.push({
          principal: `${sessionsOfRole}${session}`,
          context: { "aws:principalarn": `arn:${trust.partition}:iam::${account}:role/${path}${name}` },
        });
  }
  return callers;
}

const ssoPath = "aws-reserved/sso.amazonaws.com/";

/** The path without Region, with one, and with those that the policy writes. */
function pathsOf({ document: { text } }: RoleTrust): readonly string[] {
  const regions = new Set(["us-west-2/"]);
  for (const [, region = ""] of text.matchAll(/sso\.amazonaws\.com\/([a-z0-9-]+\/)/g)) regions.add(region);
  return [ssoPath, ...[...regions].map((region) => ssoPath + region)];
}

function rolesInText(prefix: string, { document: { text } }: RoleTrust): string[] {
  const names: string[] = [];
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    const [digits] = /^[0-9A-Za-z]+/.exec(text.slice(at + prefix.length, at + prefix.length + 64)) ?? [];
    if (digits) names.push(prefix + digits);
  }
  return names;
}

/** Everybody whom the policy lets have the role by name, in one account or in any. */
function named(trust: RoleTrust, account?: string): PossibleCaller[] | undefined {
  const callers: PossibleCaller[] = [];
  for (const principal of admitted(trust, assumeRole)) {
    if (principal.type === "Service" || principal.type === "Federated") continue;
    const caller = callerBy(principal, trust, account);
    if (caller === undefined) return undefined;
    if (caller !== "other") callers.push(caller);
  }
  return callers;
}

function callerBy(
  principal: Principal,
  trust: RoleTrust,
  account: string | undefined,
): PossibleCaller | "other" | undefined {
  const { value } = principal;
  const somebodyIn = (id: string): PossibleCaller => ({
    principal: `arn:${trust.partition}:iam::${id}:user/${standIn}`,
    context: unknownUser,
  });
  if (isEveryone(principal) || mayBeAnybody(value)) return somebodyIn(account ?? trust.account);
  if (/^\d{12}$/.test(value)) return (account ?? value) === value ? somebodyIn(value) : "other";
  const arn = parseArn(value);
  if (!arn || !/^\d{12}$/.test(arn.account) || /[*?$]/.test(value)) return undefined;
  if (account !== undefined && arn.account !== account) return "other";
  if (arn.resource === "root") return somebodyIn(arn.account);
  const [type, name = ""] = arn.resource.split("/");
  if (arn.service === "iam" && type === "user") return { principal: value, context: {} };
  if (arn.service === "iam" && type === "role") return sessionsOf(value, undefined, trust)[0];
  if (arn.service === "sts" && type === "assumed-role" && name !== "")
    return { principal: value, context: unknownUser };
  return undefined;
}
