import type { Catalog } from "../catalog/index.ts";
import type { Text } from "../json/strings.ts";
import { globMatches } from "./glob.ts";
import type { Policy, Statement } from "./policy.ts";
import { type S3Half, type S3Target, s3HalvesOf, s3TargetOf } from "./s3-statement.ts";

/**
 * Whether some statement of the same effect has an action pattern for that half of the target's bucket: then what one
 * statement leaves out is not lost. A wildcard counts as covered by any action for the half.
 */
export function isCoveredElsewhere(
  pattern: string,
  { bucket }: S3Target,
  half: S3Half,
  { effect }: Statement,
  policy: Policy,
  catalog: Catalog,
): boolean {
  const { named, wild } = namersOf(policy);
  const key = keyOf(effect?.value, half, bucket);
  const covers = (actions: readonly Text[]) => actions.some(({ value }) => coversHalf(value, pattern, half, catalog));
  if (named.get(key)?.some(covers)) return true;
  return wild.some(
    (other) =>
      other.effect === effect?.value &&
      other.half === half &&
      globMatches(other.bucket, bucket) &&
      covers(other.actions),
  );
}

/** Who speaks of which bucket, gathered once for a policy. */
interface Namers {
  /** The actions of the statements that name a half of a bucket literally. */
  readonly named: ReadonlyMap<string, readonly (readonly Text[])[]>;
  /** Those that name it by a pattern, or anything at all. */
  readonly wild: readonly WildNamer[];
}

interface WildNamer {
  readonly effect: string | undefined;
  readonly half: S3Half;
  readonly bucket: string;
  readonly actions: readonly Text[];
}

const namers = new WeakMap<Policy, Namers>();
const halves: readonly S3Half[] = ["bucket", "objects"];

const keyOf = (effect: string | undefined, half: S3Half, bucket: string) => `${effect} ${half} ${bucket}`;

function namersOf(policy: Policy): Namers {
  const known = namers.get(policy);
  if (known) return known;
  const named = new Map<string, (readonly Text[])[]>();
  const wild: WildNamer[] = [];
  for (const { effect, actions, resources, notResources } of policy.statements) {
    if (actions.length === 0) continue;
    const about = { effect: effect?.value, actions };
    if (notResources.length > 0) wild.push(...halves.map((half) => ({ ...about, half, bucket: "*" })));
    for (const text of resources) {
      if (text.value === "*") wild.push(...halves.map((half) => ({ ...about, half, bucket: "*" })));
      const target = s3TargetOf(text);
      if (!target) continue;
      for (const half of target.halves) {
        if (/[*?]/.test(target.bucket)) wild.push({ ...about, half, bucket: target.bucket });
        const key = keyOf(about.effect, half, target.bucket);
        const list = named.get(key);
        if (list) list.push(actions);
        else named.set(key, [actions]);
      }
    }
  }
  const found = { named, wild };
  namers.set(policy, found);
  return found;
}

function coversHalf(other: string, pattern: string, half: S3Half, catalog: Catalog): boolean {
  if (!/[*?]/.test(pattern)) return globMatches(other.toLowerCase(), pattern.toLowerCase());
  return s3HalvesOf(other, catalog).includes(half);
}
