import { placeholdersIn } from "../model/placeholder.ts";
import type { Span } from "../text.ts";
import type { EntityId, Fact, Place } from "./fact.ts";

/** The placeholders in a value; `spanIn` gives the place of a part of it, and `placeOf` that of a span in its file. */
export function placeholderFacts(
  value: string,
  spanIn: (start: number, end: number) => Span,
  placeOf: (span: Span) => Place,
): Fact[] {
  return placeholdersIn(value).map(({ start, end, text }) => ({
    relation: "mentions-placeholder",
    entity: placeholderId(text),
    place: placeOf(spanIn(start, end)),
    text,
  }));
}

/** By what a placeholder stands for, so that `<S3_BUCKET>` and `YOUR-BUCKET-NAME` are one. */
export function placeholderId(text: string): EntityId {
  return `placeholder:${meaningOf(text) ?? text}`;
}

/**
 * What a placeholder stands for: its words without those that every tutorial adds. undefined where nothing of access is
 * among them, as in `<x>`.
 */
export function meaningOf(text: string): string | undefined {
  const words = text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !filling.has(word));
  return words.some((word) => subjects.has(word)) ? [...new Set(words)].sort().join(" ") : undefined;
}

const subjects: ReadonlySet<string> = new Set(["bucket", "account", "role", "region", "user", "profile", "key"]);

const filling: ReadonlySet<string> = new Set([
  ..."your my the a an of here s3 aws iam name names id ids number no enter insert put paste replace with value this is arn".split(
    " ",
  ),
  ..."example placeholder without hyphens digit digits 12".split(" "),
]);
