import { parseArn, s3ResourceOf } from "../../model/arn.ts";
import { arnsOfService } from "./sentence-arns.ts";
import type { Found, Things } from "./sentence-nouns.ts";
import { phrases, type Say, series } from "./sentence-say.ts";

/** A resource of S3 by what it can name. A pattern without a slash can name objects as well, for `*` crosses slashes. */
interface Pattern {
  readonly text: string;
  readonly bucket: string;
  /** Undefined where the pattern has no slash. */
  readonly key: string | undefined;
}

/** The patterns of S3 among the resources, and whether `*` is one; undefined where one is open. */
function patternsOf(
  texts: readonly string[],
): { readonly isAny: boolean; readonly patterns: readonly Pattern[] } | undefined {
  const named = arnsOfService("s3", texts);
  if (!named) return undefined;
  const patterns: Pattern[] = [];
  for (const { text, arn } of named.arns) {
    const resource = s3ResourceOf(arn);
    // Access points and the like have words of their own.
    if (!resource || resource.key === "") return undefined;
    patterns.push({ text, bucket: resource.bucket, key: resource.key });
  }
  return { isAny: named.isAny, patterns };
}

const isWild = (text: string) => /[*?]/.test(text);

/** The buckets among the resources. */
export function bucketsOf({ texts, excepted, kind, word }: Things, say: Say): Found {
  const found = patternsOf(texts);
  if (!found || (found.isAny && excepted)) return undefined;
  if (found.isAny) return anyOf(texts, kind, "bucket", "of");
  const named = found.patterns.filter(({ key }) => key === undefined);
  const buckets = [...new Set(named.map(({ bucket }) => bucket))];
  if (buckets.includes("*") && excepted) return undefined;
  if (buckets.length === 0) return excepted ? anyOf([], kind, "bucket", "of") : "none";
  const covers = named.map(({ text }) => text);
  if (!excepted) return { phrase: bucketWords(buckets, word, say), covers };
  return { phrase: `any bucket except ${listed(buckets, "those that", "and", say)}`, covers };
}

function bucketWords(buckets: readonly string[], word: "and" | "or", say: Say): string {
  return buckets.includes("*") ? "any bucket" : listed(buckets, "any bucket that", word, say);
}

/** Buckets by name, then those that a beginning or a pattern finds. */
function listed(
  buckets: readonly string[],
  which: "any bucket that" | "those that",
  word: "and" | "or",
  say: Say,
): string {
  const s = which === "those that" ? ["", ""] : ["s", "es"];
  const begins = buckets.filter(isBeginning).map((bucket) => say.name(bucket.slice(0, -1)));
  const others = buckets.filter((bucket) => isWild(bucket) && !isBeginning(bucket)).map(say.name);
  const said = buckets.filter((bucket) => !isWild(bucket)).map(say.name);
  if (begins.length > 0) said.push(`${which} begin${s[0]} with ${series(begins, "or", say.most)}`);
  if (others.length > 0) said.push(`${which} match${s[1]} ${series(others, "or", say.most)}`);
  return series(said, word, say.most);
}

const isBeginning = (bucket: string) => /^[^*?]+\*$/.test(bucket);

type Link = "of" | "in" | "to";

/** In a bucket policy `*` is its bucket; what it is at an access point or an endpoint, the policy does not say. */
function anyOf(covers: readonly string[], kind: Things["kind"], what: "bucket" | "object", link: Link): Found {
  if (kind === "resource-policy") return undefined;
  const bucket = kind === "bucket-policy" ? "this bucket" : "any bucket";
  return { phrase: what === "bucket" ? bucket : `any object ${link} ${bucket}`, covers };
}

/** The objects among the resources; `link` stands before their bucket. */
export function objectsOf({ texts, excepted, kind, word }: Things, say: Say, link: Link): Found {
  const found = patternsOf(texts);
  if (!found || (found.isAny && excepted)) return undefined;
  if (found.isAny) return anyOf(texts, kind, "object", link);
  const covers: string[] = [];
  const whole: string[] = [];
  const parts: string[] = [];
  const article = excepted ? "those" : "any object";
  for (const { text, bucket, key } of found.patterns) {
    if (key === undefined && !isWild(bucket)) continue;
    covers.push(text);
    const isAll = key === undefined || key === "*";
    // What a star elsewhere than at the end takes may end in the bucket's name or in the key.
    if (isWild(bucket) && !(isAll && bucket.endsWith("*") && !isWild(bucket.slice(0, -1)))) {
      const pattern = say.name(key === undefined ? bucket : `${bucket}/${key}`);
      parts.push(`${article} that ${excepted ? "match" : "matches"} ${pattern}`);
    } else if (isAll) whole.push(bucket);
    else if (isWild(key)) parts.push(`${article} ${link} ${say.name(bucket)} ${keyWords(key, say)}`);
    else parts.push(`the object ${say.name(key)} ${link} ${say.name(bucket)}`);
  }
  if (covers.length === 0) return excepted ? anyOf([], kind, "object", link) : "none";
  if (whole.includes("*") && excepted) return undefined;
  const first = whole.length > 0 ? [`${article} ${link} ${bucketWords([...new Set(whole)], "or", say)}`] : [];
  const phrase = series([...first, ...parts], word, say.most);
  return { phrase: excepted ? `any object except ${phrase}` : phrase, covers };
}

/** Where in a bucket a pattern of keys leads. */
function keyWords(key: string, say: Say): string {
  const body = key.slice(0, -1);
  if (!key.endsWith("*") || isWild(body)) return `whose key matches ${say.name(key)}`;
  return body.endsWith("/") ? `under ${say.name(body)}` : `whose key begins with ${say.name(body)}`;
}

/** Buckets and objects together, as actions without a word of their own need them: "client-in and its objects". */
export function bucketsAndObjectsOf(things: Things, say: Say): string | undefined {
  const found = patternsOf(things.texts);
  if (!found || things.texts.length === 0) return undefined;
  if (found.isAny || things.texts.some((text) => parseArn(text)?.service !== "s3")) return undefined;
  const buckets = bucketsOf({ ...things, excepted: false }, say);
  const objects = objectsOf({ ...things, excepted: false }, say, "of");
  if (!buckets || !objects) return undefined;
  const [bucket, ...others] = new Set(found.patterns.map((pattern) => pattern.bucket));
  const isWhole =
    found.patterns.some(({ key }) => key === undefined) &&
    found.patterns.every(({ key }) => key === undefined || key === "*");
  // A pattern that ends in a star takes the objects in, and so need not be told twice.
  const takesObjects = bucket !== undefined && (isWild(bucket) ? isBeginning(bucket) : found.patterns.length > 1);
  if (bucket !== undefined && others.length === 0 && isWhole && takesObjects)
    return `${bucketWords([bucket], things.word, say)} ${things.word} its objects`;
  const said = [buckets, objects].flatMap((part) => (part === "none" ? [] : [part.phrase]));
  return said.length === 0 ? undefined : phrases(said, things.word);
}
