import type { JsonDocument, SourceFile } from "../hosts/index.ts";
import { spanToFile } from "../hosts/mapping.ts";
import { innerSpanOf, memberOf } from "../json/node.ts";
import type { JsonNode } from "../json/parse.ts";
import { spanWithin, type Text, textOf, textsOf } from "../json/strings.ts";
import { pathFaultOf } from "../model/manifest-path.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Span } from "../text.ts";
import { assignment } from "./assignment.ts";
import { documentId, namedByArn } from "./entity-ids.ts";
import type { EntityId, Fact, Place } from "./fact.ts";
import type { DocumentUse, EntityMentioned } from "./fact-access.ts";
import { pathFrom } from "./manifest-paths.ts";

/** What says so, where the manifest does. */
export const source = "The manifest";

/** Places in the manifest's file, and the documents that its paths name. */
export interface Reader {
  readonly file: string;
  place(node: JsonNode): Place;
  spanIn(text: Text, start: number, end: number): Span;
}

export function readerOf(file: SourceFile, { text, mapping }: JsonDocument, index: number): Reader {
  return {
    file: file.name,
    place: (node) => ({ file: file.name, document: index, span: spanToFile(mapping, innerSpanOf(node)) }),
    spanIn: (value, start, end) => spanToFile(mapping, spanWithin(value, start, end, text)),
  };
}

/** The files that a member names, as paths from the workspace's folder; without those that lead elsewhere. */
export function pathsIn(
  node: JsonNode | undefined,
  { file, place }: Reader,
): readonly { readonly target: string; readonly place: Place }[] {
  return textsOf(node).flatMap((path) => {
    // manifest-path tells of it, and nothing rests on it.
    const target = pathFaultOf(path.value) ? undefined : pathFrom(file, path.value);
    return target === undefined ? [] : { target, place: place(path.node) };
  });
}

export function assigned(
  node: JsonNode,
  member: string,
  use: DocumentUse,
  owner: EntityId,
  ownerName: string,
  read: Reader,
): Fact[] {
  return pathsIn(memberOf(node, member)?.value, read).flatMap(({ target, place }) =>
    assignment({ document: documentId(target, 0), owner, ownerName, use, grounds: "certain", source, place }),
  );
}

export function mentionsOf(text: Text, of: string, { place, spanIn }: Reader): EntityMentioned[] {
  return namedByArn(text.value).map(({ entity, name, start, end, account }) => ({
    relation: "mentions",
    entity,
    place: place(text.node),
    name,
    nameSpan: spanIn(text, start, end),
    arn: text.value,
    ...(account && { account }),
    as: "manifest",
    of,
  }));
}

export function nameSpanOf(arn: Text, { spanIn }: Reader): Span {
  const start = arn.value.lastIndexOf("/") + 1;
  return spanIn(arn, start, arn.value.length);
}

export function filled(node: JsonNode, member: string): Text | undefined {
  const text = textOf(memberOf(node, member)?.value);
  return text && text.value !== "" && !hasPlaceholder(text.value) ? text : undefined;
}

export function itemsOf(root: JsonNode | undefined, member: string): readonly JsonNode[] {
  const list = memberOf(root, member)?.value;
  return list?.type === "array" ? (list.children ?? []) : [];
}
