import { isExact, userId } from "../../facts/entity-ids.ts";
import type { Place } from "../../facts/fact.ts";
import { parseArn } from "../../model/arn.ts";
import { hasPlaceholder } from "../../model/placeholder.ts";
import { profileValue } from "../../model/profile.ts";
import { hasStaticKeys } from "../../model/profile-chain.ts";
import type { ConfigHome, HomeProfile } from "../config-home.ts";
import type { WorkspaceView } from "../rule.ts";

/** As whom a profile with a role asks for that role. */
export type ProfileSource =
  /** The session of another role, which the source profile becomes first. */
  | (Named & { readonly kind: "role"; readonly arn: string; readonly session?: string })
  | (Named & {
      readonly kind: "user";
      readonly arn: string;
      readonly grounds: "certain" | "likely";
      readonly why: string;
    })
  /** Somebody in an account, as far as anything tells. */
  | (Named & { readonly kind: "account"; readonly account: string; readonly why: string })
  /** A permission set of IAM Identity Center. */
  | (Named & {
      readonly kind: "sso";
      readonly account: string;
      readonly permissionSet: string;
      readonly region?: string;
    })
  /** An instance or a container, and its role where exactly one is said to be that. */
  | { readonly kind: "machine"; readonly of: MachineKind; readonly role?: MachineRole }
  | { readonly kind: "web-identity"; readonly token: string }
  /** Credentials of somebody of whom nothing is known. */
  | { readonly kind: "unknown" };

/** The source profile, for messages. */
interface Named {
  readonly profile: string;
}

export type MachineKind = "instance" | "container";

export interface MachineRole {
  readonly arn: string;
  /** What says that machines run under it: "The manifest". */
  readonly source: string;
  readonly place: Place;
}

/**
 * As whom a profile asks for its role, the surest answer first; none where the profile has no single source, which other
 * rules report. The keys of a source profile do not say whose they are, so several answers may be given for them.
 */
export function sourcesOf(profile: HomeProfile, home: ConfigHome, workspace: WorkspaceView): readonly ProfileSource[] {
  const end = home.ends.get(profile);
  if (!end || end.kind === "cycle" || end.kind === "none") return [];
  const given = ["source_profile", "credential_source", "web_identity_token_file"].filter((key) =>
    profileValue(profile, key),
  );
  if (given.length !== 1) return [];
  const token = profileValue(profile, "web_identity_token_file");
  if (token !== undefined) return [{ kind: "web-identity", token }];
  const outside = profileValue(profile, "credential_source");
  if (outside !== undefined) return [outsideOf(outside, workspace)];
  const source = home.set.profiles.get(profileValue(profile, "source_profile") ?? "");
  if (!source) return [{ kind: "unknown" }];
  return ofSourceProfile(source, profile, home, workspace);
}

function ofSourceProfile(
  source: HomeProfile,
  profile: HomeProfile,
  home: ConfigHome,
  workspace: WorkspaceView,
): readonly ProfileSource[] {
  // A source profile with keys of its own is used for these, whatever else it has.
  if (hasStaticKeys(source)) return ofKeys(source, profile, workspace);
  const role = profileValue(source, "role_arn");
  if (role !== undefined) return [roleOf(role, source) ?? { kind: "unknown" }];
  const permissionSet = profileValue(source, "sso_role_name");
  if (permissionSet !== undefined) return [signInOf(permissionSet, source, home) ?? { kind: "unknown" }];
  const login = profileValue(source, "login_session");
  if (login !== undefined) return [loginOf(login, source) ?? { kind: "unknown" }];
  return [{ kind: "unknown" }];
}

function outsideOf(source: string, workspace: WorkspaceView): ProfileSource {
  const of = source === "Ec2InstanceMetadata" ? "instance" : source === "EcsContainer" ? "container" : undefined;
  if (!of) return { kind: "unknown" };
  const role = roleOfMachines(of, workspace);
  return { kind: "machine", of, ...(role && { role }) };
}

/** The services that machines of a kind become their roles as. */
export const machineServices = {
  instance: ["ec2.amazonaws.com"],
  container: ["ecs-tasks.amazonaws.com", "pods.eks.amazonaws.com"],
} as const;

/** The one role that machines of a kind are said to run under; undefined where there are several, or none. */
function roleOfMachines(kind: MachineKind, workspace: WorkspaceView): MachineRole | undefined {
  const services: readonly string[] = machineServices[kind];
  const found = new Map<string, MachineRole>();
  for (const entity of workspace.entities("role")) {
    for (const { role, service, source, place } of workspace.factsOf(entity, "role-runs-service")) {
      // The agent of ECS takes an execution role, not the container.
      if (!services.includes(service) || source === "The definition") continue;
      if (!found.has(role)) found.set(role, { arn: role, source, place });
    }
  }
  const [only] = found.values();
  return found.size === 1 && only && isRoleArn(only.arn) ? only : undefined;
}

