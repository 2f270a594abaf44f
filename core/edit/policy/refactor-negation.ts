import type { Action, Catalog, ResourceType } from "../../catalog/index.ts";
import { memberOf, spanOf } from "../../json/node.ts";
import { type Arn, parseArn } from "../../model/arn.ts";
import { hasPlaceholder } from "../../model/placeholder.ts";
import { isOpen } from "../../model/resource-arn.ts";
import { canName } from "../../model/resource-type.ts";
import type { Refactoring } from "../assist.ts";
import { isActionPattern, nameOfAction, shrinkActions } from "./refactor-action-set.ts";
import { allTake } from "./refactor-fit.ts";
import { commentsIn } from "./refactor-parts.ts";
import type { RefactorPlace } from "./refactor-place.ts";
import { editOf, valueText } from "./refactor-text.ts";

/** More actions than this are no help to anybody. */
const most = 60;

/**
 * NotAction in an Allow as the Action that says the same, where the actions that are left are a closed set: those that AWS's
 * tables have for the statement's resources, or those that a trust policy can speak of. In a Deny they are not: what AWS
 * adds tomorrow would be denied no more. NotResource and NotPrincipal have no twin, for there are always others.
 */
export function negations(place: RefactorPlace): readonly Refactoring[] {
  const { statement, element, source, context } = place;
  if (!statement || element?.name !== "NotAction" || !element.value || statement.effect?.value !== "Allow") return [];
  // Of everyone and of services rules judge what is named, so that they have new things to say then.
  if (statement.principals.some(({ type, value }) => value === "*" || type === "Service")) return [];
  if (commentsIn(source, spanOf(element.node)).length > 0) return [];
  // Which session keys a trust policy may test depends on its actions, by name.
  const tests = statement.conditions.map(({ name }) => name);
  if (place.kind === "trust-policy" && tests.some((name) => /^(?:aws:(?:tagkeys|requesttag)|sts:)/.test(name)))
    return [];
  const all = closedSet(place);
  const excepted = statement.notActions.map(({ value }) => value);
  if (!all || excepted.length === 0 || !excepted.every((entry) => isKnown(entry, context.catalog))) return [];
  const isExcepted = ({ service, name }: Action) =>
    excepted.some((entry) => context.catalog.matches(entry, service, name));
  const left = all.filter((action) => !isExcepted(action));
  if (left.length === 0 || !allTake(left, statement, context.catalog)) return [];
  // Who may change permissions is what a rule for bucket policies asks, of actions that are named.
  const changes = left.some(({ levels }) => levels.includes("Permissions management"));
  if (place.kind === "bucket-policy" && changes) return [];
  const { entries } = shrinkActions(left.map(nameOfAction), context.catalog);
  if (entries.length > most) return [];
  const value = valueText(source, statement.node, entries.length === 1 ? entries[0] : entries);
  const start = element.key.offset;
  const between = source.slice(element.key.offset + element.key.length, element.value.offset);
  const { end } = spanOf(element.value);
  const edit = editOf(source, { start, end }, `"Action"${between}${value}`);
  const these = place.kind === "trust-policy" ? "of trust policies" : "on these resources";
  const others = left.length === 1 ? "the one other action" : `the ${left.length} other actions`;
  return edit ? [{ title: `Replace NotAction with ${others} ${these} today`, edits: [edit] }] : [];
}

function isKnown(entry: string, catalog: Catalog): boolean {
  if (isActionPattern(entry)) return catalog.actionsMatching(entry).length > 0;
  return catalog.action(entry) !== undefined;
}

/** Every action that can be asked for where the statement applies; undefined where that is open. */
function closedSet({ kind, statement, context: { catalog } }: RefactorPlace): readonly Action[] | undefined {
  if (!statement) return undefined;
  if (kind === "trust-policy") {
    const hasResource = memberOf(statement.node, "Resource") ?? memberOf(statement.node, "NotResource");
    return hasResource ? undefined : actionsOn(catalog, "sts", ({ name }) => name === "role");
  }
  if (statement.resources.length === 0) return undefined;
  const found = new Set<Action>();
  for (const { value } of statement.resources) {
    const arn = hasPlaceholder(value) ? undefined : parseArn(value);
    if (!arn || !isSettled(arn)) return undefined;
    const actions = actionsOn(catalog, arn.service, (type) => canName(arn, type));
    if (actions.length === 0) return undefined;
    for (const action of actions) found.add(action);
  }
  return [...found];
}

function actionsOn(catalog: Catalog, service: string, suits: (type: ResourceType) => boolean): readonly Action[] {
  return (catalog.service(service)?.actions ?? []).filter(({ resourceTypes }) => resourceTypes.some(suits));
}

/** Whether the tables say all that can be done to what an ARN names: services with settled tables, and ARNs no other service acts on. */
function isSettled({ service, resource }: Arn): boolean {
  if (isOpen(service) || /^[*?$]/.test(resource)) return false;
  return service === "s3"
    ? !/^(?:accesspoint|job|storage-lens)/.test(resource)
    : service === "sqs" || service === "sns";
}
