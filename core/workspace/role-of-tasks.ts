import type { AppRunsTasks, Grounds, Place, RoleName, TrustDeclared } from "./fact.ts";
import { accountOf, roleId, roleNameOf, tellsOfTasks } from "./role-names.ts";
import type { WorkspaceView } from "./rule.ts";

/** Why a trust policy is held to be that of a role which containers run under. */
export interface TaskReason {
  readonly grounds: Grounds;
  /** A sentence for the message: "The task definition gives its containers this role." */
  readonly sentence: string;
  /** What says so, where that is another place. */
  readonly place?: Place;
}

/** The best reason to hold that containers run under the role of a trust policy; undefined where nothing says so. */
export function taskReason(trust: TrustDeclared, workspace: WorkspaceView): TaskReason | undefined {
  const names = namesOf(trust, workspace);
  const reasons = [...definitions(names, workspace), ...apps(trust, names, workspace), ...namedSo(trust, names)];
  return reasons.find(({ grounds }) => grounds === "certain") ?? reasons[0];
}

/** The names that the role is known by, those that the manifest gives it first. */
function namesOf(trust: TrustDeclared, workspace: WorkspaceView): readonly RoleName[] {
  const assigned = workspace
    .factsOf(trust.entity, "assigns-trust")
    .map(({ role }): RoleName => ({ name: roleNameOf(role), arn: role, grounds: "certain" }));
  // Who is told the name does not guess.
  return assigned.length > 0 ? assigned : trust.names;
}

function definitions(names: readonly RoleName[], workspace: WorkspaceView): TaskReason[] {
  return names.flatMap((name) =>
    workspace
      .factsOf(roleId(name.name), "role-runs-service")
      .filter(({ service, role }) => service.startsWith("ecs-tasks.") && mayBeSame(name.arn, role))
      .map(({ source, place }) => ({
        grounds: name.grounds,
        sentence: `${source} has containers run under ${sureName(name)}.`,
        place,
      })),
  );
}

/** Two ARNs of different accounts are two roles, be the name the same. */
function mayBeSame(arn: string | undefined, other: string): boolean {
  const a = accountOf(arn ?? "");
  const b = accountOf(other);
  return a === undefined || b === undefined || a === b;
}

function sureName({ name, grounds }: RoleName): string {
  return grounds === "certain"
    ? `this role`
    : `a role named ${name}, and this file's name suggests that it is this one`;
}

function apps(trust: TrustDeclared, names: readonly RoleName[], workspace: WorkspaceView): TaskReason[] {
  return workspace
    .entities("app")
    .flatMap((app) => workspace.factsOf(app, "app-runs-tasks"))
    .flatMap((app) => byProfile(app, names, workspace) ?? onlyOne(app, trust, workspace) ?? []);
}

/** The app's profile leads to a role, and this is its trust policy. */
function byProfile(app: AppRunsTasks, names: readonly RoleName[], workspace: WorkspaceView): TaskReason | undefined {
  const { profile, place } = app;
  if (profile === undefined) return undefined;
  for (const entity of workspace.entities("profile")) {
    for (const { name, settings } of workspace.factsOf(entity, "declares-profile")) {
      const arn = name === profile ? settings.get("role_arn")?.value : undefined;
      const same = arn && names.find((known) => known.name === roleNameOf(arn) && mayBeSame(known.arn, arn));
      if (!same) continue;
      return {
        grounds: same.grounds,
        sentence: `The app's settings have containers run under ${sureName(same)} (profile ${profile}).`,
        place,
      };
    }
  }
  return undefined;
}

/** No other trust policy beside the app could be meant. */
function onlyOne(app: AppRunsTasks, trust: TrustDeclared, workspace: WorkspaceView): TaskReason | undefined {
  if (!isBeside(app, trust) || !isCandidate(trust)) return undefined;
  for (const entity of workspace.entities("role")) {
    for (const other of workspace.factsOf(entity, "declares-trust")) {
      if (other.entity !== trust.entity && isBeside(app, other) && isCandidate(other)) return undefined;
    }
  }
  return {
    grounds: "likely",
    sentence: "The app beside it runs containers, and this is the only trust policy that could be their role's.",
    place: app.place,
  };
}

function isBeside({ folder }: AppRunsTasks, { place }: TrustDeclared): boolean {
  return folder === "" || place.file.startsWith(`${folder}/`);
}

/** The role of an app's tasks is one that people test with, or that its machines have too. */
function isCandidate({ admits, services }: TrustDeclared): boolean {
  return (
    admits.includes("people") || services.some((service) => /^(?:ec2|ecs|ecs-tasks|batch|spotfleet)\./.test(service))
  );
}

function namedSo({ words }: TrustDeclared, names: readonly RoleName[]): TaskReason[] {
  if (!tellsOfTasks([words, ...names.map(({ name }) => name)].join(" "))) return [];
  return [{ grounds: "likely", sentence: "By its name containers run under this role." }];
}
