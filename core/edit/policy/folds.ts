import type { JsonDocument } from "../../hosts/index.ts";
import { identity } from "../../hosts/mapping.ts";
import type { JsonNode } from "../../json/parse.ts";
import { isPolicyKind } from "../../kind.ts";
import type { Span } from "../../text.ts";
import { foldOf } from "../fold.ts";

/**
 * Statements, elements and lists of a policy in a text of another language. Files of JSON get none: their editors
 * fold JSON themselves.
 */
export function folds({ root, text, kind, mapping }: JsonDocument): Span[] {
  if (mapping === identity || !isPolicyKind(kind)) return [];
  const found: Span[] = [];
  const open: JsonNode[] = root ? [root] : [];
  for (let node = open.pop(); node && found.length < most; node = open.pop()) {
    const { type, children = [] } = node;
    if (type === "object" || type === "array") found.push(...foldOf(text, node));
    for (const child of children) open.push(child);
  }
  return found;
}

/** More than these no page of a guide holds. */
const most = 1000;
