import { nearest } from "../catalog/nearest.ts";
import { blockKeysOf, type ConfigKey, configKeysOf, type KeySection, misspeltKeys } from "./config-keys.ts";

/** The key that a misspelt one, as written, most likely means in a section of that type; undefined where it resembles none. */
export function meantKey(key: string, section: KeySection): string | undefined {
  const snake = snakeOf(key);
  const names = namesOf(section);
  const misspelt = Object.hasOwn(misspeltKeys, snake) ? misspeltKeys[snake] : undefined;
  if (misspelt !== undefined && names.includes(misspelt)) return misspelt;
  return names.includes(snake) ? snake : nearest(snake, names);
}

/** The same for a key of a block such as `s3 =`. */
export function meantBlockKey(key: string, block: string): string | undefined {
  const names = blockKeysOf(block)?.map(({ name }) => name) ?? [];
  const snake = snakeOf(key);
  return names.includes(snake) ? snake : nearest(snake, names);
}

/** What a shell wants before a variable that it sets, as in a line pasted from one: `export`, `set` or `$Env:`. */
export function shellWordOf(key: string): string | undefined {
  return shellWord.exec(key)?.[0].trimEnd();
}

const shellWord = /^(?:(?:export|set)\s+|\$env:)/i;

/** `export RoleArn`, `role-arn` and `role.arn` as `role_arn`. */
function snakeOf(key: string): string {
  return key
    .replace(shellWord, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[-\s.]+/g, "_")
    .toLowerCase();
}

const names = new Map<KeySection, readonly string[]>();

function namesOf(section: KeySection): readonly string[] {
  const known = names.get(section);
  if (known) return known;
  const all = configKeysOf(section).map(({ name }: ConfigKey) => name);
  names.set(section, all);
  return all;
}
