import { configKey } from "../model/config-keys.ts";
import { meantKey } from "../model/meant-key.ts";
import type { HomeProfile } from "./config-home.ts";

/** Whether a profile has an unknown key that most likely means one of these: then that slip is what to report. */
export function hasMisspelt({ sections }: HomeProfile, keys: readonly string[]): boolean {
  return sections.some(({ section }) =>
    [...section.entries].some(([key, entry]) => {
      if (configKey(key)) return false;
      const meant = meantKey(entry.key, "profile");
      return meant !== undefined && keys.includes(meant);
    }),
  );
}

/** Whether a profile has an unknown key that resembles a known one, whichever: what it was to say is not known then. */
export function hasAnyUnknown({ sections }: HomeProfile): boolean {
  return sections.some(({ section }) =>
    [...section.entries].some(([key, entry]) => !configKey(key) && meantKey(entry.key, "profile") !== undefined),
  );
}
