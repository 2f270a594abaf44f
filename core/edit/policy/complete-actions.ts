import type { Action, Catalog, Service } from "../../catalog/index.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { type Arn, parseArn } from "../../model/arn.ts";
import { takesAction, targetOf } from "../../model/policy-target.ts";
import { remembered } from "../../model/remembered.ts";
import type { AssistContext } from "../assist.ts";
import { actionsNamed, wordsOf } from "./complete-action-search.ts";
import type { Choice } from "./complete-choice.ts";
import { describeService, levelOf } from "./complete-documentation.ts";
import { listWildcards, wildcardsInTitle } from "./complete-list-wildcards.ts";
import { type ActionScope, wildcardChoices } from "./complete-wildcards.ts";
import { actionWords } from "./hover-action.ts";
import { ranked } from "./match.ts";
import { fitsAny, nearActions } from "./nearby-actions.ts";
import { neighboursOf } from "./nearby-list.ts";
import { nearServices, servicesInName, servicesOfPolicy } from "./nearby-services.ts";
import { otherItems, type PolicyPlace } from "./place.ts";
import { usualAction, usualServices } from "./usual-actions.ts";
import { fileTitle, nameOf, wordsIn } from "./words-in.ts";

/**
 * Actions, services and wildcards for Action and NotAction. Nothing typed: what goes with the rest of the statement, then
 * services; a service and a colon: its actions; any other text: whatever is meant by it.
 */
export function actions(place: PolicyPlace, document: JsonDocument, context: AssistContext): Choice[] {
  const { catalog } = context;
  if (document.kind === "trust-policy") return trustActions(place, catalog);
  const typed = place.typed.trim().toLowerCase();
  const scope = scopeOf(place, document, catalog);
  const colon = typed.indexOf(":");
  if (colon > 0) return ofTypedService(typed.slice(0, colon), typed.slice(colon + 1), scope);
  if (typed !== "") return ofAnyText(typed, place, scope);
  const own = nearServices(place, scope);
  const [only] = own;
  if (scope.service !== undefined && only) return ofService(only, "", scope);
  return [
    ...nearby(own, place, context.file, scope),
    ...servicesInOrder(own, scope).map((prefix) => serviceChoice(prefix, scope)),
  ];
}

/** What likely comes next, by the rest of the statement and policy, and by their names. */
function nearby(own: readonly Service[], place: PolicyPlace, file: string, scope: ActionScope): Choice[] {
  const titles = [place.statement?.sid?.value ?? "", fileTitle(file)];
  const title = new Set(titles.flatMap(wordsIn));
  const named = titles.flatMap((one) => servicesInName(one, scope));
  const services = { statement: own, policy: servicesOfPolicy(place, scope), named };
  const { before, after } = neighboursOf(place);
  const listed = listWildcards(before, after, servicesInOrder(own, scope), scope);
  const wild = listed.length > 0 ? listed : wildcardsInTitle(title, [...named, ...own], scope);
  const isBegun = scope.present.length > 0 || own.length > 0;
  const used = new Set(
    isBegun ? [] : place.policy.statements.flatMap(({ actions: all }) => all.map(({ value }) => value.toLowerCase())),
  );
  const isOpen = (action: Action) => scope.admits(action) && !scope.isCovered(action) && !used.has(nameOf(action).full);
  const likely = nearActions(place, services, title, scope, isOpen).slice(0, isBegun ? 10 : 8);
  return [...wild.slice(0, 6), ...likely.map((action) => actionChoice(action, scope)), ...wild.slice(6)];
}

function servicesInOrder(own: readonly Service[], { services }: ActionScope): string[] {
  const allowed = new Set(services);
  const usual = usualServices();
  return [...new Set([...own.map(({ prefix }) => prefix), ...usual, ...services])].filter((prefix) =>
    allowed.has(prefix),
  );
}

