import type { Action, Service } from "../../catalog/index.ts";
import type { ActionScope } from "./complete-wildcards.ts";
import { matchOf } from "./match.ts";
import { usualAction, usualServices } from "./usual-actions.ts";

/** Actions of any service by name; by what they do, only those of the usual services and of the statement's own. */
export function actionsNamed(typed: string, own: readonly Service[], scope: ActionScope): Action[] {
  if (typed.length < 2) return [];
  const { catalog } = scope;
  const match = matchOf(typed);
  const near = new Set([...own.map(({ prefix }) => prefix), ...usualServices()]);
  const found: { readonly action: Action; readonly rank: number }[] = [];
  let place = 0;
  for (const prefix of near) {
    place++;
    if (!scope.services.includes(prefix)) continue;
    for (const action of catalog.service(prefix)?.actions ?? []) {
      const rank = isCalled(typed, action) ? 0 : match(lowerName(action), wordsOf(action));
      if (rank === undefined || !scope.admits(action) || scope.isCovered(action)) continue;
      const usual = usualAction(action)?.order;
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
function isCalled(typed: string, action: Action): boolean {
  return usualAction(action)?.words.includes(` ${typed}`) ?? false;
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
export function wordsOf(action: Action): string {
  let words = wordsByAction.get(action);
  if (words === undefined) {
    const called = usualAction(action)?.words ?? "";
    const said = action.description.replace(/^Grants permission to (?:the )?/, "");
    words = `${called} ${said}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
    wordsByAction.set(action, words);
  }
  return words;
}
