import { folderId, kindOfEntity, nameOfEntity, roleId } from "../../facts/entity-ids.ts";
import type { EntityId, Place } from "../../facts/fact.ts";
import type { AppRunsTasks, Grounds, TrustDeclared } from "../../facts/fact-access.ts";
import { homeId, homeOf } from "../../facts/facts-of-config.ts";
import { foldersOf } from "../../facts/facts-of-document.ts";
import { anyProfileId } from "../../facts/named-profile.ts";
import { roleNameOf, tellsOfTasks } from "../../facts/role-names.ts";
import { profilesNamed } from "../app-profile.ts";
import { mayBeSame, ownersOf } from "../links.ts";
import type { WorkspaceView } from "../rule.ts";

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
  const reasons = [...definitions(trust, names, workspace), ...apps(trust, names, workspace), ...namedSo(trust, names)];
  return reasons.find(({ grounds }) => grounds === "certain") ?? reasons[0];
}

/** What a role is called, and how sure that is. */
interface RoleName {
  readonly name: string;
  /** The ARN where it is known, else the name. */
  readonly arn: string;
  readonly grounds: Grounds;
}

function namesOf({ entity }: TrustDeclared, workspace: WorkspaceView): readonly RoleName[] {
  return ownersOf(entity, workspace)
    .filter(({ owner }) => kindOfEntity(owner) === "role")
    .map(({ owner, ownerName, grounds }) => ({ name: nameOfEntity(owner), arn: ownerName, grounds }));
}

/** Of several files that are called like the trust policy of one role nobody knows which is. */
function isOnly({ name, grounds }: RoleName, { entity }: TrustDeclared, workspace: WorkspaceView): boolean {
  if (grounds === "certain") return true;
  const links = workspace.factsOf(roleId(name), "assigns-document");
  return !links.some(({ use, document }) => use === "trust" && document !== entity);
}

function definitions(trust: TrustDeclared, names: readonly RoleName[], workspace: WorkspaceView): TaskReason[] {
  return names.flatMap((name) =>
    workspace
      .factsOf(roleId(name.name), "role-runs-service")
      .filter(({ service, role }) => service.startsWith("ecs-tasks.") && mayBeSame(name.arn, role))
      .filter(() => isOnly(name, trust, workspace))
      .map(({ source, place }) => ({
        grounds: name.grounds,
        sentence: `${source} has containers run under ${sureName(name)}.`,
        place,
      })),
  );
}

function sureName({ name, grounds }: RoleName): string {
  return grounds === "certain"
    ? `this role`
    : `a role named ${name}, and this file's name suggests that it is this one`;
}

function apps(trust: TrustDeclared, names: readonly RoleName[], workspace: WorkspaceView): TaskReason[] {
  const beside = foldersOf(trust.place.file).flatMap((folder) =>
    workspace.factsOf(folderId(folder), "holds-app").map(({ app }) => app),
  );
  const ofProfiles = names.flatMap((name) => appsUnder(name, workspace));
  return [...new Set([...beside, ...ofProfiles])]
    .sort()
    .flatMap((app) => workspace.factsOf(app, "app-runs-tasks"))
    .filter(startsContainers)
    .flatMap((app) => byProfile(app, trust, names, workspace) ?? onlyOne(app, trust, workspace) ?? []);
}

/** Any script may read one bucket and write another; these are settings of apps that have containers do so. */
function startsContainers({ settings }: AppRunsTasks): boolean {
  return telling.some((name) => settings.has(name));
}

const telling = [
  "WORKSPACE_BUCKET",
  "SSH_KEY_NAME",
  "UPLOAD_FLAGS",
  "DOWNLOAD_FILES",
  "ECS_CLUSTER",
  "DOCKERHUB_TAG",
] as const;

/** What works with a profile that becomes the role. */
function appsUnder(role: RoleName, workspace: WorkspaceView): EntityId[] {
  return workspace
    .factsOf(roleId(role.name), "mentions")
    .filter(({ as, of }) => as === "profile-setting" && of === "role_arn")
    .flatMap(({ place }) => profilesAt(place, workspace))
    .flatMap((profile) => workspace.factsOf(anyProfileId(profile), "names-profile"))
    .map(({ place }): EntityId => `app:${place.file}`);
}

/** The profile whose role_arn stands there. */
function profilesAt({ file, span }: Place, workspace: WorkspaceView): string[] {
  return workspace
    .factsOf(homeId(homeOf(file)), "declares-config")
    .filter(({ place }) => place.file === file)
    .flatMap(({ sections }) => sections)
    .filter(({ entries }) => entries.get("role_arn")?.valueSpan.start === span.start)
    .map(({ name }) => name);
}

/** The app's profile leads to a role, and this is its trust policy. */
function byProfile(
  app: AppRunsTasks,
  trust: TrustDeclared,
  names: readonly RoleName[],
  workspace: WorkspaceView,
): TaskReason | undefined {
  const { profile, place } = app;
  if (profile === undefined) return undefined;
  for (const { settings } of profilesNamed(profile, workspace)) {
    const arn = settings.get("role_arn")?.value;
    const same = arn && names.find((known) => known.name === roleNameOf(arn) && mayBeSame(known.arn, arn));
    if (!same || !isOnly(same, trust, workspace)) continue;
    return {
      grounds: same.grounds,
      sentence: `The app's settings have containers run under ${sureName(same)} (profile ${profile}).`,
      place,
    };
  }
  return undefined;
}

/** No other trust policy beside the app, or in the folders there, could be meant. */
function onlyOne(app: AppRunsTasks, trust: TrustDeclared, workspace: WorkspaceView): TaskReason | undefined {
  const candidates = workspace
    .factsOf(folderId(app.folder), "is-in-folder")
    .filter(({ kind }) => kind === "trust-policy")
    .flatMap(({ document }) => workspace.factsOf(document, "declares-trust"))
    .filter(isCandidate);
  if (candidates.length !== 1 || candidates[0]?.entity !== trust.entity) return undefined;
  return {
    grounds: "likely",
    sentence: "The app beside it runs containers, and this is the only trust policy that could be their role's.",
    place: app.place,
  };
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
