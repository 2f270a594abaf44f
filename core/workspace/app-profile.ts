import { roleId } from "./entity-ids.ts";
import type { EntityId, ProfileDeclared } from "./fact.ts";
import type { AppRunsTasks, AppSetting } from "./fact-access.ts";
import { roleNameOf } from "./role-names.ts";
import type { WorkspaceView } from "./rule.ts";

/** The profiles that config files of the workspace declare, with the files' own settings. */
export function profilesIn(workspace: WorkspaceView): readonly ProfileDeclared[] {
  return workspace.entities("profile").flatMap((entity) => workspace.factsOf(entity, "declares-profile"));
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
    profilesIn(workspace)
      .filter(({ name }) => name === app.profile)
      .flatMap(({ settings }) => settings.get("role_arn")?.value ?? []),
  );
  const [arn] = arns;
  return arn !== undefined && arns.size === 1 ? { entity: roleId(roleNameOf(arn)), arn } : undefined;
}
