import { roleId } from "./entity-ids.ts";
import type { EntityId } from "./fact.ts";
import type { AppRunsTasks } from "./fact-access.ts";
import { mayBeSame } from "./links.ts";
import { roleNameOf } from "./role-names.ts";
import type { WorkspaceView } from "./rule.ts";

/** The role that an app's profile leads to; undefined where none does, or profiles of one name lead to several. */
export function roleOfApp({ profile }: AppRunsTasks, workspace: WorkspaceView): EntityId | undefined {
  if (profile === undefined || profile === "") return undefined;
  const arns = new Set(
    profilesNamed(profile, workspace).flatMap(({ settings }) => settings.get("role_arn")?.value ?? []),
  );
  const [arn] = arns;
  if (arn === undefined || arns.size > 1 || !arn.includes(":role/")) return undefined;
  const role = roleId(roleNameOf(arn));
  // A role of the same name in another account is another one.
  const declared = workspace.factsOf(role, "declares-role");
  return declared.every((fact) => mayBeSame(arn, fact.role)) ? role : undefined;
}

/** The profiles of a name in whatever config files there are: an app names one without saying in which file. */
export function profilesNamed(name: string, workspace: WorkspaceView) {
  return workspace
    .entities("profile")
    .filter((entity) => entity.endsWith(`#${name}`))
    .flatMap((entity) => workspace.factsOf(entity, "declares-profile"));
}
