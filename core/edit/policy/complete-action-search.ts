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
    const service = catalog.service(prefix);
    for (const { action, name, words, called, order } of service ? searchedIn(service) : []) {
      const rank = called.includes(` ${typed}`) ? 0 : match(name, words);
      if (rank === undefined || !scope.admits(action) || scope.isCovered(action)) continue;
      found.push({ action, rank: rank * 1000 + (order === undefined ? 600 : order * 4) + place });
    }
  }
  if (typed.length > 2) {
    for (const prefix of scope.services) {
      if (near.has(prefix)) continue;
      const service = catalog.service(prefix);
      if (!service || !namesIn(service).includes(typed)) continue;
      for (const [i, name] of namesIn(service).split("\n").entries()) {
        const at = name.indexOf(typed);
        const action = at < 0 ? undefined : service.actions[i];
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

/** What an action is searched by. */
interface Searched {
  readonly action: Action;
  /** In lower case. */
  readonly name: string;
  readonly words: string;
  /** What people call it, a blank before each word. */
  readonly called: string;
  /** Its place among the usual actions of its service. */
  readonly order: number | undefined;
}

const searchedByService = new WeakMap<Service, readonly Searched[]>();

function searchedIn(service: Service): readonly Searched[] {
  let searched = searchedByService.get(service);
  if (!searched) {
    searched = service.actions.map((action) => {
      const usual = usualAction(action);
      const name = action.name.toLowerCase();
      return { action, name, words: wordsOf(action), called: usual?.words ?? "", order: usual?.order };
    });
    searchedByService.set(service, searched);
  }
  return searched;
}

const namesByService = new WeakMap<Service, string>();

/** The names of a service's actions in lower case, one a line: most services have none that fits, which is told at once. */
function namesIn(service: Service): string {
  let names = namesByService.get(service);
  if (names === undefined) {
    names = service.actions.map(({ name }) => name.toLowerCase()).join("\n");
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
