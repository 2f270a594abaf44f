import { isKnown, optionOf } from "../commands/aws-command.ts";
import type { ShellWord } from "../commands/shell-words.ts";
import { type Call, exact } from "./aws-call.ts";
import { bucketId, isExact, type Named, namedByArn, roleId, userId } from "./entity-ids.ts";
import type { EntityId, Fact } from "./fact.ts";
import { anyProfileId, namedProfile } from "./named-profile.ts";
import { placeholderFacts } from "./placeholder-facts.ts";

/** Options that hold a bare name, and of what. */
const naming: Readonly<Record<string, (name: string) => EntityId>> = {
  "role-name": roleId,
  "user-name": userId,
  bucket: bucketId,
};

/** The roles, users, buckets, keys and accounts that a call names. */
export function mentionedBy(call: Call): Fact[] {
  const { command, file, place, spanIn } = call;
  const facts: Fact[] = [];
  const add = (word: ShellWord, of: string, named: readonly Named[]) => {
    for (const { entity, name, start, end, account } of named) {
      facts.push({
        relation: "mentions",
        entity,
        place: place(word),
        name,
        nameSpan: spanIn(word, start, end),
        ...(word.value?.startsWith("arn:") && { arn: word.value }),
        ...(account && { account }),
        as: "command",
        of,
      });
    }
  };
  const words = [...command.positional, ...[...command.options.values()].flat()];
  for (const word of words) {
    if (isKnown(word))
      facts.push(
        ...placeholderFacts(
          word.value,
          (from, to) => spanIn(word, from, to),
          (span) => ({ file, span }),
        ),
      );
  }
  for (const word of command.positional) if (isKnown(word)) add(word, "", namedByWord(word.value));
  for (const [option, words] of command.options) {
    for (const word of words) {
      if (!isKnown(word)) continue;
      const entityOf = naming[option];
      const isName = entityOf && isExact(word.value) && !word.value.includes(":");
      add(
        word,
        `--${option}`,
        isName
          ? [{ entity: entityOf(word.value), name: word.value, start: 0, end: word.value.length }]
          : namedByWord(word.value),
      );
    }
  }
  return facts;
}

/** An ARN, or the bucket of an `s3://` address. */
function namedByWord(value: string): readonly Named[] {
  const bucket = /^s3:\/\/([^/]+)/.exec(value)?.[1];
  if (!bucket) return namedByArn(value);
  return isExact(bucket) ? [{ entity: bucketId(bucket), name: bucket, start: 5, end: 5 + bucket.length }] : [];
}

/** The bucket that a call works on, with the profile and region that it is made with. */
export function usedBy({ command, name, place }: Call): Fact[] {
  const profile = exact(command, "profile");
  const region = optionOf(command, "region")?.value;
  const facts: Fact[] = [];
  const shared = {
    relation: "command-uses" as const,
    command: name,
    ...(profile && { profile: profile.value }),
    ...(region && { region }),
  };
  const words = [...command.positional, ...(command.options.get("bucket") ?? [])];
  for (const word of command.service.startsWith("s3") ? words : []) {
    const bucket = isKnown(word)
      ? (/^s3:\/\/([^/]+)/.exec(word.value)?.[1] ?? (word.value.includes("/") ? undefined : word.value))
      : undefined;
    const isBucket =
      bucket && isExact(bucket) && (word.value?.startsWith("s3://") || command.options.get("bucket")?.includes(word));
    if (isBucket) facts.push({ ...shared, entity: bucketId(bucket), place: place(word) });
  }
  if (profile) {
    facts.push({ ...shared, entity: anyProfileId(profile.value), place: place(profile) });
    facts.push(namedProfile(profile.value, place(profile)));
  }
  return facts;
}
