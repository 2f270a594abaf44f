import type { EntityId, Fact } from "../../facts/fact.ts";
import type { Span } from "../../text.ts";
import type { WorkspaceView } from "../../workspace/rule.ts";
import type { FilePlace } from "../assist.ts";

/** Where a name stands; offsets are the file's. */
export interface Occurrence {
  readonly entity: EntityId;
  readonly span: Span;
  /** As written. */
  readonly text: string;
}

/**
 * The role, user, bucket, key, account or placeholder whose name stands at an offset of a file, by the facts of that file;
 * of several that enclose it the smallest. Profiles and sessions are left to the config files' own references.
 */
export function occurrenceAt(facts: Iterable<Fact>, offset: number): Occurrence | undefined {
  let best: Occurrence | undefined;
  for (const fact of facts) {
    const found = occurrenceOf(fact);
    if (!found || !isWhole(found) || offset < found.span.start || found.span.end < offset) continue;
    if (!best || length(found) < length(best)) best = found;
  }
  return best;
}

/** Every place that names an entity, once each, in the order of the files. */
export function occurrencesOf(entity: EntityId, workspace: WorkspaceView, like?: string): readonly FilePlace[] {
  const seen = new Set<string>();
  return workspace.facts(entity).flatMap((fact) => {
    const found = occurrenceOf(fact);
    const { file } = fact.place;
    if (!found || !isWhole(found) || (like !== undefined && found.text !== like)) return [];
    const key = `${file} ${found.span.start}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ file, span: found.span }];
  });
}

/** A name that a command puts together from several places stands in none of them. */
function isWhole({ span, text }: Occurrence): boolean {
  return span.end - span.start === text.length;
}

function occurrenceOf(fact: Fact): Occurrence | undefined {
  const { entity, place } = fact;
  switch (fact.relation) {
    case "mentions":
      return { entity, span: fact.nameSpan, text: fact.name };
    case "mentions-placeholder":
      return { entity, span: place.span, text: fact.text };
    case "declares-bucket":
      return { entity, span: fact.nameSpan, text: fact.name };
    case "declares-role":
      return { entity, span: fact.nameSpan, text: lastOf(fact.role) };
    case "declares-user":
      return { entity, span: fact.nameSpan, text: lastOf(fact.user) };
    case "declares-key":
      return { entity, span: fact.nameSpan, text: fact.arn };
    case "declares-account":
      return { entity, span: place.span, text: fact.id };
    default:
      return undefined;
  }
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

function length({ span }: Occurrence): number {
  return span.end - span.start;
}
