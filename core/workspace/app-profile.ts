import { nameOfEntity, roleId } from "../facts/entity-ids.ts";
import type { EntityId, ProfileDeclared } from "../facts/fact.ts";
import type { AppRunsTasks, AppSetting } from "../facts/fact-access.ts";
import { profileNameId } from "../facts/facts-of-config.ts";
import { roleNameOf } from "../facts/role-names.ts";
import type { WorkspaceView } from "./rule.ts";

/** The profiles of a name in whatever config files there are: an app names one without saying in which file. */
export function profilesNamed(name: string, workspace: WorkspaceView): readonly ProfileDeclared[] {
  return declaredAs(workspace.factsOf(profileNameId(name), "is-name-of"), workspace);
}

/** The profiles that have their credentials from one of a name. */
export function profilesFrom(source: string, workspace: WorkspaceView): readonly ProfileDeclared[] {
  return declaredAs(workspace.factsOf(profileNameId(source), "is-source-of"), workspace);
}

function declaredAs(found: readonly { readonly profile: EntityId }[], workspace: WorkspaceView): ProfileDeclared[] {
  const profiles = [...new Set(found.map(({ profile }) => profile))].sort();
  return profiles.flatMap((profile) => workspace.factsOf(profile, "declares-profile"));
}

/** The names of all profiles that config files of the workspace declare. */
export function profileNamesIn(workspace: WorkspaceView): ReadonlySet<string> {
  const declared = workspace
    .entities("profile-name")
    .filter((entity) => workspace.factsOf(entity, "is-name-of").length > 0);
  return new Set(declared.map(nameOfEntity));
}

/** A setting of an app's that is filled in. */
export function settingOf({ settings }: AppRunsTasks, name: string): AppSetting | undefined {
  const setting = settings.get(name);
  return setting && setting.value !== "" ? setting : undefined;
}

/** The role that an app runs under by its profile: entity and ARN; undefined where its profile becomes none. */
export function roleOfApp(
  app: AppRunsTasks,
  workspace: WorkspaceView,
): { readonly entity: EntityId; readonly arn: string } | undefined {
  const arns = new Set(
    (app.profile === undefined ? [] : profilesNamed(app.profile, workspace)).flatMap(
      ({ settings }) => settings.get("role_arn")?.value ?? [],
    ),
  );
  const [arn] = arns;
  return arn !== undefined && arns.size === 1 ? { entity: roleId(roleNameOf(arn)), arn } : undefined;
}
