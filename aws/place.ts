import { innerSpanOf, type Member, memberOf, nodeAt, type Path, spanOf } from "../core/json/node.ts";
import type { JsonNode } from "../core/json/parse.ts";
import { spanWithin, textOf } from "../core/json/strings.ts";
import type { Span } from "../core/text.ts";
import type { PathStep } from "./contract.ts";

/** A place in a document, in the document's own offsets. */
export interface Place {
  readonly path: Path;
  readonly span: Span;
}

/**
 * Where AWS's way leads in our tree, down to a piece of a string. A way that leads out of the tree ends at the last value
 * that is there.
 */
export function placeOf(root: JsonNode, way: readonly PathStep[], source: string): Place {
  let node = root;
  let member: Member | undefined;
  const path: (string | number)[] = [];
  for (const step of way) {
    if ("index" in step) {
      // AWS counts a single statement or value as a list of one.
      if (node.type !== "array" && step.index === 0) continue;
      const item = node.type === "array" ? node.children?.[step.index] : undefined;
      if (!item) break;
      node = item;
      member = undefined;
      path.push(step.index);
    } else if ("value" in step) {
      const found = memberOf(node, step.value);
      if (!found?.value) break;
      node = found.value;
      member = found;
      path.push(step.value);
    } else if ("key" in step) {
      const found = memberOf(node, step.key);
      return found
        ? { path: [...path, step.key], span: innerSpanOf(found.key) }
        : { path, span: shownSpan(node, member) };
    } else {
      const text = textOf(node);
      const { start, length } = step.substring;
      const isInside = start >= 0 && length > 0 && start + length <= (text?.value.length ?? 0);
      return {
        path,
        span: text && isInside ? spanWithin(text, start, start + length, source) : shownSpan(node, member),
      };
    }
  }
  return { path, span: shownSpan(node, member) };
}

/** The statement with that number; the document's beginning where there is none. */
export function placeOfStatement(root: JsonNode, statement: number | undefined, source: string): Place {
  if (statement === undefined) return placeOf(root, [], source);
  const isThere = nodeAt(root, ["Statement", statement]) !== undefined || statement === 0;
  return placeOf(root, isThere ? [{ value: "Statement" }, { index: statement }] : [], source);
}

/** Little enough to underline: a text itself, the name of a list or object, the Sid of a statement, else a first bracket. */
function shownSpan(node: JsonNode, member: Member | undefined): Span {
  if (node.type !== "array" && node.type !== "object") return innerSpanOf(node);
  if (member) return innerSpanOf(member.key);
  const sid = textOf(memberOf(node, "Sid")?.value);
  return sid && sid.value !== "" ? sid.span : { start: spanOf(node).start, end: spanOf(node).start + 1 };
}
