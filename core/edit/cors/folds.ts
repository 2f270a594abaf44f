import type { JsonDocument } from "../../hosts/index.ts";
import { membersOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { corsOf } from "../../model/cors.ts";
import { lineStartAt, type Span } from "../../text.ts";

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

function foldOf(text: string, node: JsonNode): Span[] {
  const { start, end } = spanOf(node);
  const lastLine = lineStartAt(text, end - 1);
  if (lastLine <= start) return [];
  const before = text.startsWith("\r\n", lastLine - 2) ? lastLine - 2 : lastLine - 1;
  return lineStartAt(text, before) > start ? [{ start, end: before }] : [];
}
