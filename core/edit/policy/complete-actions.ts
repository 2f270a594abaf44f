import type { Action, Catalog, Service } from "../../catalog/index.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { parseArn } from "../../model/arn.ts";
import { takesAction, targetOf } from "../../model/policy-target.ts";
import type { AssistContext } from "../assist.ts";
import { actionChoice, serviceActionsChoice, serviceWords } from "./complete-action-choices.ts";
import { actionsNamed, wordsOf } from "./complete-action-search.ts";
import type { Choice } from "./complete-choice.ts";
import { listWildcards, wildcardsInTitle } from "./complete-list-wildcards.ts";
import { trustActions } from "./complete-trust-actions.ts";
import { type ActionScope, wildcardChoices } from "./complete-wildcards.ts";
import { ranked } from "./match.ts";
import { nearActions } from "./nearby-actions.ts";
import { neighboursOf } from "./nearby-list.ts";
import { nearServices, servicesInName, servicesOfPolicy } from "./nearby-services.ts";
import { otherItems, type PolicyPlace } from "./place.ts";
import { usualServices } from "./usual-actions.ts";
import { fileTitle, nameOf, wordsIn } from "./words-in.ts";

/**
 * Actions, services and wildcards for Action and NotAction. Nothing typed: what goes with the rest of the statement, then
 * services; a service and a colon: its actions; any other text: whatever is meant by it.
 */
export function actions(place: PolicyPlace, document: JsonDocument, { catalog, file }: AssistContext): Choice[] {
  if (document.kind === "trust-policy") return trustActions(place, catalog);
  const typed = place.typed.trim().toLowerCase();
  const asked: Asked = {
    place,
    scope: scopeOf(place, document, catalog),
    titles: [place.statement?.sid?.value ?? "", fileTitle(file)],
  };
  const colon = typed.indexOf(":");
  if (colon > 0) return ofTypedService(typed.slice(0, colon), typed.slice(colon + 1), asked);
  return typed === "" ? ofNothing(asked) : ofAnyText(typed, asked);
}

interface Asked {
  readonly place: PolicyPlace;
  readonly scope: ActionScope;
  /** The names of the statement and of the file. */
  readonly titles: readonly string[];
}

/** What likely comes next, by the rest of the statement and policy, and by their names. */
function ofNothing({ place, scope, titles }: Asked): Choice[] {
  const { catalog } = scope;
  const own = nearServices(place, scope);
  const [only] = own;
  if (scope.service !== undefined && only) return ofService(only, "", { place, scope, titles });
  const title = new Set(titles.flatMap(wordsIn));
  const named = titles.flatMap((one) => servicesInName(one, scope));
  const services = { statement: own, policy: servicesOfPolicy(place, scope), named };
  const { before, after } = neighboursOf(place);
  const inOrder = servicesInOrder(own, scope);
  const listed = listWildcards(before, after, inOrder, scope);
  const wild = listed.length > 0 ? listed : wildcardsInTitle(title, [...named, ...own], scope);
  const isBegun = scope.present.length > 0 || own.length > 0;
  const used = new Set(
    isBegun ? [] : place.policy.statements.flatMap(({ actions: all }) => all.map(({ value }) => value.toLowerCase())),
  );
  const isOpen = (action: Action) => isMissing(action, scope) && !used.has(nameOf(action).full);
  const likely = nearActions(place, services, title, scope, isOpen).slice(0, isBegun ? 10 : 8);
  return [
    ...wild.slice(0, 6),
    ...likely.map((action) => actionChoice(action, catalog)),
    ...wild.slice(6),
    ...inOrder.map((prefix) => serviceActionsChoice(prefix, catalog)),
  ];
}

function servicesInOrder(own: readonly Service[], { services }: ActionScope): string[] {
  const allowed = new Set(services);
  const usual = usualServices();
  return [...new Set([...own.map(({ prefix }) => prefix), ...usual, ...services])].filter((prefix) =>
    allowed.has(prefix),
  );
}

