import { settingOf } from "../model/profile.ts";
import type { ConfigHome } from "./config-home.ts";

/** The names of all profiles that another profile takes its credentials from. */
export function mentionedIn({ set }: ConfigHome): ReadonlySet<string> {
  const names = new Set<string>();
  for (const profile of set.profiles.values()) {
    const name = settingOf(profile, "source_profile")?.entry.value;
    if (name !== undefined && name !== profile.name) names.add(name);
  }
  return names;
}
