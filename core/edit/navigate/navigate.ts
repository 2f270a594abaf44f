import type { Fact } from "../../facts/fact.ts";
import type { Span } from "../../text.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import type { FilePlace, Renaming } from "../assist.ts";
import { definitionsOf } from "./definitions.ts";
import { occurrenceAt, occurrencesOf } from "./occurrences.ts";
import { type ProfileUse, profileDeclarations, profilePlaces, profileUseAt, renameProfile } from "./profile-use.ts";
import { renameTo } from "./rename.ts";

/** The name at a place of some file, and all that an editor asks about it. Offsets and spans are those of files. */
export interface NameHere {
  readonly span: Span;
  definitions(): readonly FilePlace[];
  references(): readonly FilePlace[];
  rename(to: string): Renaming;
}

/** What is named at an offset of a file; undefined where nothing that the workspace knows is. */
export function nameAt(ofFile: readonly Fact[], offset: number, workspace: WorkspaceView): NameHere | undefined {
  const profile = profileUseAt(ofFile, offset);
  if (profile) return ofProfile(profile, workspace);
  const occurrence = occurrenceAt(ofFile, offset);
  if (!occurrence) return undefined;
  const { entity, span, text } = occurrence;
  const like = entity.startsWith("placeholder:") ? text : undefined;
  return {
    span,
    definitions: () => definitionsOf(entity, workspace),
    references: () => occurrencesOf(entity, workspace, like),
    rename: (to) => renameTo(to, occurrence, workspace),
  };
}

function ofProfile(use: ProfileUse, workspace: WorkspaceView): NameHere {
  return {
    span: use.span,
    definitions: () => profileDeclarations(use.name, workspace),
    references: () => profilePlaces(use.name, workspace),
    rename: (to) => renameProfile(use.name, to, workspace),
  };
}