/** What a trust policy holds, those first that the principals need. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function trustActions(place: PolicyPlace, catalog: Catalog): Choice[] {
  const present = new Set(otherItems(place).map((item) => item.toLowerCase()));
  const federated = place.statement?.principals.filter(({ type }) => type === "Federated") ?? [];
  const first = federated.some(({ value }) => /:saml-provider\//.test(value))
    ? "AssumeRoleWithSAML"
    : federated.length > 0
      ? "AssumeRoleWithWebIdentity"
      : "AssumeRole";
  const names = [
    first,
    "AssumeRole",
    "TagSession",
    "SetSourceIdentity",
    "AssumeRoleWithWebIdentity",
    "AssumeRoleWithSAML",
  ];
  const found = [...new Set([...names, "SetContext"])].flatMap((name) => catalog.action(`sts:${name}`) ?? []);
  return ranked(found, place.typed, ({ name }) => [`sts:${name}`])
    .filter(({ name }) => !present.has(`sts:${name.toLowerCase()}`))
    .map((action) => actionChoice(action, { catalog, present: [] }));
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

/** The usual actions of a service that are not there yet, those first that can be done to the statement's resources. */
function usualOf(service: Service, scope: ActionScope): Action[] {
  const usual = service.actions.filter((action) => usualAction(action));
  return sorted(usual.length > 0 ? usual : service.actions, scope);
}

function sorted(actions: readonly Action[], scope: ActionScope): Action[] {
  const open = actions.filter((action) => scope.admits(action) && !scope.isCovered(action));
  const order = new Map(open.map((action) => [action, weightOf(action, scope.arns)]));
  return open.sort((a, b) => order.get(a)! - order.get(b)!);
}

/** Less for what comes first: fitting the resources, then usual. */
function weightOf(action: Action, arns: readonly Arn[]): number {
  const fits = arns.length === 0 || fitsAny(action, arns);
  return (fits ? 0 : 1000) + (usualAction(action)?.order ?? 500);
}

/** A test whether an action is named by the list already, or stands under one of its wildcards. */
function coveredBy(present: readonly string[], catalog: Catalog): (action: Action) => boolean {
  const names = new Set(present.map((item) => item.toLowerCase()));
  const wild = present.filter((item) => /[*?]/.test(item));
  return (action) =>
    names.has(nameOf(action).full) || wild.some((item) => catalog.matches(item, action.service, action.name));
}

function ofTypedService(prefix: string, name: string, scope: ActionScope): Choice[] {
  const service = scope.services.includes(prefix) ? scope.catalog.service(prefix) : undefined;
  if (service) return ofService(service, name, scope);
  const near = ranked(scope.services, prefix, (one) => [one]).slice(0, 3);
  return near.flatMap((one) => {
    const found = scope.catalog.service(one);
    return found ? ofService(found, name, scope) : [];
  });
}

/** The actions of a service that a text means, with wildcards among them. */
function ofService(service: Service, typed: string, scope: ActionScope): Choice[] {
  const wild = wildcardChoices(service, typed, scope);
  if (/[*?]/.test(typed)) return wild;
  const found = ranked(sorted(service.actions, scope), typed, (action) => [action.name, wordsOf(action)]);
  const choices = found.map((action) => actionChoice(action, scope));
  const first = typed === "" ? 7 : 5;
  return [...choices.slice(0, first), ...wild, ...choices.slice(first)];
}

/** Text without a colon may be the beginning of a service, the name of an action, or words of what it does. */
function ofAnyText(typed: string, place: PolicyPlace, scope: ActionScope): Choice[] {
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
    for (const choice of ofService(service, rest, scope).slice(0, 60)) add(choice);
  }
  const isPrefix = meant.filter((prefix) => prefix.startsWith(typed));
  for (const prefix of isPrefix.slice(0, 3)) add(serviceChoice(prefix, scope));
  if (exact) for (const action of usualOf(exact, scope).slice(0, 6)) add(actionChoice(action, scope));
  for (const action of actionsNamed(typed, nearServices(place, scope), scope)) add(actionChoice(action, scope));
  for (const prefix of meant) add(serviceChoice(prefix, scope));
  return [...found.values()];
}

const serviceWords = remembered((prefix, catalog) =>
  (catalog.serviceName(prefix) ?? "").toLowerCase().replace(/[^a-z0-9]+/g, " "),
);

function actionChoice(action: Action, { catalog }: Pick<ActionScope, "catalog" | "present">): Choice {
  return {
    label: `${action.service}:${action.name}`,
    type: "action",
    detail: levelOf(action),
    documentation: () => actionWords(`${action.service}:${action.name}`, catalog) ?? "",
    words: wordsOf(action),
  };
}

function serviceChoice(prefix: string, { catalog }: ActionScope): Choice {
  return {
    label: `${prefix}:`,
    type: "service",
    detail: catalog.serviceName(prefix) ?? prefix,
    documentation: () => describeService(prefix, catalog),
    words: serviceWords(prefix, catalog),
    leadsOn: true,
  };
}
