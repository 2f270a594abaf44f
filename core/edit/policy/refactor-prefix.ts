import { memberOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import type { Text } from "../../json/strings.ts";
import type { Statement } from "../../model/policy.ts";
import { bucketArnOf, isOnlyFor, type S3Target, s3TargetsOf } from "../../model/s3-statement.ts";
import type { Refactoring } from "../assist.ts";
import { type Part, partsOf, written } from "./refactor-parts.ts";
import type { RefactorPlace } from "./refactor-place.ts";
import { conditionWith } from "./refactor-restrict.ts";
import { changedStatement, rewrittenStatements, sidsFor, withEntries } from "./refactor-statement.ts";
import { editOf } from "./refactor-text.ts";

/**
 * Limits what a policy allows on a bucket to the keys under one prefix, in listings and in objects together, for either alone
 * is of no use: each Allow statement about the bucket gets its part. Only where each action is about the one or the other.
 */
export function prefixes(place: RefactorPlace): readonly Refactoring[] {
  const { statement, policy, kind, source } = place;
  if (!statement || (kind !== "identity-policy" && kind !== "bucket-policy")) return [];
  const bucket = onlyBucketOf(statement);
  if (bucket === undefined) return [];
  const concerned = policy.statements.filter((one) => one.effect?.value === "Allow" && mayConcern(one, bucket));
  const sorted = concerned.map((one) => sortedOut(one, bucket, place));
  if (sorted.includes(undefined) || !concerned.includes(statement)) return [];
  const known = new Set((sorted as Sorted[]).flatMap(({ prefixes: found }) => found));
  const prefix = known.size === 1 ? [...known][0]! : "<PREFIX>";
  const changed = new Map((sorted as Sorted[]).map((one) => [one.statement.node, rewritten(place, one, prefix)]));
  if ([...changed.values()].every((texts) => texts === undefined)) return [];
  const result = rewrittenStatements(place, (part) => {
    const texts = changed.get(part.node);
    if (!texts) return [part];
    return texts.map(
      (text, i): Part => ({ ...part, text, before: i === 0 ? part.before : [], behind: i === 0 ? part.behind : [] }),
    );
  });
  const edit = result && editOf(source, spanOf(result.node), result.text);
  const what = prefix === "<PREFIX>" ? "one prefix, to fill in" : `${prefix}/`;
  return edit ? [{ title: `Restrict listings and objects of ${bucket} to ${what}`, edits: [edit] }] : [];
}

/** The bucket that all of a statement's resources are about, by name. */
function onlyBucketOf(statement: Statement): string | undefined {
  const targets = s3TargetsOf(statement) ?? [];
  const [first] = targets;
  if (!first || targets.length < statement.resources.length || /[*?]|\$\{/.test(first.bucket)) return undefined;
  return targets.every(({ bucket }) => bucket === first.bucket) ? first.bucket : undefined;
}

/** Whether a statement may be about the bucket, be it by a wildcard. */
function mayConcern(statement: Statement, bucket: string): boolean {
  const targets = s3TargetsOf(statement);
  const isOfS3 = statement.actions.some(({ value }) => /^s3:|^[^:]*\*/i.test(value)) || statement.notActions.length > 0;
  if (!targets) return isOfS3;
  return targets.some((target) => target.bucket === bucket || /[*?]|\$\{/.test(target.bucket));
}

/** A statement about one bucket, its actions and resources sorted by what they are about. */
interface Sorted {
  readonly statement: Statement;
  readonly listing: readonly Text[];
  readonly ofBucket: readonly Text[];
  readonly ofObjects: readonly Text[];
  readonly buckets: readonly S3Target[];
  readonly objects: readonly S3Target[];
  /** The prefixes that it is limited to already. */
  readonly prefixes: readonly string[];
}

function sortedOut(statement: Statement, bucket: string, { context: { catalog } }: RefactorPlace): Sorted | undefined {
  const { actions, notActions, conditions } = statement;
  if (notActions.length > 0 || actions.length === 0 || onlyBucketOf(statement) !== bucket) return undefined;
  const takesPrefix = ({ value }: Text) => {
    const all = catalog.actionsMatching(value);
    return all.length > 0 && all.every((action) => catalog.takesConditionKey(action, "s3:prefix"));
  };
  const ofObjects = actions.filter(({ value }) => isOnlyFor("objects", value, catalog));
  const onBucket = actions.filter(({ value }) => isOnlyFor("bucket", value, catalog));
  if (ofObjects.length + onBucket.length < actions.length) return undefined;
  const targets = s3TargetsOf(statement) ?? [];
  const buckets = targets.filter(({ key }) => key === undefined);
  const objects = targets.filter(({ key }) => key !== undefined);
  // What has nothing to apply to is a mistake that is mended first.
  if (onBucket.length > 0 !== buckets.length > 0 || ofObjects.length > 0 !== objects.length > 0) return undefined;
  const inCondition = conditions
    .filter(({ name }) => name === "s3:prefix")
    .flatMap(({ values }) => values.map((v) => v.value));
  const inKeys = objects.flatMap(({ key }) => key ?? []);
  const isLimited = inCondition.length > 0;
  return {
    statement,
    listing: isLimited ? [] : onBucket.filter(takesPrefix),
    ofBucket: isLimited ? onBucket : onBucket.filter((action) => !takesPrefix(action)),
    ofObjects,
    buckets,
    objects,
    prefixes: [...inCondition, ...inKeys].flatMap((pattern) => /^([^*?]+)\/\*$/.exec(pattern)?.[1] ?? []),
  };
}

/** The texts of the statements that one becomes; undefined where it stays as it is. */
function rewritten(place: RefactorPlace, sorted: Sorted, prefix: string): readonly string[] | undefined {
  const { source } = place;
  const { statement, listing, ofBucket, ofObjects, buckets, objects } = sorted;
  const wide = objects.filter(({ key }) => key === "*");
  if (listing.length === 0 && wide.length === 0) return undefined;
  const pieces = [
    { actions: listing, targets: buckets, kind: "listing" as const },
    { actions: ofBucket, targets: buckets, kind: "bucket" as const },
    { actions: ofObjects, targets: objects, kind: "objects" as const },
  ].filter(({ actions }) => actions.length > 0);
  const sidOf = sidsFor(place, statement.sid?.value);
  const texts = pieces.map(({ actions, targets, kind }, i) => {
    const Condition =
      kind === "listing" ? conditionWith(source, statement, ["StringLike", "s3:prefix", `${prefix}/*`]) : undefined;
    if (kind === "listing" && Condition === undefined) return undefined;
    return changedStatement(source, statement.node, {
      ...sidOf(i),
      ...entries(
        source,
        statement.node,
        "Action",
        actions.map(({ node }) => node),
      ),
      ...entries(
        source,
        statement.node,
        "Resource",
        targets.map(({ text }) => text.node),
        narrowed(targets, prefix),
      ),
      ...(Condition !== undefined && { Condition }),
    });
  });
  return texts.includes(undefined) ? undefined : (texts as string[]);
}

/** The objects' ARNs that become others, by their nodes. */
function narrowed(targets: readonly S3Target[], prefix: string): ReadonlyMap<JsonNode, string> {
  const wide = targets.filter(({ key }) => key === "*");
  return new Map(wide.map((target) => [target.text.node, `${bucketArnOf(target)}/${prefix}/*`]));
}

function entries(
  source: string,
  statement: JsonNode,
  name: string,
  wanted: readonly JsonNode[],
  texts: ReadonlyMap<JsonNode, string> = new Map(),
): Readonly<Record<string, string>> {
  const value = memberOf(statement, name)?.value;
  if (!value) return {};
  if (texts.size === 0) return { [name]: withEntries(source, value, (entry) => wanted.includes(entry)) };
  const textFor = (node: JsonNode, text: string) => (texts.has(node) ? JSON.stringify(texts.get(node)) : text);
  if (value.type !== "array")
    return { [name]: textFor(value, source.slice(value.offset, value.offset + value.length)) };
  const { parts, rest } = partsOf(source, value);
  const kept = parts.filter(({ node }) => wanted.includes(node));
  return {
    [name]: written(source, value, {
      parts: kept.map((part) => ({ ...part, text: textFor(part.node, part.text) })),
      rest,
    }),
  };
}
