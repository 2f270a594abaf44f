import { kindOfEntity, nameOfEntity } from "../../facts/entity-ids.ts";
import type { EntityKind } from "../../facts/fact.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import type { FilePlace } from "../assist.ts";
import { definitionsOf } from "./definitions.ts";
import { occurrencesOf } from "./occurrences.ts";

/** A thing of the workspace that can be gone to by its name. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: "account" | "role" | "user" | "bucket" | "key" | "profile" | "sso-session";
  readonly place: FilePlace;
}

const kinds = ["role", "user", "bucket", "key", "account", "profile", "sso-session"] as const satisfies EntityKind[];

/** The roles, users, buckets, keys, accounts, profiles and sessions whose names hold the letters asked for, in their order. */
export function symbolsMatching(query: string, workspace: WorkspaceView): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const kind of kinds) {
    for (const entity of workspace.entities(kind)) {
      const name =
        kind === "profile" || kind === "sso-session"
          ? nameOfEntity(entity).replace(/^[^#]*#/, "")
          : nameOfEntity(entity);
      if (!holds(name, query)) continue;
      const place = placeOf(entity, workspace);
      if (place) found.push({ name, kind: kindOfEntity(entity) as WorkspaceSymbol["kind"], place });
      if (found.length >= most) return found;
    }
  }
  return found;
}

const most = 500;

function placeOf(entity: Parameters<typeof definitionsOf>[0], workspace: WorkspaceView): FilePlace | undefined {
  const [declared] = definitionsOf(entity, workspace);
  if (declared) return declared;
  const [mentioned] = occurrencesOf(entity, workspace);
  if (mentioned) return mentioned;
  const fact = workspace.facts(entity).find(({ relation }) => relation.startsWith("declares-"));
  return fact && { file: fact.place.file, span: fact.place.span };
}

/** Whether the letters stand in the name in this order, whatever is between them, as editors filter. */
function holds(name: string, query: string): boolean {
  const plain = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    const next = plain.indexOf(letter, at);
    if (next < 0) return false;
    at = next + 1;
  }
  return true;
}
