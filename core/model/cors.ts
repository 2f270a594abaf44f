import { memberOf, spanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { type Text, textOf, textsOf } from "../json/strings.ts";
import type { Span } from "../text.ts";

/** A CORS configuration of a bucket: the console's bare array, or the object that the AWS CLI takes. */
export interface CorsConfiguration {
  readonly node: JsonNode;
  readonly span: Span;
  readonly form: "array" | "object";
  readonly rules: readonly CorsRule[];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html */
export interface CorsRule {
  readonly index: number;
  readonly node: JsonNode;
  readonly span: Span;
  readonly id?: Text;
  readonly origins: readonly Text[];
  readonly methods: readonly Text[];
  readonly headers: readonly Text[];
  readonly exposed: readonly Text[];
  /** Seconds. */
  readonly maxAge?: JsonNode;
}

/** The typed value of a CORS document; what has the wrong type is left out, for grammar reports it. */
export function corsOf(root: JsonNode): CorsConfiguration {
  const rules = root.type === "array" ? root : memberOf(root, "CORSRules")?.value;
  if (isLoneRule(root)) return { node: root, span: spanOf(root), form: "object", rules: [corsRuleOf(root, 0)] };
  return {
    node: root,
    span: spanOf(root),
    form: root.type === "array" ? "array" : "object",
    rules:
      rules?.type === "array"
        ? (rules.children ?? []).flatMap((child, index) => (child.type === "object" ? corsRuleOf(child, index) : []))
        : [],
  };
}

/** Whether an object is a rule without the list around it. */
export function isLoneRule(root: JsonNode): boolean {
  if (root.type !== "object" || memberOf(root, "CORSRules")) return false;
  return memberOf(root, "AllowedOrigins") !== undefined && memberOf(root, "AllowedMethods") !== undefined;
}

function corsRuleOf(node: JsonNode, index: number): CorsRule {
  const id = textOf(memberOf(node, "ID")?.value);
  const maxAge = memberOf(node, "MaxAgeSeconds")?.value;
  return {
    index,
    node,
    span: spanOf(node),
    ...(id && { id }),
    origins: textsOf(memberOf(node, "AllowedOrigins")?.value),
    methods: textsOf(memberOf(node, "AllowedMethods")?.value),
    headers: textsOf(memberOf(node, "AllowedHeaders")?.value),
    exposed: textsOf(memberOf(node, "ExposeHeaders")?.value),
    ...(maxAge?.type === "number" && { maxAge }),
  };
}
