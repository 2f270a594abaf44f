import type { JsonDocument } from "../../hosts/index.ts";
import { membersOf } from "../../json/node.ts";
import { corsOf } from "../../model/cors.ts";
import type { Span } from "../../text.ts";
import { foldOf } from "../fold.ts";

/** The configuration, its rules and their lists; the closing bracket's line stays, as editors have it for JSON. */
export function folds({ text, root, foreign }: JsonDocument): Span[] {
  if (!root || foreign) return [];
  const inRules = corsOf(root).rules.flatMap(({ node }) => [
    node,
    ...membersOf(node).flatMap(({ value }) => (value?.type === "array" ? [value] : [])),
  ]);
  const outer =
    root.type === "object" ? membersOf(root).flatMap(({ value }) => (value?.type === "array" ? [value] : [])) : [];
  return [root, ...outer, ...inRules].flatMap((node) => foldOf(text, node));
}