function roleOf(arn: string, source: HomeProfile): ProfileSource | undefined {
  if (!isRoleArn(arn)) return undefined;
  const session = profileValue(source, "role_session_name");
  return { kind: "role", profile: source.name, arn, ...(session && isExact(session) && { session }) };
}

function isRoleArn(text: string): boolean {
  return /^arn:[\w-]+:iam::\d{12}:role\/[^*?$]+$/.test(text) && !hasPlaceholder(text);
}

function signInOf(permissionSet: string, source: HomeProfile, { set }: ConfigHome): ProfileSource | undefined {
  const account = profileValue(source, "sso_account_id");
  if (account === undefined || !/^\d{12}$/.test(account) || !/^[\w+=,.@-]+$/.test(permissionSet)) return undefined;
  if (hasPlaceholder(permissionSet)) return undefined;
  const session = set.sessions.get(profileValue(source, "sso_session") ?? "");
  const ofSession = session?.map(({ section }) => section.entries.get("sso_region")?.value).findLast(Boolean);
  const region = profileValue(source, "sso_region") ?? ofSession;
  return { kind: "sso", profile: source.name, account, permissionSet, ...(region && { region }) };
}

function loginOf(login: string, source: HomeProfile): ProfileSource | undefined {
  const arn = parseArn(login);
  if (!arn || !/^\d{12}$/.test(arn.account) || !isExact(arn.resource)) return undefined;
  if (arn.service === "iam" && arn.resource.startsWith("user/"))
    return { kind: "user", profile: source.name, arn: login, grounds: "certain", why: "login_session says so" };
  const [type, role, session] = arn.resource.split("/");
  if (arn.service !== "sts" || type !== "assumed-role" || !role || !session) return undefined;
  const ofRole = `arn:${arn.partition}:iam::${arn.account}:role/${role}`;
  return { kind: "role", profile: source.name, arn: ofRole, session };
}

/** Keys do not say whose they are; their account does, and names may suggest the user. */
function ofKeys(source: HomeProfile, profile: HomeProfile, workspace: WorkspaceView): readonly ProfileSource[] {
  const account = accountOfKeys(source, profile);
  const user = userOfKeys(source, profile, account?.id, workspace);
  const named = { profile: source.name };
  if (!account) return user ? [{ kind: "unknown" }, user] : [{ kind: "unknown" }];
  const ofAccount: ProfileSource = { ...named, kind: "account", account: account.id, why: account.why };
  return user ? [ofAccount, user] : [ofAccount];
}

function accountOfKeys(
  source: HomeProfile,
  profile: HomeProfile,
): { readonly id: string; readonly why: string } | undefined {
  const ofKey = source.sections
    .map(({ section }) => section.entries.get("aws_access_key_id")?.account)
    .findLast(Boolean);
  if (ofKey !== undefined) return { id: ofKey, why: "by their id" };
  const said = profileValue(source, "aws_account_id");
  if (said !== undefined && /^\d{12}$/.test(said)) return { id: said, why: "by aws_account_id" };
  const device = deviceOf(profile);
  return device && { id: device.account, why: "by the MFA device of their user" };
}

function deviceOf(profile: HomeProfile): { readonly account: string; readonly name: string } | undefined {
  const [, account, name] =
    /^arn:[\w-]+:iam::(\d{12}):mfa\/(?:.*\/)?([^/]+)$/.exec(profileValue(profile, "mfa_serial") ?? "") ?? [];
  return account !== undefined && name !== undefined && isExact(name) ? { account, name } : undefined;
}

/** The declared user whose name the MFA device has, or the source profile; in the account of the keys where that is known. */
function userOfKeys(
  source: HomeProfile,
  profile: HomeProfile,
  account: string | undefined,
  workspace: WorkspaceView,
): ProfileSource | undefined {
  const device = deviceOf(profile)?.name;
  const names = [...(device === undefined ? [] : [device]), ...spellingsOf(source.name)];
  for (const name of names) {
    const arns = new Set<string>();
    for (const { user } of workspace.factsOf(userId(name), "declares-user")) {
      const arn = parseArn(user);
      if (arn && /^\d{12}$/.test(arn.account) && (account ?? arn.account) === arn.account) arns.add(user);
    }
    const [arn] = arns;
    if (arn === undefined || arns.size > 1) continue;
    const why =
      name === device ? "the name of the MFA device suggests it" : "the name of the source profile suggests it";
    return { kind: "user", profile: source.name, arn, grounds: "likely", why };
  }
  return undefined;
}

/** A profile and a user of one name may part the words by other signs. */
function spellingsOf(name: string): readonly string[] {
  return [...new Set([name, name.replaceAll("-", "_"), name.replaceAll("_", "-")])];
}
