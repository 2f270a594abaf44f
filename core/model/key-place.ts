import { configKey, type KeySection } from "./config-keys.ts";
import { blockKeys } from "./config-keys-blocks.ts";

/** Where a key belongs that tools do not look for where it stands. */
export type KeyPlace =
  | { readonly kind: "block"; readonly block: string; readonly key: string }
  | { readonly kind: "section"; readonly section: KeySection };

/**
 * The place for a key, in lower case, that is unknown where it stands: in a section of that type, or in a block of it.
 * Undefined where it is known nowhere, as a misspelt one is.
 */
export function placeOfKey(key: string, section: KeySection, block: string | undefined): KeyPlace | undefined {
  if (block !== undefined) {
    return Object.hasOwn(blockKeys, block) && configKey(key, section) ? { kind: "section", section } : undefined;
  }
  if (section === "profile") {
    const [, dotted, inner = key] = /^(\w+)\.(\w+)$/.exec(key) ?? [];
    for (const name of dotted === undefined ? ["s3"] : [dotted]) {
      if (Object.hasOwn(blockKeys, name) && blockKeys[name]?.some((known) => known.name === inner)) {
        return { kind: "block", block: name, key: inner };
      }
    }
  }
  const other = (["profile", "sso-session"] as const).find((type) => type !== section && configKey(key, type));
  return other && { kind: "section", section: other };
}
