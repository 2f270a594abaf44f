import type { Action } from "../../catalog/index.ts";
import { spanOf } from "../../json/node.ts";
import type { JsonNode } from "../../json/parse.ts";
import { textsOf } from "../../json/strings.ts";
import type { Statement } from "../../model/policy.ts";
import { takesAction, targetOf } from "../../model/policy-target.ts";
import type { Refactoring } from "../assist.ts";
import { isActionPattern, nameOfAction, shrinkActions } from "./refactor-action-set.ts";
import { allTake, mayActOn } from "./refactor-fit.ts";
import { listText, type Part, partsOf, written } from "./refactor-parts.ts";
import { hasRoom, type RefactorPlace } from "./refactor-place.ts";
import { editOf } from "./refactor-text.ts";

/** A wildcard as the actions that it stands for, and a list of actions as the wildcards that stand for exactly these. */
export function wildcards(place: RefactorPlace): readonly Refactoring[] {
  const { element, statement } = place;
  if (!statement || (element?.name !== "Action" && element?.name !== "NotAction") || !element.value) return [];
  return [...expansion(place, element.value, statement), ...shrinking(place, element.value)];
}

function expansion(place: RefactorPlace, list: JsonNode, statement: Statement): Refactoring[] {
  const { source, value, element } = place;
  const entries = textsOf(list);
  const here = entries.find(({ node }) => node === value);
  const wanted = (here ? [here] : entries).filter((entry) => isActionPattern(entry.value));
  if (wanted.length === 0 || !hasClearTarget(place)) return [];
  const expanded = new Map<JsonNode, readonly Action[]>();
  let left = 0;
  for (const entry of wanted) {
    const all = place.context.catalog.actionsMatching(entry.value);
    const some = element?.name === "Action" ? all.filter((action) => applies(action, statement, place)) : all;
    // What stands for nothing is a mistake, and what applies to nothing here says nothing: both are for rules to tell.
    if (some.length === 0) return [];
    left += all.length - some.length;
    expanded.set(entry.node, some);
  }
  const actions = [...expanded.values()].flat();
  if (!allTake(actions, statement, place.context.catalog)) return [];
  const text = replaced(place, list, expanded);
  if (!hasRoom(place, text.length - list.length)) return [];
  const edit = editOf(source, spanOf(list), text);
  const [first] = wanted;
  if (!edit || !first) return [];
  const what = wanted.length === 1 ? first.value : `${wanted.length} wildcards`;
  const count = actions.length === 1 ? "the action" : `the ${actions.length} actions`;
  const those =
    left > 0
      ? `that ${actions.length === 1 ? "applies" : "apply"} to these resources`
      : `that ${wanted.length === 1 ? "it stands" : "they stand"} for`;
  return [{ title: `Expand ${what} to ${count} ${those} today`, edits: [edit] }];
}

/** Whether an action can have a meaning in the statement: the others of a wildcard are not what anybody wrote it for. */
function applies(
  action: Action,
  { resources }: Statement,
  { context: { catalog }, policy, kind }: RefactorPlace,
): boolean {
  const target = targetOf(policy, kind);
  if (target && !takesAction(target, action)) return false;
  return resources.length === 0 || resources.some(({ value }) => mayActOn(action, value, catalog));
}

/** Whether it is plain what a resource policy hangs on: else the actions written out would make it look like another. */
function hasClearTarget({ kind, policy }: RefactorPlace): boolean {
  if (kind !== "resource-policy" || targetOf(policy, kind)) return true;
  const services = policy.statements.flatMap(({ actions }) => actions.map(({ value }) => value.split(":")[0]));
  return new Set(services).size === 1;
}

function replaced(place: RefactorPlace, list: JsonNode, by: ReadonlyMap<JsonNode, readonly Action[]>): string {
  const { source } = place;
  const own = list.type === "array" ? partsOf(source, list) : { parts: [partOf(source, list)], rest: [] };
  const listed = new Set(
    own.parts.filter(({ node }) => !by.has(node)).map(({ node }) => String(node.value).toLowerCase()),
  );
  const rest = [...own.rest];
  const parts = own.parts.flatMap((part): Part[] => {
    const actions = by.get(part.node);
    if (!actions) return [part];
    const names = actions.map(nameOfAction).filter((name) => !listed.has(name.toLowerCase()));
    for (const name of names) listed.add(name.toLowerCase());
    if (names.length === 0) rest.push(...part.before, ...part.behind);
    return names.map((name, i) => ({
      ...part,
      text: JSON.stringify(name),
      before: i === 0 ? part.before : [],
      behind: i === 0 ? part.behind : [],
    }));
  });
  return listText(source, list, parts, rest);
}

function partOf(source: string, node: JsonNode): Part {
  return { node, before: [], text: source.slice(node.offset, node.offset + node.length), behind: [] };
}

function shrinking({ source, context: { catalog } }: RefactorPlace, list: JsonNode): Refactoring[] {
  const nodes = list.type === "array" ? (list.children ?? []) : [];
  if (nodes.length < 2 || nodes.some(({ type }) => type !== "string")) return [];
  const { entries, patterns } = shrinkActions(
    nodes.map(({ value }) => String(value)),
    catalog,
  );
  if (patterns.length === 0 || entries.length >= nodes.length) return [];
  const { parts, rest } = partsOf(source, list);
  const fold = (text: string) => text.toLowerCase();
  const left = new Set(entries.map(fold));
  const byName = new Map<string, Part>();
  const gone: string[] = [];
  for (const part of parts) {
    const name = fold(String(part.node.value));
    if (left.has(name) && !byName.has(name)) byName.set(name, part);
    else gone.push(...part.before, ...part.behind);
  }
  const ordered = entries.map((entry): Part => {
    const part = byName.get(fold(entry));
    return part ?? { node: list, before: [], text: JSON.stringify(entry), behind: [] };
  });
  const edit = editOf(source, spanOf(list), written(source, list, { parts: ordered, rest: [...gone, ...rest] }));
  const shown = patterns.length > 2 ? `${patterns.length} wildcards` : patterns.join(" and ");
  const now = `${nodes.length - entries.length + patterns.length} actions as ${shown}`;
  return edit ? [{ title: `Shrink ${now}: the same today, and takes in new ones`, edits: [edit] }] : [];
}
