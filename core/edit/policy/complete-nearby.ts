import type { Action, Service } from "../../catalog/index.ts";
import { canName } from "../../model/resource-type.ts";
import type { ActionScope } from "./complete-wildcards.ts";
import type { PolicyPlace } from "./place.ts";
import { usualAction } from "./usual-actions.ts";

/** What stands around the cursor in its list. */
interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Whether the list is in the order of the alphabet, as far as it goes. */
  readonly isSorted: boolean;
}

/** The services that the rest of the statement is about: those beside the cursor first, then the most named. */
export function nearServices(place: PolicyPlace, scope: ActionScope): Service[] {
  const { catalog, present, arns } = scope;
  if (scope.service !== undefined) return [catalog.service(scope.service) ?? []].flat();
  const { before = "", after = "" } = neighboursOf(place);
  const roles = arns.some(({ service, resource }) => service === "iam" && resource.startsWith("role/"));
  const tested = (place.statement?.conditions ?? []).map(({ name }) => prefixOf(name));
  const named = [...present.map(prefixOf), ...tested, ...arns.map(({ service }) => service), ...(roles ? ["sts"] : [])];
  const counts = new Map<Service, number>();
  for (const [prefix, weight] of [
    [prefixOf(before), 100],
    [prefixOf(after), 50],
    ...named.map((n) => [n, 1]),
  ] as const) {
    const service = /^[a-z0-9-]+$/i.test(`${prefix}`) ? catalog.service(`${prefix}`) : undefined;
    if (service && scope.services.includes(service.prefix))
      counts.set(service, (counts.get(service) ?? 0) + Number(weight));
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([service]) => service)
    .slice(0, 3);
}

/** The services that the policy's other statements are about, the most named first. */
export function servicesOfPolicy({ policy }: PolicyPlace, { catalog, services }: ActionScope): Service[] {
  const counts = new Map<string, number>();
  for (const { actions } of policy.statements)
    for (const prefix of new Set(actions.map(({ value }) => prefixOf(value))))
      if (services.includes(prefix)) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .flatMap(([prefix]) => catalog.service(prefix) ?? []);
}

/** Actions of these services that go with the statement, the likeliest first. */
export function nearActions(
  place: PolicyPlace,
  services: readonly Service[],
  scope: ActionScope,
  isOpen: (action: Action) => boolean,
): Action[] {
  const around = neighboursOf(place);
  const keys = (place.statement?.conditions ?? []).map(({ name }) => name).filter((name) => !name.startsWith("aws:"));
  const nouns = new Set(scope.present.map(nounOf).filter((noun) => noun.length > 3));
  const found: { readonly action: Action; readonly weight: number }[] = [];
  for (const [i, service] of services.entries()) {
    for (const action of service.actions) {
      if (!isOpen(action)) continue;
      found.push({ action, weight: i * 40 + weightOf(action, around, nouns, scope) + untaken(action) });
    }
  }
  return found.sort((a, b) => a.weight - b.weight).map(({ action }) => action);

  function untaken(action: Action): number {
    return keys.length > 0 && !keys.every((key) => scope.catalog.takesConditionKey(action, key)) ? 500 : 0;
  }
}

/** Less for what comes first: in its place in a sorted list, done to the resources, usual, done to the same things. */
function weightOf(action: Action, around: Neighbours, nouns: ReadonlySet<string>, { arns }: ActionScope): number {
  const name = fullName(action);
  const { before, after, isSorted } = around;
  const isBetween = isSorted && (!before || before < name) && (!after || name < after);
  const order = usualAction(action)?.order;
  return (
    (arns.length === 0 || fitsAny(action, arns) ? 0 : 1000) +
    (isBetween ? (before && after ? -400 : -60) : 0) +
    (order === undefined ? 150 : Math.min(order * 5, 120)) +
    (nouns.has(nounOf(name)) ? -70 : 0) +
    (verbOf(name) === verbOf(before ?? after ?? "") ? -10 : 0)
  );
}

const fullNames = new WeakMap<Action, string>();

/** An action with its service, in lower case. */
export function fullName(action: Action): string {
  let name = fullNames.get(action);
  if (name === undefined) {
    name = `${action.service}:${action.name.toLowerCase()}`;
    fullNames.set(action, name);
  }
  return name;
}

/** Whether an action can be done to one of the resources. */
export function fitsAny({ resourceTypes }: Action, arns: ActionScope["arns"]): boolean {
  return resourceTypes.some((type) => arns.slice(0, 20).some((arn) => canName(arn, type)));
}

export function neighboursOf({ cursor, replace }: PolicyPlace): Neighbours {
  const list = cursor.holders.at(-1);
  if (list?.type !== "array") return { before: undefined, after: undefined, isSorted: false };
  const others = (list.children ?? []).filter((node) => node !== cursor.node && node.type === "string");
  const split = others.findIndex(({ offset }) => offset >= replace.start);
  const at = split < 0 ? others.length : split;
  const texts = others.map(({ value }) => String(value).toLowerCase());
  const rising = texts.filter((text, i) => i > 0 && texts[i - 1]! <= text).length;
  return { before: texts[at - 1], after: texts[at], isSorted: texts.length > 1 && rising >= (texts.length - 1) * 0.7 };
}

function prefixOf(action: string): string {
  return action.slice(0, Math.max(action.indexOf(":"), 0)).toLowerCase();
}

const verbs =
  /^(?:describe|get|list|create|delete|update|put|batch|modify|attach|detach|associate|disassociate|start|stop|tag|untag|register|deregister|add|remove|enable|disable|set|run|search|send|cancel|import|export)/;

function verbOf(action: string): string {
  return verbs.exec(action.slice(action.indexOf(":") + 1).toLowerCase())?.[0] ?? "";
}

/** What an action is done to: its name without the verb and the plural. */
function nounOf(action: string): string {
  const name = action.slice(action.indexOf(":") + 1).toLowerCase();
  return name.slice(verbOf(action).length).replace(/(?:ies|y|s)$/, "");
}
