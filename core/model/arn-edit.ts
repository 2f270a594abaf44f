import type { Fix } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import { spanWithin, type Text } from "../json/strings.ts";
import type { Span } from "../text.ts";
import type { Arn } from "./arn.ts";

/** A part of an ARN that has a colon behind it. */
export type ArnField = "partition" | "service" | "region" | "account";

/** Where a part stands in the document; an empty part shows as the colons around it. */
export function spanOfField(text: Text, arn: Arn, field: ArnField, source: string): Span {
  const start = arn.offsets[field];
  const end = start + arn[field].length;
  return start === end ? spanWithin(text, start - 1, end + 1, source) : spanWithin(text, start, end, source);
}

/** A fix that writes another value for one part. */
export function replaceField(text: Text, arn: Arn, field: ArnField, value: string, title?: string): Fix {
  const start = arn.offsets[field];
  const replaced = text.value.slice(0, start) + value + text.value.slice(start + arn[field].length);
  return { title: title ?? `Replace with ${value}`, safe: false, edits: [replaceText(text, replaced)] };
}
