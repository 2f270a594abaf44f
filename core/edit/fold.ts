import { spanOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { lineStartAt, type Span } from "../text.ts";

/** What folds away of an object or array: up to the line before its closing bracket's, as editors have it for JSON. */
export function foldOf(text: string, node: JsonNode): Span[] {
  const { start, end } = spanOf(node);
  const lastLine = lineStartAt(text, end - 1);
  if (lastLine <= start) return [];
  const before = text.startsWith("\r\n", lastLine - 2) ? lastLine - 2 : lastLine - 1;
  return lineStartAt(text, before) > start ? [{ start, end: before }] : [];
}
