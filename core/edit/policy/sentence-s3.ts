import { parseArn, s3ResourceOf } from "../../model/arn.ts";
import type { Found, Things } from "./sentence-nouns.ts";
import { phrases, type Say, series } from "./sentence-say.ts";

/** A resource of S3 by what it can name. A pattern without a slash can name objects as well, for `*` crosses slashes. */
interface Pattern {
  readonly bucket: string;
  /** Undefined where the pattern has no slash. */
  readonly key: string | undefined;
}

/** The patterns of S3 among the resources, and whether `*` is one; undefined where one is open. */
function patternsOf(
  texts: readonly string[],
): { readonly isAny: boolean; readonly patterns: readonly Pattern[] } | undefined {
  const patterns: Pattern[] = [];
  let isAny = false;
  for (const text of texts) {
    if (text === "*") {
      isAny = true;
      continue;
    }
    const arn = parseArn(text);
    if (!arn || /[*?$]/.test(arn.service)) return undefined;
    if (arn.service !== "s3") continue;
    const resource = s3ResourceOf(arn);
    // Access points and the like have words of their own.
    if (!resource || resource.key === "") return undefined;
    patterns.push({ bucket: resource.bucket, key: resource.key });
  }
  return { isAny, patterns };
}

const isWild = (text: string) => /[*?]/.test(text);

/** The buckets among the resources. */
export function bucketsOf({ texts, excepted, kind, word }: Things, say: Say): Found {
  const found = patternsOf(texts);
  if (!found || (found.isAny && excepted)) return undefined;
  if (found.isAny) return { phrase: anyOf(kind, "bucket") };
  const buckets = [...new Set(found.patterns.flatMap(({ bucket, key }) => (key === undefined ? [bucket] : [])))];
  if (buckets.includes("*") && excepted) return undefined;
  if (buckets.length === 0) return excepted ? { phrase: anyOf(kind, "bucket") } : "none";
  const phrase = bucketWords(buckets, word, say);
  return { phrase: excepted ? `any bucket except ${phrase}` : phrase };
}

function bucketWords(buckets: readonly string[], word: "and" | "or", say: Say): string {
  if (buckets.includes("*")) return "any bucket";
  const exact = buckets.filter((bucket) => !isWild(bucket)).map(say.name);
  const wild = buckets.filter(isWild).map((bucket) => `any bucket that ${matching(bucket, say)}`);
  return series([...exact, ...wild], word, say.most);
}

function anyOf(kind: Things["kind"], what: "bucket" | "object"): string {
  // A bucket policy speaks of nothing but its bucket.
  if (kind === "bucket-policy") return what === "bucket" ? "this bucket" : "any object of this bucket";
  return what === "bucket" ? "any bucket" : "any object of any bucket";
}

/** The objects among the resources; `link` stands before their bucket. */
export function objectsOf({ texts, excepted, kind, word }: Things, say: Say, link: "of" | "in" | "to"): Found {
  const found = patternsOf(texts);
  if (!found || (found.isAny && excepted)) return undefined;
  if (found.isAny) return { phrase: anyOf(kind, "object").replace(" of ", ` ${link} `) };
  const whole: string[] = [];
  const parts: string[] = [];
  const article = excepted ? "those" : "any object";
  for (const { bucket, key } of found.patterns) {
    if (key === undefined && !isWild(bucket)) continue;
    const isAll = key === undefined || key === "*";
    // What a star elsewhere than at the end takes may end in the bucket's name or in the key.
    if (isWild(bucket) && !(isAll && bucket.endsWith("*") && !isWild(bucket.slice(0, -1)))) {
      const pattern = say.name(key === undefined ? bucket : `${bucket}/${key}`);
      parts.push(`${article} that ${excepted ? "match" : "matches"} ${pattern}`);
    } else if (isAll) whole.push(bucketWords([bucket], "or", say));
    else if (isWild(key)) parts.push(`${article} ${link} ${say.name(bucket)} ${keyWords(key, say)}`);
    else parts.push(`the object ${say.name(key)} ${link} ${say.name(bucket)}`);
  }
  if (whole.length + parts.length === 0) return excepted ? { phrase: anyOf(kind, "object") } : "none";
  if (whole.includes("any bucket") && excepted) return undefined;
  const first = whole.length > 0 ? [`${article} ${link} ${series([...new Set(whole)], "or", say.most)}`] : [];
  const phrase = series([...first, ...parts], word, say.most);
  return { phrase: excepted ? `any object except ${phrase}` : phrase };
}

/** Where in a bucket a pattern of keys leads. */
function keyWords(key: string, say: Say): string {
  const body = key.slice(0, -1);
  if (!key.endsWith("*") || isWild(body)) return `whose key matches ${say.name(key)}`;
  return body.endsWith("/") ? `under ${say.name(body)}` : `whose key begins with ${say.name(body)}`;
}

function matching(bucket: string, say: Say): string {
  const body = bucket.slice(0, -1);
  return bucket.endsWith("*") && !isWild(body) ? `begins with ${say.name(body)}` : `matches ${say.name(bucket)}`;
}

/** Buckets and objects together, as actions without a word of their own need them: "client-in and its objects". */
export function bucketsAndObjectsOf(things: Things, say: Say): string | undefined {
  const found = patternsOf(things.texts);
  if (!found || things.texts.length === 0) return undefined;
  if (found.isAny || things.texts.some((text) => parseArn(text)?.service !== "s3")) return undefined;
  const buckets = bucketsOf({ ...things, excepted: false }, say);
  const objects = objectsOf({ ...things, excepted: false }, say, "of");
  if (!buckets || !objects) return undefined;
  const exact = found.patterns.flatMap(({ bucket, key }) => (key === undefined ? [bucket] : []));
  const whole = found.patterns.flatMap(({ bucket, key }) => (key === "*" ? [bucket] : []));
  const isPair = exact.length === 1 && whole.length === 1 && exact[0] === whole[0] && found.patterns.length === 2;
  if (isPair && !isWild(exact[0]!)) return `${say.name(exact[0]!)} ${things.word} its objects`;
  const said = [buckets, objects].flatMap((part) => (part === "none" ? [] : [part.phrase]));
  return said.length === 0 ? undefined : phrases(said, things.word);
}