function scopeOf(place: PolicyPlace, { kind }: JsonDocument, catalog: Catalog): ActionScope {
  const present = otherItems(place);
  const target = targetOf(place.policy, kind);
  const statement = place.statement;
  const arns = [...(statement?.resources ?? []), ...(statement?.notResources ?? [])].flatMap(
    ({ value }) => parseArn(value) ?? [],
  );
  const services = target ? [target.service] : kind === "rcp" ? catalog.rcpServices : catalog.services;
  return {
    catalog,
    present,
    arns,
    services,
    ...(target && { service: target.service }),
    // NotAction excepts what it names, so that nothing is out of place there.
    admits: (action) => !target || takesAction(target, action),
    isCovered: coveredBy(present, catalog),
  };
}

/** A test whether an action is named by the list already, or stands under one of its wildcards. */
function coveredBy(present: readonly string[], catalog: Catalog): (action: Action) => boolean {
  const names = new Set(present.map((item) => item.toLowerCase()));
  const wild = present.filter((item) => /[*?]/.test(item));
  return (action) =>
    names.has(nameOf(action).full) || wild.some((item) => catalog.matches(item, action.service, action.name));
}

function isMissing(action: Action, scope: ActionScope): boolean {
  return scope.admits(action) && !scope.isCovered(action);
}

/** The actions of a service that are not there yet, those first that go with the statement. */
function actionsOf(service: Service, { place, scope, titles }: Asked): Action[] {
  const title = new Set(titles.flatMap(wordsIn));
  const services = { statement: [service], policy: [], named: [] };
  const isOpen = (action: Action) => action.service === service.prefix && isMissing(action, scope);
  return nearActions(place, services, title, scope, isOpen);
}

function ofTypedService(prefix: string, name: string, asked: Asked): Choice[] {
  const { catalog, services } = asked.scope;
  const service = services.includes(prefix) ? catalog.service(prefix) : undefined;
  if (service) return ofService(service, name, asked);
  const near = ranked(services, prefix, (one) => [one]).slice(0, 3);
  return near.flatMap((one) => {
    const found = catalog.service(one);
    return found ? ofService(found, name, asked) : [];
  });
}

/** The actions of a service that a text means, with wildcards among them. */
function ofService(service: Service, typed: string, asked: Asked): Choice[] {
  const { scope } = asked;
  const wild = wildcardChoices(service, typed, scope);
  if (/[*?]/.test(typed)) return wild;
  const found = ranked(actionsOf(service, asked), typed, (action) => [action.name, wordsOf(action)]);
  const choices = found.map((action) => actionChoice(action, scope.catalog));
  const first = typed === "" ? 7 : 5;
  return [...choices.slice(0, first), ...wild, ...choices.slice(first)];
}

/** Text without a colon may be the beginning of a service, the name of an action, or words of what it does. */
function ofAnyText(typed: string, asked: Asked): Choice[] {
  const { place, scope } = asked;
  const { catalog, services } = scope;
  if (typed === "*") return [];
  const meant = ranked(services, typed, (prefix) => [prefix, serviceWords(prefix, catalog)]).slice(0, 12);
  const [best] = meant;
  const exact =
    best !== undefined && (best === typed || (typed.length > 1 && best.startsWith(typed)))
      ? catalog.service(best)
      : undefined;
  const glued = [...services]
    .filter((prefix) => typed.startsWith(prefix) && typed.length > prefix.length)
    .sort((a, b) => b.length - a.length)
    .slice(0, 2)
    .flatMap((prefix) => catalog.service(prefix) ?? []);
  const found = new Map<string, Choice>();
  const add = (choice: Choice) => {
    if (!found.has(choice.label)) found.set(choice.label, choice);
  };
  for (const service of glued) {
    const rest = typed.slice(service.prefix.length).replace(/^[^a-z0-9]+/, "");
    for (const choice of ofService(service, rest, asked).slice(0, 60)) add(choice);
  }
  const isPrefix = meant.filter((prefix) => prefix.startsWith(typed));
  for (const prefix of isPrefix.slice(0, 3)) add(serviceActionsChoice(prefix, catalog));
  if (exact) for (const action of actionsOf(exact, asked).slice(0, 6)) add(actionChoice(action, catalog));
  for (const action of actionsNamed(typed, nearServices(place, scope), scope)) add(actionChoice(action, catalog));
  for (const prefix of meant) add(serviceActionsChoice(prefix, catalog));
  return [...found.values()];
}
