import type { Action, Catalog, Service } from "../../catalog/index.ts";
import type { JsonDocument } from "../../hosts/index.ts";
import { type Arn, parseArn } from "../../model/arn.ts";
import { takesAction, targetOf } from "../../model/policy-target.ts";
import { canName } from "../../model/resource-type.ts";
import type { Choice } from "./complete-choice.ts";
import { describeAction, describeService } from "./complete-documentation.ts";
import { type ActionScope, levelOf, wildcardChoices } from "./complete-wildcards.ts";
import { ranked, rankOf } from "./match.ts";
import { otherItems, type PolicyPlace } from "./place.ts";
import { usualAction, usualServices } from "./usual-actions.ts";

/**
 * Actions, services and wildcards for Action and NotAction. Nothing typed: what goes with the rest of the statement, then
 * services; a service and a colon: its actions; any other text: whatever is meant by it.
 */
export function actions(place: PolicyPlace, document: JsonDocument, catalog: Catalog): Choice[] {
  if (document.kind === "trust-policy") return trustActions(place, catalog);
  const typed = place.typed.trim().toLowerCase();
  const scope = scopeOf(place, document, catalog);
  const colon = typed.indexOf(":");
  if (colon > 0) return ofTypedService(typed.slice(0, colon), typed.slice(colon + 1), scope);
  if (typed !== "") return ofAnyText(typed, scope);
  const own = contextServices(scope);
  const [only] = own;
  if (scope.service !== undefined && only) return ofService(only, "", scope);
  const near = own.flatMap((service) => usualOf(service, scope).slice(0, own.length > 1 ? 4 : 7));
  const others = usualServices();
  const rest = scope.services.filter((prefix) => !others.includes(prefix));
  const inOrder = new Set([...own.map(({ prefix }) => prefix), ...others, ...rest]);
  return [
    ...near.map((action) => actionChoice(action, scope)),
    ...[...inOrder].filter((prefix) => scope.services.includes(prefix)).map((prefix) => serviceChoice(prefix, scope)),
  ];
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
  };
}

/** The services that the rest of the statement is about, the most named first. */
function contextServices(scope: ActionScope): Service[] {
  const { catalog, present, arns } = scope;
  if (scope.service !== undefined) return [catalog.service(scope.service) ?? []].flat();
  const named = [
    ...present.map((item) => item.slice(0, Math.max(item.indexOf(":"), 0))),
    ...arns.map(({ service }) => service),
  ];
  const counts = new Map<Service, number>();
  for (const prefix of named) {
    const service = /^[a-z0-9-]+$/i.test(prefix) ? catalog.service(prefix) : undefined;
    if (service && scope.services.includes(service.prefix)) counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([service]) => service)
    .slice(0, 3);
}

/** The usual actions of a service that are not there yet, those first that can be done to the statement's resources. */
function usualOf(service: Service, scope: ActionScope): Action[] {
  const usual = service.actions.filter((action) => usualAction(action.service, action.name));
  return sorted(usual.length > 0 ? usual : service.actions, scope);
}

function sorted(actions: readonly Action[], scope: ActionScope): Action[] {
  const open = actions.filter((action) => scope.admits(action) && !isCovered(action, scope));
  const order = new Map(open.map((action) => [action, weightOf(action, scope.arns)]));
  return open.sort((a, b) => order.get(a)! - order.get(b)!);
}

/** Less for what comes first: fitting the resources, then usual. */
function weightOf(action: Action, arns: readonly Arn[]): number {
  const fits = arns.length === 0 || fitsAny(action, arns);
  return (fits ? 0 : 1000) + (usualAction(action.service, action.name)?.order ?? 500);
}

function fitsAny({ resourceTypes }: Action, arns: readonly Arn[]): boolean {
  return resourceTypes.some((type) => arns.slice(0, 20).some((arn) => canName(arn, type)));
}

function isCovered({ service, name }: Action, { present, catalog }: ActionScope): boolean {
  return present.some((item) =>
    /[*?]/.test(item)
      ? catalog.matches(item, service, name)
      : item.toLowerCase() === `${service}:${name}`.toLowerCase(),
  );
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
function ofAnyText(typed: string, scope: ActionScope): Choice[] {
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
  for (const action of named(typed, scope)) add(actionChoice(action, scope));
  for (const prefix of meant) add(serviceChoice(prefix, scope));
  return [...found.values()];
}

/** Actions of any service by name; by what they do, only those of the usual services and of the statement's own. */
function named(typed: string, scope: ActionScope): Action[] {
  if (typed.length < 2) return [];
  const { catalog } = scope;
  const near = new Set([...contextServices(scope).map(({ prefix }) => prefix), ...usualServices()]);
  const found: { readonly action: Action; readonly rank: number }[] = [];
  let place = 0;
  for (const prefix of near) {
    place++;
    if (!scope.services.includes(prefix)) continue;
    for (const action of catalog.service(prefix)?.actions ?? []) {
      const rank = isCalled(typed, action) ? 1 : rankOf(typed, lowerName(action), wordsOf(action));
      if (rank === undefined || !scope.admits(action) || isCovered(action, scope)) continue;
      const usual = usualAction(prefix, action.name)?.order;
      found.push({ action, rank: rank * 1000 + (usual === undefined ? 600 : usual * 4) + place });
    }
  }
  if (typed.length > 2) {
    for (const prefix of scope.services) {
      if (near.has(prefix)) continue;
      const service = catalog.service(prefix);
      for (const [i, name] of namesOf(service).entries()) {
        const at = name.indexOf(typed);
        const action = at < 0 ? undefined : service?.actions[i];
        if (action && scope.admits(action)) found.push({ action, rank: (at === 0 ? 700 : 3700) + name.length });
      }
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ action }) => action);
}

const most = 250;

/** Whether people call the action so. */
function isCalled(typed: string, { service, name }: Action): boolean {
  return ` ${usualAction(service, name)?.words ?? ""}`.includes(` ${typed}`);
}

const lowerNames = new WeakMap<Action, string>();

function lowerName(action: Action): string {
  let name = lowerNames.get(action);
  if (name === undefined) {
    name = action.name.toLowerCase();
    lowerNames.set(action, name);
  }
  return name;
}

const namesByService = new WeakMap<Service, readonly string[]>();

/** The names of a service's actions in lower case. */
function namesOf(service: Service | undefined): readonly string[] {
  if (!service) return [];
  let names = namesByService.get(service);
  if (!names) {
    names = service.actions.map(({ name }) => name.toLowerCase());
    namesByService.set(service, names);
  }
  return names;
}

const wordsByAction = new WeakMap<Action, string>();

/** What an action is found by beside its name: what people call it, and AWS's sentence. */
function wordsOf(action: Action): string {
  let words = wordsByAction.get(action);
  if (words === undefined) {
    const called = usualAction(action.service, action.name)?.words ?? "";
    const said = action.description.replace(/^Grants permission to (?:the )?/, "");
    words = `${called} ${said}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
    wordsByAction.set(action, words);
  }
  return words;
}

function serviceWords(prefix: string, catalog: Catalog): string {
  return (catalog.serviceName(prefix) ?? "").toLowerCase().replace(/[^a-z0-9]+/g, " ");
}

function actionChoice(action: Action, { catalog }: Pick<ActionScope, "catalog" | "present">): Choice {
  return {
    label: `${action.service}:${action.name}`,
    type: "action",
    detail: levelOf(action),
    documentation: () => describeAction(action, catalog),
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
