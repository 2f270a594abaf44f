import type { EntityId, Place } from "./fact.ts";
import type { ProfileNamed } from "./fact-access.ts";

/** The home of a profile that is named without one: whatever files the command or the app will find. */
export const anyHome = "*";

/** A profile by its name alone. */
export function anyProfileId(name: string): EntityId {
  return `profile:${anyHome}#${name}`;
}

/** That something outside the config files names a profile; `place` is that of the name. */
export function namedProfile(name: string, place: Place): ProfileNamed {
  return { relation: "names-profile", entity: anyProfileId(name), place, name };
}
