import type { SettingFact } from "../facts/fact.ts";
import { configKey, type KeySection } from "../model/config-keys.ts";
import { meantKey } from "../model/meant-key.ts";
import type { HomeProfile } from "./config-home.ts";

/** Whether a profile has an unknown key that most likely means one of these: then that slip is what to report. */
export function hasMisspelt({ sections }: HomeProfile, keys: readonly string[]): boolean {
  return sections.some(({ section }) => hasMisspeltIn(section.entries, "profile", keys));
}

/** The same for one section. */
export function hasMisspeltIn(
  entries: ReadonlyMap<string, SettingFact>,
  type: KeySection,
  keys: readonly string[],
): boolean {
  return [...entries].some(([key, entry]) => {
    if (configKey(key, type)) return false;
    const meant = meantKey(entry.key, type);
    return meant !== undefined && keys.includes(meant);
  });
}

/** Whether a profile has an unknown key that resembles a known one, whichever: what it was to say is not known then. */
export function hasAnyUnknown({ sections }: HomeProfile): boolean {
  return sections.some(({ section }) =>
    [...section.entries].some(([key, entry]) => !configKey(key) && meantKey(entry.key, "profile") !== undefined),
  );
}
