import type { Fact } from "../../facts/fact.ts";
import { anyProfileId } from "../../facts/named-profile.ts";
import type { Edit, Span } from "../../text.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import type { FilePlace, Renaming } from "../assist.ts";
import { refusalOfName } from "../config/references.ts";

/** A profile as an app's settings, a command or the manifest name it. */
export interface ProfileUse {
  readonly name: string;
  readonly span: Span;
}

export function profileUseAt(ofFile: readonly Fact[], offset: number): ProfileUse | undefined {
  for (const fact of ofFile) {
    if (fact.relation !== "names-profile") continue;
    const { span } = fact.place;
    if (span.start <= offset && offset <= span.end) return { name: fact.name, span };
  }
  return undefined;
}

/** The sections that declare a profile of that name, in whatever config files of the workspace. */
export function profileDeclarations(name: string, workspace: WorkspaceView): FilePlace[] {
  return placesOf(name, workspace, (relation) => relation === "declares-profile");
}

export function profilePlaces(name: string, workspace: WorkspaceView): FilePlace[] {
  return placesOf(name, workspace, () => true);
}

/** Renames a profile in every config file, app and command; refused where tools would read the name differently. */
export function renameProfile(name: string, to: string, workspace: WorkspaceView): Renaming {
  if (name === "default" || to === "default") return { refused: "The default profile has no other name." };
  const refused = refusalOfName(to, "profile");
  if (refused) return { refused };
  if (to !== name && profileDeclarations(to, workspace).length > 0)
    return { refused: `There is a profile ${to} already.` };
  const byFile = new Map<string, Edit[]>();
  for (const { file, span } of profilePlaces(name, workspace)) {
    const edits = byFile.get(file) ?? [];
    byFile.set(file, edits);
    edits.push({ span, text: to });
  }
  return { edits: [...byFile].map(([file, edits]) => ({ file, edits })) };
}

function placesOf(name: string, workspace: WorkspaceView, wants: (relation: Fact["relation"]) => boolean): FilePlace[] {
  const entities = workspace.entities("profile").filter((entity) => entity.endsWith(`#${name}`));
  return [...new Set([...entities, anyProfileId(name)])]
    .flatMap((entity) => workspace.facts(entity))
    .filter(({ relation }) => /^(?:declares|mentions|names)-profile$/.test(relation) && wants(relation))
    .map(({ place: { file, span } }) => ({ file, span }));
}
