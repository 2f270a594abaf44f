import type { JsonDocument } from "../../hosts/index.ts";
import { spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { spanWithin, type Text, textOf } from "../../json/strings.ts";
import { parseArn } from "../../model/arn.ts";
import { variablesIn } from "../../model/variable.ts";
import type { Span } from "../../text.ts";

/**
 * What a selection at an offset grows to, the smallest first: a word of an action or part of an ARN, the string without
 * and with its quotes, the list, the member, the statement, the statements, the policy.
 */
export function selections({ root, text }: JsonDocument, offset: number): Span[] {
  if (!root || offset < root.offset || root.offset + root.length < offset) return [];
  const spans: Span[] = [];
  for (let node: JsonNode | undefined = root; node; node = childAt(node, offset)) {
    spans.push(spanOf(node));
    const inner = innerOf(node);
    if (inner && holds(inner, offset)) spans.push(inner);
    const said = textOf(node);
    if (said) spans.push(...partsOf(said, offset, text).filter((span) => holds(span, offset)));
  }
  const grown: Span[] = [];
  for (const { start, end } of spans.reverse()) {
    // What is not closed yet may end behind the text.
    const span = { start, end: Math.min(end, text.length) };
    const inner = grown.at(-1);
    if (span.start < span.end && (!inner || isLarger(span, inner))) grown.push(span);
  }
  return grown;
}

function isLarger(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The child that holds the offset; at the border of two the one that begins there. */
function childAt({ children = [] }: JsonNode, offset: number): JsonNode | undefined {
  const found = children.filter((child) => child.offset <= offset && offset <= child.offset + child.length);
  return found.at(-1);
}

/** What stands between quotes, braces or brackets. */
function innerOf({ type, offset, length }: JsonNode): Span | undefined {
  const isEnclosed = type === "string" || type === "object" || type === "array";
  return isEnclosed && length > 2 ? { start: offset + 1, end: offset + length - 1 } : undefined;
}

/** The parts of a string's value around the offset, the larger first. */
function partsOf(said: Text, offset: number, source: string): Span[] {
  const { value } = said;
  // Nobody selects the parts of a novel, and escapes make each of them a walk through it.
  if (value.length > 4000) return [];
  const within = (start: number, end: number) => spanWithin(said, start, end, source);
  const parts = [...structureOf(value), ...variablesIn(value)].map(({ start, end }) => within(start, end));
  const words = [...value.matchAll(/[\p{Lu}]+(?![\p{Ll}])|\p{Lu}?[\p{Ll}]+|\p{N}+/gu)];
  const around = words.map((match) => within(match.index, match.index + match[0].length));
  return [...parts, ...around]
    .filter((span) => holds(span, offset))
    .sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** The fields of an ARN and the steps of its path; service and name of an action or key. */
function structureOf(value: string): { readonly start: number; readonly end: number }[] {
  const arn = parseArn(value);
  if (!arn) {
    const colon = value.includes("${") ? -1 : value.indexOf(":");
    return colon < 0
      ? []
      : [
          { start: 0, end: colon },
          { start: colon + 1, end: value.length },
        ];
  }
  const { partition, service, region, account, resource } = arn.offsets;
  const steps = [...value.slice(resource).matchAll(/(?:\$\{[^}]*\}|[^/:])+/g)].map(({ index, 0: step }) => ({
    start: resource + index,
    end: resource + index + step.length,
  }));
  return [
    { start: partition, end: service - 1 },
    { start: service, end: region - 1 },
    { start: region, end: account - 1 },
    { start: account, end: resource - 1 },
    { start: resource, end: value.length },
    ...steps,
  ];
}
