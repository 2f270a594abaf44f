import type { Entry, Setting } from "../ini/tree.ts";
import type { ConfigSection } from "./aws-config.ts";
import { blockKeysOf, type ConfigKey, configKey, type KeySection, serviceKeys } from "./config-keys.ts";
import { quotationOf } from "./config-value.ts";
import { hasPlaceholder } from "./placeholder.ts";

/** A setting with what is known about its key at that place. */
export interface ConfigSetting {
  /** In lower case, as most tools read it. */
  readonly key: string;
  readonly entry: Setting;
  /** The key whose block holds the setting; undefined for a setting of the section itself. */
  readonly block: Entry | undefined;
  readonly section: ConfigSection;
  /** Undefined where no tool is known to read such a key at this place. */
  readonly known: ConfigKey | undefined;
  /** The value, if its form can be judged: undefined where it is empty, in quotes, goes on below, or is still to fill in. */
  readonly value: string | undefined;
}

/** What a section's settings are looked up as; undefined for a section that no tool reads. */
export function keySectionOf({ role }: ConfigSection): KeySection | undefined {
  if (role === "profile" || role === "misplaced-profile") return "profile";
  return role === "sso-session" || role === "services" || role === "plugins" ? role : undefined;
}

/** A setting of a section, or of the block below one of its keys. */
export function configSettingOf(entry: Setting, block: Entry | undefined, section: ConfigSection): ConfigSetting {
  const key = entry.key.toLowerCase();
  return { key, entry, block, section, known: knownKey(key, block, section), value: judged(entry) };
}

function knownKey(key: string, block: Entry | undefined, section: ConfigSection): ConfigKey | undefined {
  const type = keySectionOf(section);
  if (type === undefined) return undefined;
  // A services section holds blocks alone.
  if (!block) return type === "services" ? undefined : configKey(key, type);
  const keys = type === "services" ? serviceKeys : blockKeysOf(block.key.toLowerCase());
  return keys?.find(({ name }) => name === key);
}

function judged(entry: Setting): string | undefined {
  const { value } = entry;
  if ("continuation" in entry && (entry as Entry).continuation.length > 0) return undefined;
  if (value === "" || leftOut.test(value)) return undefined;
  return quotationOf(value) !== undefined || hasPlaceholder(value) ? undefined : value;
}

/** What stands in for a value that nobody is to see. */
const leftOut = /^(?:redacted|removed|hidden|omitted|censored|bla\w*|[*.…?x-]+)$/i;
