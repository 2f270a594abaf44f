import { memberOf, spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import type { Text } from "../../json/strings.ts";
import { parseArn, s3ResourceOf } from "../../model/arn.ts";
import type { Refactoring } from "../assist.ts";
import { isHalved, mayMeet, mayTake } from "./refactor-fit.ts";
import type { Part } from "./refactor-parts.ts";
import { hasRoom, type RefactorPlace } from "./refactor-place.ts";
import { changedStatement, rewrittenStatements, sidsFor, withEntries } from "./refactor-statement.ts";
import { editOf } from "./refactor-text.ts";

/** More statements than this are no help to anybody. */
const most = 20;

/**
 * A statement as several, one for each service or each resource. What is left out of one of them, an action that has none of
 * its resources or a resource that none of its actions has, said nothing there; so they say together what the one said.
 */
export function splits(place: RefactorPlace): readonly Refactoring[] {
  const { statement, context } = place;
  // A test that some actions can never pass is a mistake, and is mended first.
  if (!statement?.actions.every(({ value }) => mayTake(value, statement, context.catalog))) return [];
  const all = [...byService(place), ...byResource(place)];
  // Where each service has its resource the two are the same.
  const [first, second] = all.map(({ edits }) => JSON.stringify(edits));
  return first === second ? all.slice(0, 1) : all;
}

function byService(place: RefactorPlace): Refactoring[] {
  const { statement, context, source } = place;
  if (!statement || statement.actions.length < 2) return [];
  const groups = grouped(statement.actions, ({ value }) => /^([\w-]+):/.exec(value)?.[1]?.toLowerCase());
  if (!groups) return [];
  const pieces = [...groups.values()].map((actions) => {
    const used = statement.resources.filter(({ value }) => meets(actions, value, context.catalog));
    return { actions, resources: used.length > 0 ? used : [...statement.resources] };
  });
  const isIdle = (resource: Text) => !pieces.some(({ resources }) => resources.includes(resource));
  if (statement.resources.some(isIdle)) return [];
  return offered(place, pieces, `Split into ${pieces.length} statements, one for each service`, source);
}

function byResource(place: RefactorPlace): Refactoring[] {
  const { statement, source } = place;
  if (!statement || statement.resources.length < 2) return [];
  const { resources } = statement;
  // What "*" stands for the others are part of.
  if (resources.some(({ value }) => value === "*")) return [];
  const groups = grouped(resources, ({ value }) => bucketOf(value) ?? value);
  if (!groups) return [];
  if (groups.size > 1) {
    const pieces = piecesOf(place, [...groups.values()]);
    const isS3 = resources.every(({ value }) => bucketOf(value) !== undefined);
    return offered(
      place,
      pieces,
      `Split into ${groups.size} statements, one for each ${isS3 ? "bucket" : "resource"}`,
      source,
    );
  }
  const halves = grouped(resources, ({ value }) => (value.includes("/") ? "objects" : "bucket"));
  if (halves?.size !== 2) return [];
  const pieces = piecesOf(place, [...halves.values()]);
  return offered(place, pieces, "Split into a statement for the bucket and one for its objects", source);
}

/** Some of a statement's actions and some of its resources. */
interface Piece {
  readonly actions: readonly Text[];
  readonly resources: readonly Text[];
}

/** Undefined where an action, or a resource, has nothing to go with: that is a mistake, and is mended first. */
function piecesOf(
  { statement, context: { catalog } }: RefactorPlace,
  groups: readonly (readonly Text[])[],
): Piece[] | undefined {
  const all = statement?.actions ?? [];
  if (all.length === 0) return groups.map((resources) => ({ resources, actions: [] }));
  const pieces = groups.map((resources) => ({
    resources,
    actions: all.filter(({ value }) => resources.some((resource) => mayMeet(value, resource.value, catalog))),
  }));
  if (pieces.some(({ actions, resources }) => isHalved(actions, resources, catalog))) return undefined;
  const isIdle = (action: Text) => !pieces.some(({ actions }) => actions.includes(action));
  return all.some(isIdle) || pieces.some(({ actions }) => actions.length === 0) ? undefined : pieces;
}

function offered(
  place: RefactorPlace,
  pieces: readonly Piece[] | undefined,
  title: string,
  source: string,
): Refactoring[] {
  const { statement } = place;
  if (!statement || !pieces || pieces.length < 2 || pieces.length > most) return [];
  const { node, sid } = statement;
  const sidOf = sidsFor(place, sid?.value);
  const become = (part: Part): readonly Part[] => {
    if (part.node !== node) return [part];
    return pieces.map((piece, index): Part => {
      const changes = {
        ...sidOf(index),
        ...entriesOf(source, node, "Action", statement.actions, piece.actions),
        ...entriesOf(source, node, "Resource", statement.resources, piece.resources),
      };
      const text = changedStatement(source, node, changes);
      return { node, text, before: index === 0 ? part.before : [], behind: index === 0 ? part.behind : [] };
    });
  };
  const result = rewrittenStatements(place, become);
  if (!result || !hasRoom(place, result.text.length - result.node.length)) return [];
  const edit = editOf(source, spanOf(result.node), result.text);
  return edit ? [{ title, edits: [edit] }] : [];
}

function entriesOf(
  source: string,
  statement: JsonNode,
  name: string,
  all: readonly Text[],
  some: readonly Text[],
): Readonly<Record<string, string>> {
  const value = memberOf(statement, name)?.value;
  if (!value || some.length === all.length) return {};
  const wanted = new Set(some.map(({ node }) => node));
  return { [name]: withEntries(source, value, (entry) => wanted.has(entry)) };
}

function meets(actions: readonly Text[], resource: string, catalog: RefactorPlace["context"]["catalog"]): boolean {
  return actions.some(({ value }) => mayMeet(value, resource, catalog));
}

/** The texts by what they have in common, in their order; undefined where one of them cannot be told to belong anywhere. */
function grouped(texts: readonly Text[], keyOf: (text: Text) => string | undefined): Map<string, Text[]> | undefined {
  const groups = new Map<string, Text[]>();
  for (const text of texts) {
    const key = keyOf(text);
    if (key === undefined) return undefined;
    const group = groups.get(key);
    if (group) group.push(text);
    else groups.set(key, [text]);
  }
  return groups;
}

/** The bucket that an ARN names, itself or its objects. */
function bucketOf(arn: string): string | undefined {
  return s3ResourceOf(parseArn(arn))?.bucket;
}
